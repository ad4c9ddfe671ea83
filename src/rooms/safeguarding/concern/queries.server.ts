import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { noteAccess, noteReading } from '#platform/audit/record.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { getReaching, type Reaching } from '#people';
import { closedUntil } from '#rooms/people/safe-contact/policy.ts';
import { mayDealWithConcerns, maySeeAroundHer } from './policy.ts';

const called = (person: string) => sql<string | null>`safeguarding.called(concern.id, ${sql.ref(person)})`;
const childCalled = sql<string | null>`safeguarding.child_called(concern.id)`;

const concerns = (tx: Tx) =>
	tx.db
		.selectFrom('safeguarding.concern as concern')
		.select(['concern.id', 'concern.person_id', 'concern.child_id', 'concern.who', 'concern.source', 'concern.about'])
		.select(['concern.raised_by', 'concern.raised_at', 'concern.taken_by', 'concern.taken_at', 'concern.wall'])
		.select(['concern.closed_by', 'concern.closed_at', 'concern.closing_note'])
		.select([called('concern.person_id').as('called'), childCalled.as('child')])
		.select(called('concern.taken_by').as('taken_by_name'));

type Listed = Awaited<ReturnType<ReturnType<typeof concerns>['execute']>>[number];

/**
 * Every open concern but those about the speaker herself, those that nobody has taken first, newest first; on her wish those
 * that she has taken alone. Without a name where whoever it is about was forgotten since.
 */
export async function listConcerns(tx: Tx, mine = false): Promise<Listed[]> {
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const rows = await concerns(tx)
		.where('concern.closed_at', 'is', null)
		.$if(mine, (query) => query.where('concern.taken_by', '=', tx.actor.id))
		.orderBy('concern.taken_at', (order) => order.asc().nullsFirst())
		.orderBy('concern.raised_at', 'desc')
		.execute();
	await noteListed(tx, rows);
	return rows;
}

/** One page of the concerns that are closed, the last closed first. */
export async function listClosedConcerns(tx: Tx, page: number, length = pageLength): Promise<Page<Listed>> {
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const { limit, offset } = rowsOf(page, length);
	const chosen = tx.db // before anybody is looked up by name
		.selectFrom('safeguarding.concern')
		.select('id')
		.where('closed_at', 'is not', null)
		.orderBy('closed_at', 'desc')
		.orderBy('id', 'desc')
		.limit(limit)
		.offset(offset);
	const rows = await concerns(tx)
		.where('concern.id', 'in', chosen)
		.orderBy('concern.closed_at', 'desc')
		.orderBy('concern.id', 'desc')
		.execute();
	const closed = pageOf(rows, length);
	await noteListed(tx, closed.shown);
	return closed;
}

/** The concerns, open and closed, about whoever is called so or nearly, whose child is, or who is described in these words; the newest first. */
export async function findConcerns(tx: Tx, who: string, length = pageLength): Promise<Page<Listed>> {
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const part = `%${who.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const rows = await concerns(tx)
		.where(({ or, eb }) =>
			or([
				eb(called('concern.person_id'), 'ilike', part),
				eb(childCalled, 'ilike', part),
				eb('concern.who', 'ilike', part)
			])
		)
		.orderBy('concern.raised_at', 'desc')
		.limit(length + 1)
		.execute();
	const found = pageOf(rows, length);
	await noteListed(tx, found.shown);
	return found;
}

const noteListed = (tx: Tx, rows: Listed[]) => noteLook(tx, rows, 'safeguarding.concerns');

/** Each look is kept on record, also at what is about nobody who is known here. */
async function noteLook(tx: Tx, rows: { person_id: string | null }[], what: string): Promise<void> {
	const people = rows.flatMap((row) => row.person_id ?? []);
	await noteAccess(tx, people, what);
	if (people.length < rows.length) await noteReading(tx, what);
}

/**
 * One concern with who raised it, its chronology, and who is set apart from it; for a safeguarding lead also how to reach whom it is
 * about, and where she takes part. Throws NotFound for whoever does not read it.
 */
export async function getConcern(tx: Tx, id: string) {
	const concern = await concerns(tx).where('concern.id', '=', id).executeTakeFirst();
	if (!concern) throw new NotFound();
	const about = maySeeAroundHer(tx.actor) ? concern.person_id : null;
	const alerts = await tx.db
		.selectFrom('safeguarding.alert')
		.select(['step', 'due_at', 'sent_at'])
		.where('concern_id', '=', id)
		.orderBy('due_at')
		.execute();
	await noteLook(tx, [concern], 'safeguarding.concern');
	return {
		...concern,
		raisedBy: concern.raised_by && (await calledOf(tx, id, concern.raised_by)),
		closedBy: concern.closed_by && (await calledOf(tx, id, concern.closed_by)),
		isWhole: maySeeAroundHer(tx.actor),
		apart: await listApart(tx, id),
		reaching: about && concern.called ? await reachOf(tx, about) : undefined,
		children: about ? await childrenOf(tx, about) : [],
		courses: about ? await coursesOf(tx, about) : [],
		entries: await listEntries(tx, id),
		alerts
	};
}

async function calledOf(tx: Tx, concern: string, person: string): Promise<string | null> {
	const { rows } = await sql<{
		called: string | null;
	}>`select safeguarding.called(${concern}::uuid, ${person}::uuid) as called`.execute(tx.db);
	return rows[0]?.called ?? null;
}

/** The names of those who are set apart: whoever reads a concern knows with whom not to speak of it. */
async function listApart(tx: Tx, concern: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('safeguarding.apart')
		.select(sql<string | null>`safeguarding.called(concern_id, account_id)`.as('called'))
		.where('concern_id', '=', concern)
		.orderBy('called')
		.execute();
	return rows.flatMap((row) => row.called ?? []);
}

/** How to reach somebody: in her hours alone; outside them, and where she is not to be reached at all, no number and no address comes along. */
async function reachOf(tx: Tx, id: string): Promise<Reaching> {
	const reaching = await getReaching(tx, id);
	const isClosed = reaching.reach.channel === 'none' || closedUntil(reaching.reach, tx.now) !== null;
	return isClosed ? { ...reaching, person: { ...reaching.person, addresses: [] } } : reaching;
}

async function childrenOf(tx: Tx, personId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('people.child_card')
		.select('first_name')
		.where('person_id', '=', personId)
		.where('put_away_at', 'is', null)
		.orderBy('first_name')
		.execute();
	return rows.flatMap((row) => row.first_name ?? []);
}

/** The courses that somebody belongs to now, when each meets next, and who facilitates it. */
async function coursesOf(tx: Tx, personId: string) {
	const courses = await tx.db
		.selectFrom('people.member as member')
		.innerJoin('programmes.course_card as course', (join) =>
			join.onRef('course.org_id', '=', 'member.org_id').onRef('course.id', '=', 'member.circle_id')
		)
		.select(['course.id', 'course.label'])
		.select((eb) =>
			eb
				.selectFrom('programmes.meeting as meeting')
				.select('meeting.starts_at')
				.whereRef('meeting.cohort_id', '=', 'course.id')
				.where('meeting.ends_at', '>', tx.now)
				.orderBy('meeting.starts_at')
				.limit(1)
				.as('next')
		)
		.where('member.person_id', '=', personId)
		.orderBy('member.since', 'desc')
		.execute();
	const team = await tx.db
		.selectFrom('platform.role_now as grant')
		.innerJoin('people.card as card', 'card.id', 'grant.account_id')
		.select(['grant.circle_id', 'card.called'])
		.distinct()
		.where('grant.role', '=', 'facilitator')
		.where('grant.circle_id', 'in', (from) =>
			from.selectFrom('people.member').select('circle_id').where('person_id', '=', personId)
		)
		.orderBy('card.called')
		.execute();
	return courses.map((course) => ({
		...course,
		facilitators: team.flatMap(({ circle_id, called }) => (circle_id === course.id && called ? [called] : []))
	}));
}

function listEntries(tx: Tx, concernId: string) {
	return tx.db
		.selectFrom('safeguarding.entry as entry')
		.select(['entry.id', 'entry.kind', 'entry.words', 'entry.written_at'])
		.select(sql<string | null>`safeguarding.called(entry.concern_id, entry.written_by)`.as('written_by'))
		.where('entry.concern_id', '=', concernId)
		.orderBy('entry.written_at')
		.execute();
}
