import { sql } from 'kysely';
import * as v from 'valibot';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { fieldsOf } from '../mark/fold.ts';
import { sealedMark, type SealedMark, type Why } from './form.ts';
import type { Speaking } from './policy.ts';

/** The pocket that speaks in this transaction, held until it ends, and the sealed key that opens what it sealed. Throws NotFound. */
export async function getSpeaking(tx: Tx): Promise<Speaking & { privateKey: string; made: number }> {
	const row = await tx.db
		.selectFrom('programmes.pocket')
		.select(['id', 'session_id as sessionId', 'role', 'people', 'made', 'private_key as privateKey'])
		.select(['taken_at as takenAt', 'readable_until as readableUntil', 'home_by as homeBy', 'ended_at as endedAt'])
		.where('id', '=', tx.actor.pocket ?? '')
		.forUpdate()
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return { ...row, role: row.role as Speaking['role'] };
}

/** The record by which somebody is kept now; nothing where she was erased, or never was. */
export async function findRecordOf(tx: Tx, person: string): Promise<string | undefined> {
	const { rows } = await sql<{ id: string | null }>`select people.record_of(${person}::uuid) as id`.execute(tx.db);
	return rows[0]?.id ?? undefined;
}

/** A tap that came home, and waits for a coordinator. */
export interface ParkedMark {
	id: string;
	pocketId: string;
	sessionId: string;
	seq: number;
	why: Why;
	/** Nothing where it could not be opened. */
	mark: SealedMark | null;
	/** Whom or what it is about, as it can be said now; empty where nobody can say. */
	called: string;
	takenBy: string;
	arrivedAt: Date;
}

/** Reads a parked tap as it is kept; nothing where that is no tap. */
export function readParked(said: string | null): SealedMark | null {
	if (!said?.startsWith('{')) return null;
	const read = v.safeParse(sealedMark, JSON.parse(said));
	return read.success ? read.output : null;
}

/** What this pocket has said of one thing so far, in the order in which it was tapped, of what is kept as it was said. */
export async function listSaid(tx: Tx, pocketId: string, key: SealedMark['key']): Promise<SealedMark[]> {
	const rows = await tx.db
		.selectFrom('programmes.pocket_mark')
		.select('said')
		.where('pocket_id', '=', pocketId)
		.where('state', '=', 'kept')
		.where('said', 'is not', null)
		.orderBy('seq')
		.execute();
	const marks = rows.flatMap(({ said }) => readParked(said) ?? []);
	return marks.filter((mark) => mark.key.subject === key.subject && mark.key.field === key.field);
}

/** The parked taps of the meetings of a course, or of all, those of one pocket together. */
export async function listParked(tx: Tx, cohortId?: string): Promise<ParkedMark[]> {
	const { rows } = await sql<Omit<ParkedMark, 'mark' | 'called'> & { said: string | null }>`
		select k.id, k.pocket_id as "pocketId", k.session_id as "sessionId", k.seq, k.why, k.said, k.arrived_at as "arrivedAt", coalesce(n.called, '') as "takenBy"
		from programmes.pocket_mark k join programmes.session s on s.org_id = k.org_id and s.id = k.session_id
			left join people.card n on n.id = k.account_id
		where k.state = 'parked' and (${cohortId ?? null}::uuid is null or s.cohort_id = ${cohortId ?? null}::uuid) order by k.arrived_at, k.pocket_id, k.seq`.execute(
		tx.db
	);
	const marks = rows.map(({ said, ...row }) => ({ ...row, mark: readParked(said) }));
	const names = await namesOf(
		tx,
		marks.flatMap(({ mark }) => mark?.key.subject ?? [])
	);
	return marks.map((row) => ({ ...row, called: calledIn(row.mark, names) }));
}

async function namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
	const { rows } = await sql<{ id: string; called: string }>`
		select id::text, called from people.card where id::text = any (${ids}::text[])
		union all select id::text, first_name from people.child_card where id::text = any (${ids}::text[])`.execute(tx.db);
	return new Map(rows.map(({ id, called }) => [id, called]));
}

function calledIn(mark: SealedMark | null, names: ReadonlyMap<string, string>): string {
	const { called } = fieldsOf(mark?.value);
	return names.get(mark?.key.subject ?? '') ?? (typeof called === 'string' ? called : '');
}
