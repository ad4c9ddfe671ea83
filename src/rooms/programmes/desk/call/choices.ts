import { m } from '#messages';
import type { CallReason } from './form.ts';

const why: Record<CallReason, () => string> = {
	new: m.programmes_calls_why_new,
	interest: m.programmes_calls_why_interest,
	referral: m.programmes_calls_why_referral,
	'no-word-twice': m.programmes_calls_why_no_word,
	'walked-in': m.programmes_calls_why_walked_in,
	rests: m.programmes_calls_why_rests
};

/** Why somebody is called, in words. */
export const reasonOfCall = (reason: CallReason): string => why[reason]();

type Spoken = { locale: 'en' | 'es' };
const say: Record<CallReason, (inputs: object, spoken: Spoken) => string> = {
	new: m.programmes_calls_say_new,
	interest: m.programmes_calls_say_interest,
	referral: m.programmes_calls_say_referral,
	'no-word-twice': m.programmes_calls_say_no_word,
	'walked-in': m.programmes_calls_say_walked_in,
	rests: m.programmes_calls_say_rests
};

/** What to say to her, in the language given: nothing of it gives away to whoever picks up what it is about, until it is she. */
export function sayWords(reason: CallReason, called: string, locale: Spoken['locale']): string[] {
	const hello = reason === 'walked-in' ? [] : [m.programmes_calls_hello({ name: called }, { locale })];
	return [...hello, say[reason]({}, { locale })];
}
