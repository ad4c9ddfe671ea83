import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { pageLength, pageOf, rowsOf, type Page } from '#platform/db/page.ts';
import { noteAccess } from '#platform/audit/record.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { Hearer } from './form.ts';
import { mayDealWithConcerns, mayRaise } from './policy.ts';

const concerns = (tx: Tx) =>
	tx.db
		.selectFrom('safeguarding.concern as concern')
		.leftJoin('people.card as person', (join) =>
			join.onRef('person.org_id', '=', 'concern.org_id').onRef('person.id', '=', 'concern.person_id')
		)
		.leftJoin('people.card as taker', (join) =>
			join.onRef('taker.org_id', '=', 'concern.org_id').onRef('taker.id', '=', 'concern.taken_by')
		)
		.select([
			'concern.id',
			'concern.person_id',
			'concern.source',
			'concern.about',
			'concern.raised_at',
			'concern.taken_by',
			'concern.taken_at',
			'concern.closed_at',
			'concern.closing_note',
			'person.called',
			'taker.called as taken_by_name'
		]);

type Listed = Awaited<ReturnType<ReturnType<typeof concerns>['execute']>>[number];

/**
 * Every open concern but those about the speaker herself, those that nobody has taken first, newest first. Without a name
 * where whoever it is about was forgotten since.
 */
export async function listConcerns(tx: Tx): Promise<Listed[]> {
	if (!mayDealWithConcerns(tx.actor)) throw new Forbidden();
	const rows = await concerns(tx)
		.where('concern.closed_at', 'is', null)
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

const noteListed = (tx: Tx, rows: Listed[]) =>
	noteAccess(
		tx,
		rows.map((row) => row.person_id),
		'safeguarding.concerns'
	);

/** One concern with how to reach the person and its chronology. Throws NotFound for everybody but the lead. */
export async function getConcern(tx: Tx, id: string) {
	const concern = await concerns(tx).where('concern.id', '=', id).executeTakeFirst();
	if (!concern) throw new NotFound();
	const reach = await tx.db
		.selectFrom('people.reach')
		.select(['email', 'phone', 'from_hour', 'to_hour', 'may_leave_message', 'note'])
		.where('id', '=', concern.person_id)
		.executeTakeFirst();
	const entries = await listEntries(tx, id);
	const alerts = await tx.db
		.selectFrom('safeguarding.alert')
		.select(['step', 'due_at', 'sent_at'])
		.where('concern_id', '=', id)
		.orderBy('step')
		.execute();
	await noteAccess(tx, [concern.person_id], 'safeguarding.concern');
	return { ...concern, reach, entries, alerts };
}

function listEntries(tx: Tx, concernId: string) {
	return tx.db
		.selectFrom('safeguarding.entry as entry')
		.leftJoin('people.card as writer', (join) =>
			join.onRef('writer.org_id', '=', 'entry.org_id').onRef('writer.id', '=', 'entry.written_by')
		)
		.select(['entry.id', 'entry.kind', 'entry.words', 'entry.written_at', 'writer.called as written_by'])
		.where('entry.concern_id', '=', concernId)
		.orderBy('entry.written_at')
		.execute();
}

/** Which role would hear of a concern about this person: so that whoever raises it is told the truth first. */
export async function whoHears(tx: Tx, personId: string): Promise<Hearer> {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	const { rows } = await sql<{ hears: Hearer }>`select safeguarding.who_hears(${personId}::uuid) as hears`.execute(
		tx.db
	);
	return rows[0]?.hears ?? 'nobody';
}

/** Somebody about whom a concern may be raised. */
export interface KnownPerson {
	id: string;
	called: string;
}

/** How many names are offered at once; a longer list would be read through instead of asked for a name. */
const mostNames = 40;
/** How long after the last meeting of a course those who took part in it are still offered by themselves. */
const aMonth = 30 * 86_400_000;

/** Whom she meets now: those of running courses whom she may see, by name; nobody when they are too many to be read through. */
export async function listPeopleToWorryAbout(tx: Tx): Promise<KnownPerson[]> {
	const people = await cards(tx)
		.where('card.id', 'in', (from) =>
			from
				.selectFrom('people.member as member')
				.select('member.person_id')
				.where('member.circle_id', 'in', (of) =>
					of
						.selectFrom('programmes.meeting')
						.select('cohort_id')
						.where('ends_at', '>', new Date(tx.now.getTime() - aMonth))
				)
		)
		.limit(mostNames + 1)
		.execute();
	return people.length > mostNames ? [] : people.map(known);
}

/** Everybody whom she may see and who is called so, or nearly; and whether there are more than are shown. */
export async function findPeopleToWorryAbout(
	tx: Tx,
	named: string
): Promise<{ people: KnownPerson[]; hasMore: boolean }> {
	const part = `%${named.trim().replace(/[\\%_]/g, '\\$&')}%`;
	const people = await cards(tx)
		.where('card.called', 'ilike', part)
		.limit(mostNames + 1)
		.execute();
	return { people: people.slice(0, mostNames).map(known), hasMore: people.length > mostNames };
}

function cards(tx: Tx) {
	if (!mayRaise(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('people.card as card')
		.select(['card.id', 'card.called'])
		.where('card.id', '<>', tx.actor.id ?? '')
		.orderBy('card.called')
		.orderBy('card.id');
}

const known = ({ id, called }: { id: string | null; called: string | null }): KnownPerson => ({
	id: id ?? '',
	called: called ?? ''
});
