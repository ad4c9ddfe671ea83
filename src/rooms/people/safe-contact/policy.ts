import { firstWithin } from '#platform/calendar/clock-hours.ts';
import type { Actor } from '#platform/db/tx.ts';
import { inHerOrder } from '../way-order/policy.ts';

/** How and when it is safe to reach somebody. Hours are of the organisation's time zone, days run from 1 (Monday) to 7. */
export interface SafeContact {
	mayEmail: boolean;
	mayText: boolean;
	mayCall: boolean;
	mayLeaveMessage: boolean;
	fromHour: number;
	toHour: number;
	days: readonly number[];
	note: string;
}

/** What holds for somebody who set no rules, such as staff: a message at once, and nothing said to an answering machine. */
export const noRules: SafeContact = {
	mayEmail: true,
	mayText: true,
	mayCall: true,
	mayLeaveMessage: false,
	fromHour: 0,
	toHour: 24,
	days: [1, 2, 3, 4, 5, 6, 7],
	note: ''
};

/** What is known of how somebody can be reached, gathered before the rule is applied. */
export interface Ways {
	email: string | null;
	/** The address with which she signs in; used for nothing but signing in, unless she gave no other. */
	signInEmail: string | null;
	phone: string | null;
	rules: SafeContact;
	/** The ways that she named, in the order in which she wants them tried; else the letter first. */
	order?: readonly string[];
	/** False once she took back her yes to being contacted. */
	agreed: boolean;
	closed: boolean;
}

/** The way that is open to her: an e-mail from a moment on, a person who rings or texts, or none. */
export type Reach =
	| { channel: 'email'; address: string; notBefore: Date }
	| {
			channel: 'by-phone';
			address: string;
			by: readonly ('text' | 'call')[];
			mayLeaveMessage: boolean;
			note: string;
			notBefore: Date;
	  }
	| { channel: 'none'; why: 'closed' | 'not-agreed' | 'no-safe-way' | 'no-safe-time' };

/** Which way, and from when, a message may go to somebody: of those that are safe the one that she wants tried first. What sends asks the gate. */
export function reachOf(ways: Ways, at: Date, zone: string): Reach {
	if (ways.closed) return { channel: 'none', why: 'closed' };
	if (!ways.agreed) return { channel: 'none', why: 'not-agreed' };
	const notBefore = nextSafeMoment(ways.rules, at, zone);
	if (!notBefore) return { channel: 'none', why: 'no-safe-time' };
	const address = ways.email ?? (ways.phone ? null : ways.signInEmail);
	const phone = ways.phone ? waysByPhone(ways.rules) : [];
	const open = [...(address && ways.rules.mayEmail ? (['email'] as const) : []), ...phone];
	const [first] = inHerOrder(open, (ways.order ?? []).map(calledByPhone));
	if (!first) return { channel: 'none', why: 'no-safe-way' };
	if (first === 'email' && address) return { channel: 'email', address, notBefore };
	return {
		channel: 'by-phone',
		address: ways.phone ?? '',
		by: phone,
		mayLeaveMessage: ways.rules.mayLeaveMessage,
		note: ways.rules.note,
		notBefore
	};
}

/** What somebody of the team brings her is a call. */
const calledByPhone = (way: string) => (way === 'hand' ? 'call' : way);

/** The way by phone, for a message whose letter came back: her rules hold as for any other. */
export function phoneReachOf(ways: Ways, at: Date, zone: string): Reach {
	return reachOf({ ...ways, email: null, signInEmail: null }, at, zone);
}

/** The first moment, from this one on, that lies in her days and hours; null when there is none in a week. */
export function nextSafeMoment(rules: SafeContact, at: Date, zone: string): Date | null {
	const within = { from: rules.fromHour * 60, to: rules.toHour * 60 };
	return firstWithin({ days: rules.days, within, outside: null }, at, zone, 8);
}

function waysByPhone(rules: SafeContact): ('text' | 'call')[] {
	return [...(rules.mayText ? (['text'] as const) : []), ...(rules.mayCall ? (['call'] as const) : [])];
}

/** Until when the ways to reach her stay closed; null where she may be reached now. */
export function closedUntil(reach: Reach, now: Date): Date | null {
	return reach.channel !== 'none' && reach.notBefore > now ? reach.notBefore : null;
}

/** Her name, her children, how to reach her: hers to change. */
export function mayKeepOwnDetails(actor: Actor, personId: string): boolean {
	return actor.kind === 'person' && actor.id === personId;
}
