import * as v from 'valibot';
import { chosen, day, formId, maybe, name, oneOf, line } from '#platform/forms/fields.ts';
import { pence } from '#platform/forms/money.ts';
import { m } from '#messages';

/** What money was spent on, one tap each. */
export const claimKinds = ['travel', 'food', 'materials', 'children'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/** How a claim stands: sent, sent back with why, approved by somebody else, paid. */
export type ClaimState = 'sent' | 'back' | 'approved' | 'paid';

/** How it is paid. Whoever is given cash signs for it. */
export const waysToPay = ['cash', 'bank', 'voucher'] as const;
export type WayToPay = (typeof waysToPay)[number];

/** The most a photo of a receipt may weigh as it comes from a phone, and how large it is kept. */
export const largestPhoto = 6_000_000;
export const photoBox = { width: 900, height: 1300 };
/** How well a photo is kept, of a hundred: what a receipt says can be read. */
export const photoHundredths = 70;

const mostPounds = 1000;

/** What somebody asks back. */
export const claimForm = v.object({
	id: formId,
	cohort: chosen,
	what: oneOf(claimKinds),
	sum: pence(mostPounds),
	day,
	words: maybe(300),
	/** She was asked whether it is the same receipt, and says that it is another. */
	another: v.optional(v.string(), '')
});

/** What is sent back, and why. */
export const backForm = v.object({ claim: chosen, why: line(300) });

/** What is paid, how, and, for cash, the name with which she signs. */
export const payForm = v.pipe(
	v.object({ claim: chosen, how: oneOf(waysToPay), signed: v.optional(v.union([v.literal(''), name(100)]), '') }),
	v.forward(
		v.check(
			({ how, signed }) => how !== 'cash' || signed !== '',
			() => m.programmes_money_sign_needed()
		),
		['signed']
	)
);
