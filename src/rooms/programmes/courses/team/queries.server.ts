import { sql, type NotNull, type RawBuilder } from 'kysely';
import type { Role, Tx } from '#platform/db/tx.ts';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { asked } from '#platform/db/asked.ts';
import { mayKeepTeam } from '#platform/identity/staff.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';

/** What somebody is called, by a reference to her account in SQL; her address where she has no page of her own yet. */
export const calledOrAddress = (account: RawBuilder<unknown>) => sql<string | null>`coalesce(
	(select card.called from people.card card where card.id = ${account}),
	(select name.email from platform.sign_in_name name where name.account_id = ${account}))`;

/** How many people facilitate a course and look after its crèche now. */
export async function countTeam(tx: Tx, cohortId: string): Promise<{ facilitators: number; crecheWorkers: number }> {
	const rows = await tx.db
		.selectFrom('platform.role_now')
		.select((on) => ['role', on.fn.count<number>('account_id').distinct().as('people')])
		.where('circle_id', '=', cohortId)
		.groupBy('role')
		.execute();
	const people = (role: string) => rows.find((row) => row.role === role)?.people ?? 0;
	return { facilitators: people('facilitator'), crecheWorkers: people('creche_worker') };
}

/** A role that somebody holds: what, where, until when, and who gave it for which reason. */
export interface Grant {
	id: string;
	accountId: string;
	called: string;
	email: string | null;
	role: Role;
	cohortId: string | null;
	course: Words | null;
	since: Date;
	until: Date;
	why: string;
	givenBy: string | null;
	/** She has not set up how she signs in yet. */
	isInvited: boolean;
}

/** The roles held now in one course; or in the whole organisation, but for courses that are over. By the names of their holders. */
export async function listGrants(tx: Tx, cohortId?: string): Promise<Grant[]> {
	const rows = await grantRows(tx)
		.$if(cohortId !== undefined, (query) => query.where('grant.circle_id', '=', cohortId ?? ''))
		.$if(cohortId === undefined, (query) => query.where(sql<boolean>`not ${isOver(tx)}`))
		.execute();
	return rows.map(asGrant);
}

/** One page of the roles that are still held in courses that are over, in the same order. */
export async function listGrantsOver(tx: Tx, page = 1, length = pageLength): Promise<Page<Grant>> {
	const { limit, offset } = rowsOf(page, length);
	const rows = await grantRows(tx).where(isOver(tx)).limit(limit).offset(offset).execute();
	return pageOf(rows.map(asGrant), length);
}

/** Whether roles are still held in courses that are over. */
export async function hasGrantsOver(tx: Tx): Promise<boolean> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const { rows } = await sql<{ has: boolean }>`select exists (select from platform.role_now held
		join programmes.cohort cohort on cohort.org_id = held.org_id and cohort.id = held.circle_id where ${isOver(tx)}) as has`.execute(
		tx.db
	);
	return rows[0]?.has ?? false;
}

const isOver = (
	tx: Tx
) => sql<boolean>`(exists (select from programmes.session s where s.org_id = cohort.org_id and s.cohort_id = cohort.id)
	and not exists (select from programmes.session s
		where s.org_id = cohort.org_id and s.cohort_id = cohort.id and s.ends_at > ${asked(tx.now)}))`;

function grantRows(tx: Tx) {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('platform.role_now as grant')
		.leftJoin('people.card as giver', 'giver.id', 'grant.granted_by')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'grant.account_id')
		.leftJoin('programmes.cohort as cohort', 'cohort.id', 'grant.circle_id')
		.select(['grant.id', 'grant.account_id as accountId', 'name.email', 'grant.role'])
		.select(calledOrAddress(sql.ref('grant.account_id')).as('called'))
		.select([
			'grant.circle_id as cohortId',
			'cohort.label as course',
			'grant.since',
			'grant.until',
			'grant.why',
			'giver.called as givenBy'
		])
		.select(sql<boolean>`platform.has_set_up("grant".account_id)`.as('hasSetUp'))
		.$narrowType<Record<'id' | 'accountId' | 'since' | 'until' | 'why', NotNull>>()
		.orderBy('called')
		.orderBy('grant.account_id')
		.orderBy('grant.since')
		.orderBy('grant.id');
}

type GrantRow = Awaited<ReturnType<ReturnType<typeof grantRows>['execute']>>[number];

function asGrant({ hasSetUp, role, course, called, email, ...grant }: GrantRow): Grant {
	return {
		...grant,
		email,
		role: role as Role,
		course: course as Words | null,
		called: called ?? '',
		isInvited: !hasSetUp && role !== 'outside_contact'
	};
}

/** Everybody who has been on the team, once each, so that nobody is typed in twice. */
export async function listStaff(tx: Tx): Promise<{ accountId: string; called: string; email: string | null }[]> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom((from) =>
			from.selectFrom('platform.role_grant').select('account_id as accountId').distinct().as('held')
		)
		.innerJoin('platform.sign_in_name as name', 'name.account_id', 'held.accountId')
		.select(['held.accountId', 'name.email'])
		.select(calledOrAddress(sql.ref('held.accountId')).as('called'))
		.orderBy('called')
		.orderBy('name.email')
		.execute();
	return rows.map((row) => ({ ...row, called: row.called ?? row.email }));
}
