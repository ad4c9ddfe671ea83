import { sql } from 'kysely';
import { isCoordinated } from '#platform/db/coordinated.ts';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { onePhone } from '#platform/forms/phone.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { dayIn } from '#platform/sheets/days.ts';
import type { ImportKind } from './form.ts';
import type { ReadImport } from './policy.ts';
import type { KnownPeople, KnownRegister } from './solver.ts';

const peopleOf = (tx: Tx) =>
	tx.db
		.selectFrom('people.card')
		.select((on) => [on.ref('id').$notNull().as('id'), on.ref('called').$notNull().as('called')])
		.orderBy('id')
		.execute();

/** Who is known of those whom a list may speak of. */
export async function findKnownPeople(tx: Tx, { rows }: ReadImport): Promise<KnownPeople> {
	const values = [...new Set(rows.flatMap(({ ways: { email, phone } }) => [email ?? [], phone ?? []].flat()))];
	const { rows: found } = await sql<{ personId: string; kind: string; value: string }>`
		select person_id as "personId", kind, value from people.reached_at(${values}::text[])`.execute(tx.db);
	const addresses = found.map(({ personId, kind, value }) => ({
		personId,
		value: kind === 'phone' && !value.startsWith('+') ? onePhone(value, tx.zone) : value
	}));
	return { people: await peopleOf(tx), addresses };
}

/** What is known of the courses and groups of which a past register may speak, on its days. */
export async function findKnownRegister(tx: Tx, { rows, order }: ReadImport): Promise<KnownRegister> {
	const days = [...new Set(rows.flatMap(({ cells: { on = '' } }) => dayIn(on, order ?? 'day-first') ?? []))];
	const runs = await listRunsToBringInto(tx);
	const meetings = await tx.db
		.selectFrom('programmes.meeting')
		.select((on) => [
			on.ref('id').$notNull().as('id'),
			on.ref('cohort_id').$notNull().as('run'),
			on.ref('week').$notNull().as('number'),
			sql<string>`to_char(starts_at at time zone ${tx.zone}, 'YYYY-MM-DD')`.as('on')
		])
		.where(sql<boolean>`(starts_at at time zone ${tx.zone})::date = any(${days}::date[])`)
		.orderBy('id')
		.execute();
	const lines = await tx.db
		.selectFrom('programmes.attendance')
		.select(['session_id as meeting', 'person_id as person', 'state'])
		.where('session_id', '=', sql<string>`any(${meetings.map(({ id }) => id)}::uuid[])`)
		.orderBy('id')
		.execute();
	const met = [...new Set(meetings.map(({ run }) => run))];
	const { rows: members } = await sql<{ run: string; person: string }>`
		select circle_id as run, person_id as person from people.ever_in(${met}::uuid[])`.execute(tx.db);
	return { runs, meetings, members, lines, people: await peopleOf(tx), today: isoDay(tx.now, tx.zone) };
}

/** The areas of today into which she brings lists; none to choose for whoever coordinates the whole. */
export async function listAreasToBringInto(tx: Tx): Promise<{ id: string; name: string }[]> {
	const hers = coordinates(tx.actor);
	if (!hers?.length) return [];
	return tx.db
		.selectFrom('programmes.area')
		.select(['id', 'name'])
		.where('id', 'in', hers)
		.where((is) => is.or([is('until', 'is', null), is('until', '>', isoDay(tx.now, tx.zone))]))
		.orderBy('name')
		.orderBy('id')
		.execute();
}

/** Courses and groups that she coordinates and that anybody may have been in, with what they are called in each language. */
export async function listRunsToBringInto(tx: Tx): Promise<{ id: string; names: string[]; shown: string }[]> {
	const runs = await tx.db
		.selectFrom('programmes.cohort')
		.select(['id', sql<Words>`label`.as('label')])
		.where('published_at', 'is not', null)
		.where(isCoordinated(tx, sql.ref('id')))
		.orderBy('published_at', 'desc')
		.orderBy('id')
		.execute();
	return runs.map(({ id, label }) => ({ id, names: Object.values(label), shown: inWords(label) }));
}

/** What is needed of a run to write down earlier ones like it. */
export async function getRunAsPattern(tx: Tx, id: string) {
	return tx.db
		.selectFrom('programmes.cohort as run')
		.select(['run.programme_id', 'run.kind', 'run.way_in', 'run.children', 'run.places', 'run.mode', 'run.venue_id'])
		.select(['run.area_id', 'run.partner_id'])
		.select((on) =>
			on
				.selectFrom('programmes.meeting as meeting')
				.select(
					sql<string>`to_char(starts_at at time zone ${tx.zone}, 'HH24:MI') || ' ' || to_char(ends_at at time zone ${tx.zone}, 'HH24:MI')`.as(
						'hours'
					)
				)
				.whereRef('meeting.cohort_id', '=', 'run.id')
				.orderBy('starts_at')
				.limit(1)
				.as('hours')
		)
		.where('run.id', '=', id)
		.where(isCoordinated(tx, sql.ref('run.id')))
		.executeTakeFirst();
}

/** What was brought in: by whom, what it made, whether it was taken back. */
export interface PastImport {
	id: string;
	kind: ImportKind;
	fileName: string;
	people: number;
	lines: number;
	doneAt: Date;
	by: string | null;
	undoneAt: Date | null;
}

/** The latest imports, the last first. */
export async function listImports(tx: Tx): Promise<PastImport[]> {
	const rows = await tx.db
		.selectFrom('programmes.import as brought')
		.leftJoin('people.card as by', 'by.id', 'brought.done_by')
		.select(['brought.id', 'brought.kind', 'brought.file_name as fileName', 'brought.people', 'brought.lines'])
		.select(['brought.done_at as doneAt', 'brought.undone_at as undoneAt', 'by.called as by'])
		.orderBy('brought.done_at', 'desc')
		.orderBy('brought.id', 'desc')
		.limit(20)
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as ImportKind }));
}

/** What columns were said to hold the last time, by their headers. */
export async function findRememberedColumns(tx: Tx, kind: ImportKind): Promise<Record<string, string>> {
	const rows = await tx.db
		.selectFrom('programmes.import')
		.select(sql<Record<string, string>>`columns`.as('columns'))
		.where('kind', '=', kind)
		.orderBy('done_at', 'desc')
		.orderBy('id', 'desc')
		.limit(10)
		.execute();
	return Object.assign({}, ...rows.map(({ columns }) => columns).reverse()) as Record<string, string>;
}

/**
 * What was done with that which an import made, so that it can't be taken back: with whom or what, by its name, and how. Not
 * for whoever coordinates areas: it may have been done where she sees nothing.
 */
export async function listBuiltOn(tx: Tx, importId: string): Promise<{ part: string; name: string; what: string }[]> {
	if (coordinates(tx.actor)) return [];
	const { rows } = await sql<{ part: string; name: string | null; label: Words | null; what: string }>`
		select distinct b.part, p.called as name, c.label, b.what from programmes.built_on_import(${importId}::uuid) b
			left join programmes.attendance a on b.part = 'line' and a.id = b.id
			left join people.card p on p.id = coalesce(a.person_id, b.id)
			left join programmes.session s on b.part = 'meeting' and s.id = b.id
			left join programmes.cohort c on c.id = coalesce(s.cohort_id, b.id)
		order by 1, 2, 4 limit 20`.execute(tx.db);
	return rows.map(({ part, name, label, what }) => ({ part, what, name: name ?? (label ? inWords(label) : '') }));
}
