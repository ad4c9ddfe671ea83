import type { ClockSpan } from '#platform/calendar/clock-hours.ts';
import type { LetterKind, MessageWay } from '#platform/mail/kind.ts';
import type { RuledLetter } from '#platform/mail/ruling.ts';
import type { ShownLook } from '#platform/mail/letter.ts';
import type { SafeContact } from '../safe-contact/policy.ts';
import { noRules } from '../safe-contact/policy.ts';
import { inHerOrder } from '../way-order/policy.ts';

/** When somebody may be reached, and by which of the ways that she gave. */
export type Rules = Pick<SafeContact, 'mayEmail' | 'mayText' | 'mayCall' | 'fromHour' | 'toHour' | 'days'>;

/** A way, or the rules for all of them, as it was before a change that does not count yet. */
export type WayChange = { countsFrom: Date } & ({ what: 'email' | 'phone' | 'push' } | { what: 'rules'; was: Rules });

/** Everything that is known of somebody who may get a message. */
export interface Known {
	zone: string;
	orgQuiet: ClockSpan | null;
	closed: boolean;
	agreed: boolean;
	email: string | null;
	signInEmail: string | null;
	phone: string | null;
	rules: Rules;
	look: ShownLook | undefined;
	/** She was quiet at some time since the message was written. */
	quiet: boolean;
	tellIfOff: boolean;
	changes: readonly WayChange[];
	off: readonly { topic: string; way: string }[];
	/** Whether somebody else reads her mailbox, or uses her phone. */
	others: { mailbox: boolean; phone: boolean };
	/** Ways that her organisation, or she, has opened besides. */
	open: { text: boolean; push: boolean };
	/** The ways that she named, in the order in which she wants them tried. */
	order: readonly string[];
	sentNews: readonly Date[];
}

/** What may be asked of the gate: a message of a declared kind to one person, and the letter that it became, if it did already. */
export interface AskedOfGate {
	to: string;
	kind: LetterKind;
	about?: RuledLetter['about'];
	letter?: RuledLetter['letter'];
	beside?: RuledLetter['beside'];
	/** A mailbox of hers other than the one she has now. */
	mailbox?: string | undefined;
}

/** What is known of somebody who may get it. */
export interface Recipient {
	readonly closed: boolean;
	/** She asked for quiet: nothing dated, no celebration, booklet or measure. */
	readonly quiet: boolean;
	readonly agreed: boolean;
	/** Whether she takes this topic this way. */
	readonly takes: (topic: string, way: string) => boolean;
	readonly rules: WayRules;
	/** When how to reach her was last changed. */
	readonly changedAt: Date | null;
	/** In her order. */
	readonly ways: readonly string[];
	/** When news went to her. */
	readonly sentNews: readonly Date[];
}

/** Which ways are safe, and when. */
export interface WayRules {
	readonly email: boolean;
	readonly text: boolean;
	readonly call: boolean;
	readonly push: boolean;
	readonly hours: ClockSpan | null;
	readonly days: readonly number[];
}

const isAtOnce = ({ class: sort }: LetterKind) => sort === 'asked' || sort === 'alert';

/** Where a letter of this kind goes: what she asked for, and alerts, to where she signs in. */
export function mailboxOf({ email, signInEmail, phone }: Known, { kind, mailbox }: AskedOfGate): string | null {
	if (mailbox !== undefined) return mailbox;
	if (isAtOnce(kind)) return signInEmail;
	return email ?? (phone ? null : signInEmail);
}

/** Of what is dated, the one thing that somebody quiet said she wants to hear of. */
export const isCalm = ({ quiet, tellIfOff }: Known, { evenQuiet }: LetterKind) =>
	quiet && tellIfOff && evenQuiet === 'if-called-off';

/**
 * Her as the engine asks of her. What she asked for in a mailbox that is not hers yet goes there whatever her rules; a parent's rules do not hold
 * back an alert to whoever keeps people safe.
 */
export function recipientOf(known: Known, about: AskedOfGate): Recipient {
	const { kind, mailbox, letter } = about;
	const spared = kind.class === 'alert' || (kind.class === 'asked' && mailbox !== undefined);
	const rules: Rules = spared ? noRules : known.rules;
	const others = spared || isAtOnce(kind) ? { mailbox: false, phone: false } : known.others;
	const has: Record<MessageWay, boolean> = {
		email: mailboxOf(known, about) !== null && !others.mailbox,
		text: known.open.text && isInternational(known.phone) && !others.phone,
		push: known.open.push && !others.phone,
		hand: known.phone !== null && !isAtOnce(kind)
	};
	return {
		closed: known.closed,
		quiet: known.quiet,
		agreed: known.agreed,
		takes: (topic, way) => !known.off.some((said) => said.topic === topic && said.way === way),
		rules: {
			email: rules.mayEmail,
			text: rules.mayText,
			call: rules.mayCall,
			push: true,
			hours: { from: rules.fromHour * 60, to: rules.toHour * 60 },
			days: rules.days
		},
		changedAt: null,
		ways: inHerOrder(kind.ways, known.order).filter((way) => has[way] && !letter?.failed.includes(way)),
		sentNews: known.sentNews
	};
}

/** A number that is the same from everywhere; only such a one is handed to a provider. */
const isInternational = (phone: string | null) => phone !== null && /^\+[1-9]\d{6,14}$/.test(phone);

/** Her by what was safe before a change and is safe after it: a new way is left out, and of rules the narrower hold. */
export function withCare(known: Known): Known {
	const isNew = (what: WayChange['what']) => known.changes.some((change) => change.what === what);
	let { rules } = known;
	for (const change of known.changes) if (change.what === 'rules') rules = narrower(rules, change.was);
	return {
		...known,
		rules,
		email: isNew('email') ? null : known.email,
		signInEmail: isNew('email') ? null : known.signInEmail,
		phone: isNew('phone') ? null : known.phone,
		open: { ...known.open, push: known.open.push && !isNew('push') }
	};
}

function narrower(one: Rules, other: Rules): Rules {
	return {
		mayEmail: one.mayEmail && other.mayEmail,
		mayText: one.mayText && other.mayText,
		mayCall: one.mayCall && other.mayCall,
		fromHour: Math.max(one.fromHour, other.fromHour),
		// hours that have nothing in common are none: they end where they begin
		toHour: Math.max(Math.min(one.toHour, other.toHour), Math.max(one.fromHour, other.fromHour)),
		days: one.days.filter((day) => other.days.includes(day))
	};
}
