import { currentLanguage } from '#platform/i18n/language.ts';
import { localeOf } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { callDay } from '../call/choices.ts';
import { hoursPer } from './form.ts';
import type { Engagement } from './queries.server.ts';

/** Why work can't be offered, or an offer not answered, with a way forward. */
export const engagementRefusalWords = {
	'not-met': m.coproduction_engagement_refused_not_met,
	answered: m.coproduction_engagement_refused_answered,
	'other-offer': m.coproduction_engagement_refused_other,
	over: m.coproduction_engagement_refused_over
} as const;

/** For how long so many hours are meant, as a choice. */
export const perOptions = () =>
	hoursPer.map((value) => ({ value, label: m[`coproduction_engagement_per_${value}`]() }));

/** Money as people read it: £4.50. */
export function moneyWords(pence: number): string {
	const format = { style: 'currency', currency: 'GBP' } as const;
	return new Intl.NumberFormat(localeOf(currentLanguage()), format).format(pence / 100);
}

/** How many hours, what an hour is paid, and from when until when: one sentence each. */
export function engagementWords({ hours, per, rate, fromOn, untilOn }: Engagement, zone: string): string[] {
	return [
		m[`coproduction_engagement_hours_${per}`]({ hours }),
		m.coproduction_engagement_rate_words({ rate: moneyWords(rate) }),
		m.coproduction_engagement_days_words({ from: callDay(fromOn, zone), until: callDay(untilOn, zone) })
	];
}

/** What she said to an offer, in a few words. */
export function answerWords({ answer }: Pick<Engagement, 'answer'>): string {
	if (!answer) return m.coproduction_engagement_waits();
	return answer === 'yes' ? m.coproduction_engagement_yes() : m.coproduction_engagement_no();
}
