import type { Role, Tx } from '#platform/db/tx.ts';
import { addPageFor } from '#people';
import { record } from '#platform/audit/record.ts';
import { isId } from '#platform/db/ids.ts';
import { holdsRoleNow } from '#platform/identity/on-the-team.ts';
import {
	addStaff,
	endRole,
	inviteToSetUp,
	mayKeepTeam,
	type EndRefusal,
	type RoleRefusal
} from '#platform/identity/staff.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lettersGo } from '#platform/runtime.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { findArea } from '../area/queries.server.ts';
import { findCohort } from '../cohort/queries.server.ts';
import type { NewTeamRole } from './form.ts';
import { isCourseRole, mayBeHeldFor } from './policy.ts';

/**
 * Gives somebody a role to the end of a day: in one course, or in the whole organisation where the role is for all of it.
 * Whoever is new here gets a letter in which she sets up how she signs in; whoever is known keeps the name she is called by.
 * A role to which a second person says yes waits for that.
 */
export async function giveRole(
	tx: Tx,
	wanted: NewTeamRole
): Promise<Outcome<RoleRefusal | 'not-there', { accountId: string; isNew: boolean; waits: boolean }>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const circleId = wanted.cohortId || null;
	if (circleId === null && isCourseRole(wanted.role)) throw new NotFound();
	if (circleId !== null && !(await canBeHeldIn(tx, wanted.role, circleId))) return refused('not-there');
	const email = wanted.known ? await addressOf(tx, wanted.known) : wanted.email;
	const until = instantOf(daysAfter(wanted.until, 1), '00:00', tx.zone);
	const { language, role, why } = wanted;
	const outcome = await addStaff(tx, { email, language, role, circleId, until, why, linkIsPrinted: !lettersGo() });
	if (!outcome.ok) return refused(outcome.reason);
	const { accountId, isNew, waits } = outcome.value;
	await addPageFor(tx, accountId, wanted.called);
	if (!waits) await record(tx, 'programmes.team.joined', { account: accountId, cohort: circleId });
	return doneWith({ accountId, isNew, waits });
}

/** Whether a role is one that is held there: a course has its facilitators, an area its coordinator too. Throws NotFound. */
async function canBeHeldIn(tx: Tx, role: Role, circleId: string): Promise<boolean> {
	if (await findCohort(tx, circleId)) return isCourseRole(role);
	for (const place of ['area', 'partner'] as const)
		if (await findArea(tx, circleId, `programmes.${place}`)) return mayBeHeldFor(role, place);
	throw new NotFound();
}

/** The address with which somebody who has been on the team signs in. */
async function addressOf(tx: Tx, accountId: string): Promise<string> {
	const row = await tx.db
		.selectFrom('platform.sign_in_name as name')
		.innerJoin('platform.role_grant as grant', 'grant.account_id', 'name.account_id')
		.select('name.email')
		.where('name.account_id', '=', accountId)
		.limit(1)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row.email;
}

/** Ends a role at once; whoever held it is signed out everywhere. */
export async function endTeamRole(tx: Tx, grantId: string): Promise<Outcome<EndRefusal>> {
	if (!isId(grantId)) throw new NotFound();
	const outcome = await endRole(tx, grantId);
	if (outcome.ok) await record(tx, 'programmes.team.left', { grant: grantId });
	return outcome;
}

/** Sends the letter once more in which somebody sets up how she signs in. */
export async function inviteAgain(tx: Tx, accountId: string): Promise<Outcome<never>> {
	if (!isId(accountId)) throw new NotFound();
	if (!(await holdsRoleNow(tx, accountId))) throw new NotFound();
	await inviteToSetUp(tx, accountId);
	await record(tx, 'programmes.team.invited-again', { account: accountId });
	return done;
}
