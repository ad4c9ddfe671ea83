import { fullDate, instantOf } from '#platform/i18n/dates.ts';
import { wordValues } from '#platform/forms/words.ts';
import { m } from '#messages';
import { callTexts } from './form.ts';
import type { CallStands } from './policy.ts';
import type { PaidCall, CallCriterion } from './queries.server.ts';

/** A day of a call in words. */
export const callDay = (day: string, zone: string): string => fullDate(instantOf(day, '12:00', zone), zone);

/** Where a call stands: its chip. */
export function callChip(
	stands: CallStands,
	{ opensOn, closesOn }: { opensOn: string; closesOn: string },
	zone: string
): { label: string; tone: 'leaf' | 'sun' | 'plain' } {
	if (stands === 'draft') return { label: m.coproduction_call_stands_draft(), tone: 'sun' };
	if (stands === 'coming')
		return { label: m.coproduction_call_stands_coming({ day: callDay(opensOn, zone) }), tone: 'plain' };
	if (stands === 'open')
		return { label: m.coproduction_call_stands_open({ day: callDay(closesOn, zone) }), tone: 'leaf' };
	if (stands === 'over')
		return { label: m.coproduction_call_stands_over({ day: callDay(closesOn, zone) }), tone: 'plain' };
	return { label: m.coproduction_call_stands_rating(), tone: 'sun' };
}

/** Why a call stays as it is, with a way forward. */
export const callRefusalWords = {
	public: m.coproduction_call_refused_public,
	'changed-meanwhile': m.coproduction_call_refused_meanwhile,
	'nothing-shown': m.coproduction_call_refused_nothing_shown,
	over: m.coproduction_call_refused_over,
	rating: m.coproduction_call_refused_rating,
	before: m.coproduction_call_refused_before
} as const;

/** A call as the fields of its form hold it. */
export function callValues(call: PaidCall, criteria: readonly CallCriterion[]): Record<string, string> {
	const values: Record<string, string> = {
		...{ version: String(call.version), opensOn: call.opensOn, closesOn: call.closesOn },
		...wordValues('name', call.name)
	};
	for (const text of callTexts) Object.assign(values, wordValues(text, call[text]));
	for (const { place, looksFor, asks, isShown } of criteria)
		Object.assign(values, wordValues(`looks${place}`, looksFor), wordValues(`asks${place}`, asks), {
			[`shown${place}`]: isShown ? 'yes' : ''
		});
	return values;
}
