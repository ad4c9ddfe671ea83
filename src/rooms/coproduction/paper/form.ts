import * as v from 'valibot';
import { line, whole } from '#platform/forms/fields.ts';

/** What the page gives to `kith-order`: sentences in which `{name}` and `{n}` are left open. */
export interface OrderGiven {
	/** An option has a place in her order: "{name} is number {n}". */
	put: string;
	/** An option is out of her order again. */
	out: string;
	up: string;
	down: string;
}

/** What the page gives to `kith-dots`: how many dots she has, and sentences with `{name}` and `{n}` left open. */
export interface DotsGiven {
	dots: number;
	more: string;
	less: string;
	/** "{name}: {n}. {left} left" */
	said: string;
}

/** A paper as it is sent: which fields count, the method of its vote says. */
export const paperForm = v.record(v.string(), v.union([v.string(), v.array(v.string())]));

/** The code on a slip of paper, typed or scanned. */
export const slipForm = v.object({ slip: line(40) });

/** Which version of a draft was read before it is opened. */
export const whichVersionForm = v.object({ version: whole(1, 1_000_000) });
