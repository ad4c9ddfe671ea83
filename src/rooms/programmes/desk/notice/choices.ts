import { inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { audiences, type NoticeAudience } from './form.ts';
import type { SendRefusal } from './policy.ts';
import type { Fate, NoticeCircle, TeamNotice } from './queries.server.ts';

const whoWords: Record<NoticeAudience, () => string> = {
	everybody: m.programmes_notices_who_everybody,
	place: m.programmes_notices_who_place,
	waits: m.programmes_notices_who_waits,
	came: m.programmes_notices_who_came,
	missed: m.programmes_notices_who_missed
};

/** Which of the people a notice may be for, as choices. */
export const whoOptions = () => audiences.map((value) => ({ value, label: whoWords[value]() }));

/** Of which run or area, as choices; all of them for whoever coordinates the whole. */
export function circleOptions(circles: readonly NoticeCircle[], all: boolean): { value: string; label: string }[] {
	const named = circles.map(({ id, label, area }) => ({
		value: id,
		label: area === null ? inWords(label) : m.programmes_notices_in_area({ area })
	}));
	return all ? [{ value: '', label: m.programmes_notices_all_runs() }, ...named] : named;
}

/** In which language, as choices. */
export const languageOptions = (spoken: readonly Language[]) => [
	{ value: '', label: m.programmes_notices_any_language() },
	...spoken.map((value) => ({
		value,
		label: m.programmes_notices_reads({ language: nameOfLanguage(value) })
	}))
];

/** Whom a notice is for, in a few words. */
export function forWhomNotice(notice: TeamNotice, circles: readonly NoticeCircle[]): string {
	if (notice.isNewsletter) return m.programmes_newsletter_to();
	const circle = circles.find(({ id }) => id === notice.circleId);
	const of = circle
		? circleOptions([circle], false)[0]?.label
		: notice.circleId
			? m.programmes_notices_gone_run()
			: m.programmes_notices_all_runs();
	return [
		whoWords[notice.who](),
		of,
		notice.language && m.programmes_notices_reads({ language: nameOfLanguage(notice.language) })
	]
		.filter(Boolean)
		.join(' · ');
}

/** How a notice begins, so that it is known in a list. */
export function beginning(notice: Pick<TeamNotice, 'words'>): string {
	const [first = ''] = inWords(notice.words).split('\n');
	return first.length > 70 ? `${first.slice(0, 68).trimEnd()} …` : first;
}

const fateWords: Record<Fate, (said: { count: number }) => string> = {
	email: m.programmes_notices_fate_email,
	text: m.programmes_notices_fate_text,
	push: m.programmes_notices_fate_push,
	'passed-on': m.programmes_notices_fate_passed_on,
	waits: m.programmes_notices_fate_waits,
	hand: m.programmes_notices_fate_hand,
	'not-reached': m.programmes_notices_fate_not_reached,
	own: m.programmes_notices_fate_own
};

/** "12 by e-mail": what became of some of the letters. */
export const fateOf = ({ fate, people }: { fate: Fate; people: number }): string => fateWords[fate]({ count: people });

const refusals: Record<SendRefusal | 'own' | 'sent', () => string> = {
	'changed-meanwhile': m.programmes_notices_changed_meanwhile,
	'not-approved': m.programmes_newsletter_not_approved,
	'nothing-on': m.programmes_newsletter_nothing_on,
	own: m.programmes_newsletter_own_yes,
	sent: m.programmes_notices_sent_already
};

/** Why something was refused, and what helps. */
export const noticeRefusal = (reason: keyof typeof refusals): string => refusals[reason]();
