import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';
import {
	nextSafeMoment,
	noRules,
	phoneReachOf,
	reachOf,
	type Reach,
	type Ways
} from '#rooms/people/safe-contact/policy.ts';
import { callReasons, type CallOutcome, type CallReason } from './form.ts';

/** Whoever coordinates calls: those of the organisation, or those of her areas. */
export function mayCall(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}

/** So many tries that reached nobody, and a person decides. */
export const mostTries = 3;
const dayLong = 86_400_000;

/** What is known of a call before it is put in its place. */
export interface CallFacts {
	why: CallReason;
	since: Date;
	/** The newest first. */
	tries: readonly { outcome: CallOutcome; at: Date }[];
}

/** When it is due: at once, and a day after a try that reached nobody. */
export function dueAt({ since, tries }: CallFacts): Date {
	const [last] = tries;
	return last ? new Date(last.at.getTime() + dayLong) : since;
}

/** Whether it is done with: she was reached, or it was not needed. */
export function isSettled({ tries }: CallFacts): boolean {
	return tries[0]?.outcome === 'reached' || tries[0]?.outcome === 'not-needed';
}

/** Whether a person decides now: three tries since the beginning, or since somebody last said to go on. */
export function isToBeDecided({ tries }: CallFacts): boolean {
	const since = tries.findIndex(({ outcome }) => outcome === 'go-on');
	return (since < 0 ? tries.length : since) >= mostTries;
}

/** Which ways there are to reach somebody and when they are safe, as people publishes it. */
export interface WayFacts {
	closed: boolean;
	has_email: boolean;
	signs_in: boolean;
	has_phone: boolean;
	may_email: boolean;
	may_text: boolean;
	may_call: boolean;
	from_hour: number;
	to_hour: number;
	days: number[];
}

const there = (is: boolean) => (is ? 'there' : null);

/** What is known of her ways without the ways themselves, as the rule of safe contact takes it. */
export function waysOf(facts: WayFacts): Ways {
	const { may_email: mayEmail, may_text: mayText, may_call: mayCall, days } = facts;
	return {
		email: there(facts.has_email),
		signInEmail: there(facts.signs_in),
		phone: there(facts.has_phone),
		rules: { ...noRules, mayEmail, mayText, mayCall, fromHour: facts.from_hour, toHour: facts.to_hour, days },
		agreed: true,
		closed: facts.closed
	};
}

/**
 * How she is called: by phone, where that is safe; whoever was missed also by e-mail. Whoever left no way, or none that is safe, is asked when she comes.
 * Undefined where there is nothing to be done because of it.
 */
export function reachFor(why: CallReason, ways: Ways, at: Date, zone: string): Reach | 'when-she-comes' | undefined {
	if (why === 'walked-in') return ways.phone || ways.email || ways.signInEmail ? undefined : 'when-she-comes';
	const byPhone = phoneReachOf(ways, at, zone);
	if (byPhone.channel === 'by-phone') return byPhone;
	if (why !== 'no-word-twice') return undefined;
	const otherwise = reachOf(ways, at, zone);
	return otherwise.channel === 'none' ? 'when-she-comes' : otherwise;
}

/** From when on she may be called: the first moment in her hours at which it is due. */
export function callFrom(facts: CallFacts, ways: Ways, now: Date, zone: string): Date | null {
	const due = dueAt(facts);
	return nextSafeMoment(ways.rules, due > now ? due : now, zone);
}

/** By when they may be made; of those of one moment who waits longest, then the more pressing. */
export function byDue<Each extends { why: CallReason; since: Date; from: Date | null }>(
	calls: readonly Each[]
): Each[] {
	const at = (date: Date | null) => date?.getTime() ?? Infinity;
	return calls.toSorted(
		(one, other) =>
			at(one.from) - at(other.from) ||
			one.since.getTime() - other.since.getTime() ||
			callReasons.indexOf(one.why) - callReasons.indexOf(other.why)
	);
}
