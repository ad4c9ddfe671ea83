import { sql, type RawBuilder } from 'kysely';
import type { Role, Tx } from '#platform/db/tx.ts';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { asked } from '#platform/db/asked.ts';
import { mayKeepTeam } from '#platform/identity/staff.ts';
import { mayManageCourses } from '../cohort/policy.ts';
import { Forbidden } from '#platform/outcome.ts';
import { nameKey } from '#platform/forms/signs.ts';
import type { Words } from '#platform/forms/words.ts';
import type { OutOfDate, TeamSearch } from './form.ts';
import { soonDays, staffOffered } from './policy.ts';

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

/** A role of somebody: what, where, until when, who gave it for which reason, and what about it is out of date. */
export interface Grant {
	id: string;
	accountId: string;
	called: string;
	email: string | null;
	role: Role;
	cohortId: string | null;
	course: Words | null;
	/** The area or the partner that it is held for, by name. */
	place: string | null;
	since: Date;
	until: Date;
	/** When somebody ended it before its last day. */
	endedAt: Date | null;
	/** It is held now. */
	isHeld: boolean;
	/** It was given, and begins later. */
	isComing: boolean;
	/** Its course is over. */
	isOver: boolean;
	/** It is held, its course goes on, and its last day comes within a month. */
	endsSoon: boolean;
	why: string;
	givenBy: string | null;
	/** She is on the team and has not set up how she signs in yet. */
	isInvited: boolean;
	/** How many roles she still holds in courses that are over. */
	heldOver: number;
}

/** The roles held now in one course, by the names of their holders. */
export async function listGrants(tx: Tx, cohortId: string): Promise<Grant[]> {
	const rows = await grantRows(tx).where(isHeld).where('grant.circle_id', '=', cohortId).execute();
	return rows.map(asGrant);
}

/** One page of the roles that are looked for: those held by the names of their holders, those that have ended by when, the latest first. */
export async function listTeam(tx: Tx, search: TeamSearch, page = 1, length = pageLength): Promise<Page<Grant>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const { limit, offset } = rowsOf(page, length);
	const words = nameKey(search.typed).split(' ').filter(Boolean);
	const rows = await grantRows(tx, search.show === 'ended')
		.where(sql<boolean>`${shown(tx)[search.show]}`)
		.$if(search.role !== null, (query) => query.where('grant.role', '=', search.role ?? ''))
		.$if(words.length > 0, (query) =>
			query.where(
				sql<boolean>`people.name_key(concat_ws(' ', ${called}, name.email, cohort.label::text, area.name, partner.name)) like all(${words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)}::text[])`
			)
		)
		.limit(limit)
		.offset(offset)
		.execute();
	return pageOf(rows.map(asGrant), length);
}

/** How much of the team is out of date: people who never set up how they sign in, roles in courses that are over, roles that end soon. */
export async function countOutOfDate(tx: Tx): Promise<Record<OutOfDate, number>> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const count = (show: OutOfDate, what = sql`*`) => sql`count(${what}) filter (where ${shown(tx)[show]})::int`;
	const people = sql`distinct "grant".account_id`;
	const { rows } = await sql<
		Record<OutOfDate, number>
	>`select ${count('invited', people)} as invited, ${count('over')} as over, ${count('ending')} as ending
		from platform.role_grant "grant" left join programmes.cohort cohort on cohort.org_id = "grant".org_id and cohort.id = "grant".circle_id
		where ${isHeld}`.execute(tx.db);
	return rows[0] ?? { invited: 0, over: 0, ending: 0 };
}

const called = calledOrAddress(sql.ref('grant.account_id'));
const isHeld = sql<boolean>`exists (select from platform.role_now n where n.org_id = "grant".org_id and n.id = "grant".id)`;
const isComing = sql<boolean>`("grant".ended_at is null and "grant".since > platform.now())`;
const isInvited = sql<boolean>`("grant".role <> 'outside_contact' and not platform.has_set_up("grant".account_id))`;

const isOver = (
	tx: Tx
) => sql<boolean>`(exists (select from programmes.session s where s.org_id = cohort.org_id and s.cohort_id = cohort.id)
	and not exists (select from programmes.session s
		where s.org_id = cohort.org_id and s.cohort_id = cohort.id and s.ends_at > ${asked(tx.now)}))`;

function shown(tx: Tx): Record<TeamSearch['show'], RawBuilder<boolean>> {
	return {
		now: sql`(${isHeld} or ${isComing}) and not ${isOver(tx)}`,
		invited: sql`${isHeld} and ${isInvited}`,
		over: sql`${isHeld} and ${isOver(tx)}`,
		ending: sql`${isHeld} and not ${isOver(tx)} and "grant".until <= ${asked(tx.now)} + make_interval(days => ${soonDays})`,
		ended: sql`not ${isHeld} and not ${isComing}`
	};
}

function grantRows(tx: Tx, latestFirst = false) {
	if (!mayKeepTeam(tx.actor) && !mayManageCourses(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('platform.role_grant as grant')
		.leftJoin('people.card as giver', 'giver.id', 'grant.granted_by')
		.leftJoin('platform.sign_in_name as name', 'name.account_id', 'grant.account_id')
		.leftJoin('programmes.cohort as cohort', 'cohort.id', 'grant.circle_id')
		.leftJoin('programmes.area as area', 'area.id', 'grant.circle_id')
		.leftJoin('programmes.partner as partner', 'partner.id', 'grant.circle_id')
		.select((on) => on.fn.coalesce('area.name', 'partner.name').as('place'))
		.select(['grant.id', 'grant.account_id as accountId', 'name.email', 'grant.role'])
		.select(called.as('called'))
		.select([
			'grant.circle_id as cohortId',
			'cohort.label as course',
			'grant.since',
			'grant.until',
			'grant.ended_at as endedAt',
			'grant.why',
			'giver.called as givenBy'
		])
		.select([
			isHeld.as('isHeld'),
			isComing.as('isComing'),
			isInvited.as('isInvited'),
			isOver(tx).as('isOver'),
			shown(tx).ending.as('endsSoon')
		])
		.select(heldOver(tx).as('heldOver'))
		.$if(latestFirst, (query) => query.orderBy(sql`least("grant".ended_at, "grant".until)`, 'desc'))
		.orderBy('called')
		.orderBy('grant.account_id')
		.orderBy('grant.since')
		.orderBy('grant.id');
}

const heldOver = (tx: Tx) => sql<number>`(select count(*)::int from platform.role_now also
	join programmes.cohort cohort on cohort.org_id = also.org_id and cohort.id = also.circle_id
	where also.org_id = "grant".org_id and also.account_id = "grant".account_id and ${isOver(tx)})`;

type GrantRow = Awaited<ReturnType<ReturnType<typeof grantRows>['execute']>>[number];

const asGrant = ({ role, course, called, ...grant }: GrantRow): Grant => ({
	...grant,
	role: role as Role,
	course: course as Words | null,
	called: called ?? '',
	isInvited: grant.isInvited && grant.isHeld
});

/** Whom a form offers that gives a role, so that nobody is typed in twice: those of the team to whom roles were given last, by their names. */
export async function listStaff(tx: Tx): Promise<{ accountId: string; called: string; email: string | null }[]> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom((from) =>
			from
				.selectFrom('platform.role_grant')
				.select((on) => ['account_id as accountId', on.fn.max('since').as('since')])
				.groupBy('account_id')
				.orderBy('since', 'desc')
				.limit(staffOffered)
				.as('held')
		)
		.innerJoin('platform.sign_in_name as name', 'name.account_id', 'held.accountId')
		.select(['held.accountId', 'name.email'])
		.select(calledOrAddress(sql.ref('held.accountId')).as('called'))
		.orderBy('called')
		.orderBy('name.email')
		.execute();
	return rows.map((row) => ({ ...row, called: row.called ?? row.email }));
}

/** Whom a letter or a link to set up is for, as the team knows her. */
export async function findInvited(tx: Tx, accountId: string): Promise<{ called: string; email: string } | null> {
	if (!mayKeepTeam(tx.actor)) throw new Forbidden();
	const row = await tx.db
		.selectFrom('platform.sign_in_name as name')
		.select('name.email')
		.select(calledOrAddress(sql.ref('name.account_id')).as('called'))
		.where('name.account_id', '=', accountId)
		.executeTakeFirst();
	return row ? { email: row.email, called: row.called ?? row.email } : null;
}
