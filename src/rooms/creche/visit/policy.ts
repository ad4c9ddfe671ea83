import { isSameName, isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import { type AgeBand, type Bands, ageBands } from '#rooms/people/child/form.ts';
import { mayBeBarred } from '../barred/policy.ts';
import { adultsNeeded } from '../place/policy.ts';
import { holds, holdsHere, type Actor } from '#platform/db/tx.ts';

/** What a screen and a printed list say of a child's allergies. There is no way to say nothing. */
export type AllergyWord =
	| { kind: 'some'; text: string; askAgain: boolean }
	| { kind: 'none'; askAgain: boolean }
	| { kind: 'unknown'; askAgain: true };

/** What to say of a child's allergies: what they are, that there are none, or that nobody knows; and when to ask again. */
export function allergyWord(care: { allergies: string | null; confirmedAt: Date | null }, now: Date): AllergyWord {
	if (care.allergies === null || !care.confirmedAt) return { kind: 'unknown', askAgain: true };
	const askAgain = isToBeAskedAgain(care.confirmedAt, now);
	const text = care.allergies.trim();
	return text ? { kind: 'some', text, askAgain } : { kind: 'none', askAgain };
}

/** Whether two people who were named are the same, however the name was typed. */
export const isSameAdult = isSameName;

/** Whether an adult brought the child, or was named for the day by its parent: she is not asked about. */
export function isKnownAdult(child: { broughtBy: string | null; named?: readonly string[] }, who: string): boolean {
	return [child.broughtBy ?? '', ...(child.named ?? [])].some((name) => isSameAdult(name, who));
}

/** Who may be there to collect a child or to bring it, each once: who brought it, its parent, whom she named; nobody who is barred. */
export function adultsOf(child: {
	broughtBy: string | null;
	isIn: boolean;
	parent: string;
	named: readonly string[];
	barred: readonly string[];
}): string[] {
	const names = [...(child.isIn && child.broughtBy ? [child.broughtBy] : []), child.parent, ...child.named].filter(
		Boolean
	);
	return names
		.filter((name, index) => names.findIndex((other) => isSameAdult(name, other)) === index)
		.filter((name) => !mayBeBarred(name, child.barred));
}

/** How many children are in the crèche now, and how many adults that takes. */
export function presence(children: readonly { ageBand: AgeBand; isIn: boolean }[]): {
	children: number;
	adults: number;
	bands: Bands;
} {
	const bands = Object.fromEntries(
		ageBands.map((band) => [band, children.filter((child) => child.isIn && child.ageBand === band).length])
	) as Bands;
	return { children: children.filter((child) => child.isIn).length, adults: adultsNeeded(bands), bands };
}

/** The children that count for the adults of the day: those who are in or still expected. */
export function isExpected(child: { visitId: string | null; signedOutAt: Date | null; isAway: boolean }): boolean {
	return child.visitId === null ? !child.isAway : child.signedOutAt === null;
}

/** Minutes after which a crèche may have to register: each child under two hours a day needs none (England, gov.uk/guidance/registration-exemptions). */
const longestWithout = 120;

/** Whether a child has been kept for more than two hours on one day, earlier stays included. */
export function isOverTwoHours(
	child: { signedInAt: Date | null; signedOutAt: Date | null; minutesBefore: number },
	now: Date
): boolean {
	if (!child.signedInAt) return false;
	const until = child.signedOutAt ?? now;
	return child.minutesBefore + (until.getTime() - child.signedInAt.getTime()) / 60_000 > longestWithout;
}

/** The crèche list is for those who mind the children, the facilitators of the circle and coordinators. */
export function maySeeCreche(actor: Actor, circleId: string): boolean {
	return holds(actor, 'coordinator', circleId) || maySignChildren(actor, circleId);
}

/** Children are signed in and out by those who are there: crèche workers and facilitators of the circle. */
export function maySignChildren(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'creche_worker', circleId) || holdsHere(actor, 'facilitator', circleId);
}
