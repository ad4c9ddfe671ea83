import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { WhileWaiting } from './policy.ts';

/** What a letter says of what there is while she waits: each open door, a booklet, and the call that she may expect. */
export function whileWaitingWords({ doors, booklets }: WhileWaiting): string[] {
	return [
		...doors.map(({ label, when, where }) => m.programmes_meanwhile_mail_door({ title: inWords(label), when, where })),
		...(booklets.length ? [m.programmes_meanwhile_mail_booklet()] : []),
		m.programmes_meanwhile_call()
	];
}
