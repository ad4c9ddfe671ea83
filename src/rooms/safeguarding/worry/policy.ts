import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Everybody on the team may say that she is worried. */
export function mayRaise(actor: Actor): boolean {
	return actor.strong && (actor.roles.length > 0 || actor.circles.length > 0);
}

/** Whom she meets by her roles: everybody, or those of the courses she runs and whose children are today in a crèche she minds. */
export function meets(actor: Actor): { everybody: boolean; courses: string[]; creches: string[] } {
	const circles = (role: string) => actor.circles.filter((one) => one.role === role).map(({ circleId }) => circleId);
	return {
		everybody: holds(actor, 'coordinator') || holdsAnywhere(actor, 'safeguarding_lead'),
		courses: [...circles('facilitator'), ...circles('coordinator')],
		creches: circles('creche_worker')
	};
}
