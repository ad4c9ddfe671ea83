import { partFromCircle, welcomeToCircle } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { lockCirclesOf } from '../../locks.ts';
import { mayJoinCircle } from './policy.ts';
import { listFinishedProgrammes, listMyInvitations } from './queries.server.ts';

/** After a run is over she joins the alumni of its programme, if she likes. Nobody joins for her; twice is once. */
export async function joinAlumni(door: Tx, programmeId: string): Promise<Outcome<never>> {
	const { id } = door.actor;
	if (!id || !mayJoinCircle(door.actor)) throw new Forbidden();
	await lockCirclesOf(door, id);
	const programme = (await listFinishedProgrammes(door)).find((one) => one.id === programmeId);
	if (!programme) throw new NotFound();
	if (programme.isAlumna) return done;
	await welcomeToCircle(door, id, programmeId);
	await record(door, 'programmes.alumni.joined', { programme: programmeId, person: id });
	return done;
}

/** She leaves the alumni of a programme in one tap, and may join again. Nobody asks why. */
export async function leaveAlumni(tx: Tx, programmeId: string): Promise<Outcome<never>> {
	const programme = (await listFinishedProgrammes(tx)).find((one) => one.id === programmeId);
	if (!tx.actor.id || !programme) throw new NotFound();
	if (!programme.isAlumna) return done;
	await partFromCircle(tx, tx.actor.id, programmeId);
	await record(tx, 'programmes.alumni.left', { programme: programmeId, person: tx.actor.id });
	return done;
}

/** She would like to come to a gathering to which a circle of hers is invited: from now on she is of the gathering, and those who run it know. */
export async function comeToGathering(door: Tx, cohortId: string): Promise<Outcome<never>> {
	const { id } = door.actor;
	if (!id || !mayJoinCircle(door.actor)) throw new Forbidden();
	await lockCirclesOf(door, id);
	const invitation = await invitationTo(door, cohortId);
	if (invitation.isComing) return done;
	await welcomeToCircle(door, id, cohortId);
	await record(door, 'programmes.gathering.coming', { cohort: cohortId, person: id });
	return done;
}

/** She would rather not come after all. The invitation stays. */
export async function stayAway(tx: Tx, cohortId: string): Promise<Outcome<never>> {
	const invitation = await invitationTo(tx, cohortId);
	if (!tx.actor.id) throw new Forbidden();
	if (!invitation.isComing) return done;
	await partFromCircle(tx, tx.actor.id, cohortId);
	await record(tx, 'programmes.gathering.not-coming', { cohort: cohortId, person: tx.actor.id });
	return done;
}

async function invitationTo(tx: Tx, cohortId: string) {
	const invitation = (await listMyInvitations(tx)).find((one) => one.cohortId === cohortId);
	if (!invitation) throw new NotFound();
	return invitation;
}
