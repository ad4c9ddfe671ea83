import { m } from '#messages';
import {
	lineAnswers,
	otherWays,
	endings,
	declineReasons,
	type CameOf,
	type LineAnswer,
	type OtherWay,
	type Reason
} from './form.ts';

const said: Record<LineAnswer, () => string> = {
	right: m.programmes_referral_right,
	rather: m.programmes_referral_rather,
	not: m.programmes_referral_not
};
const why: Record<Reason, () => string> = {
	full: m.programmes_referral_why_full,
	'too-far': m.programmes_referral_why_too_far,
	'something-else': m.programmes_referral_why_something_else,
	'not-ours': m.programmes_referral_why_not_ours
};
const instead: Record<OtherWay, () => string> = {
	'open-door': m.programmes_referral_way_open_door,
	'hear-later': m.programmes_referral_way_hear_later,
	elsewhere: m.programmes_referral_way_elsewhere,
	call: m.programmes_referral_way_call
};
const came: Record<CameOf, () => string> = {
	came: m.programmes_referral_came,
	'did-not-come': m.programmes_referral_did_not_come,
	'other-help': m.programmes_referral_other_help
};

const optionsOf = <Choice extends string>(choices: readonly Choice[], words: Record<Choice, () => string>) =>
	choices.map((value) => ({ value, label: words[value]() }));

/** What she may say to a line. */
export const lineOptions = () => optionsOf(lineAnswers, said);
/** Why a charity says no. */
export const reasonOptions = () => optionsOf(declineReasons, why);
/** What it offers instead. */
export const otherWayOptions = () => optionsOf(otherWays, instead);
/** What came of it. */
export const cameOptions = () => optionsOf(endings, came);

/** Why a charity said no, in words. */
export const reasonWords = (reason: Reason): string => why[reason]();
/** What it offers instead, in words. */
export const otherWayWords = (way: OtherWay): string => instead[way]();
/** What came of it, in words. */
export const cameOfWords = (outcome: CameOf): string => came[outcome]();
