import { currentLanguage, inWords, restLanguage } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import { m } from '#messages';
import type { ActivityFields, Captured, Moment, ActivityChildren } from './activity.ts';

/** At what moment of a workshop. */
export function momentWords(moment: Moment): string {
	return m[`coproduction_activity_moment_${moment}`]();
}

/** How it goes with children. */
export function activityChildrenWords(children: ActivityChildren): string {
	return m[`coproduction_activity_children_${children === 'in-arms' ? 'in_arms' : children}`]();
}

/** What remains when it is over. */
export function capturedWords(captured: Captured): string {
	return m[`coproduction_activity_captures_${captured}`]();
}

/** How long, with how many, and how it goes with children: one line. */
export function activityFacts({ minutes, people: [least, most], children }: ActivityFields): string {
	return [m.coproduction_activity_facts({ minutes, least, most }), activityChildrenWords(children)].join(' · ');
}

/** Whose idea it was. */
export function activityCredit({ credit }: ActivityFields, isOwn: boolean): string {
	if (credit) return m.coproduction_activity_credit({ who: credit });
	return isOwn ? '' : m.coproduction_activity_credit_ours();
}

type Told = 'title' | 'aim' | 'need' | 'steps' | 'reading' | 'mind';

/** An activity in the language spoken now; where it has none, in one that it has, which is named too. */
export function activityTextOf(activity: ActivityFields): { language: string } & Record<Told, string> {
	const { title, aim, need, steps, reading, mind } = activity;
	const spoken = [currentLanguage(), restLanguage() ?? '', 'en', ...Object.keys(title)];
	const language = spoken.find((one) => one in title) ?? 'en';
	const said = (words: Words) => (words as Record<string, string>)[language] ?? inWords(words);
	return {
		language,
		...{ title: said(title), aim: said(aim), need: said(need) },
		...{ steps: said(steps), reading: said(reading), mind: said(mind) }
	};
}
