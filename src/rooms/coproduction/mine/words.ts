import { m } from '#messages';
import { inWords } from '#platform/i18n/language.ts';
import { promiseDay, promiseStateWords } from '../promise/choices.ts';
import type { PromiseState } from '../promise/form.ts';
import type { Became } from './queries.server.ts';

/** One step of what became of it: what it is, in which words, and why where it is not done. */
export interface BecameStep {
	title: string;
	words: string;
	day: string;
	why: string;
	/** Where it is read on, if anywhere. */
	href?: string;
}

function titleOf({ kind, state }: Became): string {
	if (kind === 'theme') return m.coproduction_mine_theme();
	if (kind === 'promise') return promiseStateWords(state as PromiseState);
	if (kind === 'decision' && state === 'open') return m.coproduction_mine_decision_open();
	if (kind === 'decision')
		return state === 'void' ? m.coproduction_mine_decision_void() : m.coproduction_mine_decision_over();
	if (state === 'withdrawn') return m.coproduction_mine_withdrawn();
	return state === 'read' ? m.coproduction_mine_read() : m.coproduction_mine_received();
}

/** What became of it, step by step; a way on where whoever looks may go it. */
export function becameSteps(became: readonly Became[], zone: string, at: (path: string) => string): BecameStep[] {
	return became.map((one) => ({
		title: titleOf(one),
		words:
			one.kind === 'note' ? (one.state === 'received' ? m.coproduction_mine_received_text() : '') : inWords(one.words),
		day: one.day ? promiseDay(one.day, zone) : '',
		why: inWords(one.why),
		href: hrefOf(one, at)
	}));
}

function hrefOf({ kind, id, projectId, isPublic }: Became, at: (path: string) => string): string | undefined {
	if (!isPublic || !id || kind === 'note') return undefined;
	if (kind === 'decision') return at(`/together/result/${id}`);
	return kind === 'promise' ? at(`/together/${projectId}/promises`) : at(`/together/because/theme/${id}`);
}
