import type { VoteMethod } from '../decision/form.ts';
import type { PaperHolder } from '../urn/sealing.ts';

/** What a choice is measured by. It stands from the opening on. */
export interface PaperRules {
	method: VoteMethod;
	dots: number | null;
	/** How many options there are. */
	options: number;
	/** It is a no-go round: a reason may stand on the paper. */
	isNoGo?: boolean;
}

/**
 * What somebody chose, by the method: numbers of options in her order (stv), those she ticked (approval), or the dots of each option
 * in the order of options (dots). Empty: a blank paper.
 */
export type Choice = readonly number[];

export type ChoiceRefusal = 'twice' | 'not-an-option' | 'too-many-dots' | 'long-reason';

/** A reason on a paper is at most so many bytes long, so that all papers are of one length. */
export const mostReasonBytes = 200;

/** What is wrong with a choice, if anything. */
export function wrongIn(choice: Choice, { method, dots, options }: PaperRules): ChoiceRefusal | undefined {
	if (method === 'dots') return wrongInDots(choice, { dots: dots ?? 0, options });
	if (choice.some((number) => !Number.isInteger(number) || number < 1 || number > options)) return 'not-an-option';
	return new Set(choice).size < choice.length ? 'twice' : undefined;
}

function wrongInDots(choice: Choice, { dots, options }: { dots: number; options: number }): ChoiceRefusal | undefined {
	if (choice.length !== 0 && choice.length !== options) return 'not-an-option';
	if (choice.some((number) => !Number.isInteger(number) || number < 0)) return 'not-an-option';
	return choice.reduce((sum, number) => sum + number, 0) > dots ? 'too-many-dots' : undefined;
}

/** The same choice in the one way in which it is kept: ticks by number, and no dots at all as a blank paper. */
export function plainly(choice: Choice, method: VoteMethod): Choice {
	if (method === 'approval') return choice.toSorted((one, other) => one - other);
	return method === 'dots' && choice.every((dots) => dots === 0) ? [] : choice;
}

const whose: unique symbol = Symbol('whose paper');

/**
 * That somebody may vote, by what she has shown: made by `passOf`, `passByLink` and `passBySlip` alone, for the time of one request. It
 * can't be written in a form, and says to nobody who she is.
 */
export interface Pass extends PaperRules {
	readonly decisionId: string;
	readonly [whose]: PaperHolder;
}

/** A pass for whoever holds this line of a roll, or this slip. For the three doors that ask whether she does. */
export function passFor(holder: PaperHolder, decisionId: string, terms: PaperRules): Pass {
	return { ...terms, decisionId, [whose]: holder };
}

/** Whose paper it is. For casting alone. */
export const paperHolder = (pass: Pass): PaperHolder => pass[whose];
