import { instantOf, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { lineRefusalWords } from '../question/choices.ts';
import { helps, type Help } from './form.ts';
import { helpStands, type HelpState } from './policy.ts';
import type { Helper } from './queries.server.ts';

const keyOf = (does: Help) => does.replaceAll('-', '_') as 'removes_names';

/** What somebody does, in words. */
export const helpWords = (does: Help): string => m[`evaluation_helper_${keyOf(does)}`]();

/** What can be done, with a sentence to each. */
export const helpOptions = () =>
	helps.map((value) => ({ value, label: helpWords(value), hint: m[`evaluation_helper_${keyOf(value)}_hint`]() }));

const day = (iso: string, zone: string) => shortDay(instantOf(iso, '12:00', zone), zone);

/** What somebody does, from when until when and for how many hours, in one line. */
export function helperLine({ does, since, until, hours }: Helper, zone: string): string {
	const days = m.evaluation_helper_days({ from: day(since, zone), to: day(until, zone) });
	return [helpWords(does), days, hours ? m.evaluation_helper_hours_n({ hours }) : ''].filter(Boolean).join(' · ');
}

const states: Record<HelpState, { tone: 'sun' | 'sky' | 'leaf' | 'plain'; words: () => string }> = {
	asked: { tone: 'sun', words: m.evaluation_helper_state_asked },
	'to-come': { tone: 'sky', words: m.evaluation_helper_state_to_come },
	helps: { tone: 'leaf', words: m.evaluation_helper_state_helps },
	over: { tone: 'plain', words: m.evaluation_helper_state_over }
};

/** How somebody's help stands, as a chip shows it. */
export function helpChip(helper: Helper, today: string): { tone: 'sun' | 'sky' | 'leaf' | 'plain'; words: string } {
	const { tone, words } = states[helpStands(helper, today)];
	return { tone, words: words() };
}

/** Why somebody was not named, or not agreed to, and at which field. */
export function helperRefusalWords(
	reason: 'over' | 'enough' | 'nobody' | 'second-step'
): [sentence: string, field: string] {
	if (reason === 'nobody') return [m.evaluation_helper_nobody(), 'email'];
	if (reason === 'second-step') return [m.evaluation_helper_second_step(), ''];
	return [lineRefusalWords(reason), ''];
}
