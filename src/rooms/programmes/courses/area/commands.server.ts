import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { ourselves, type AreaChange, type NewArea } from './form.ts';
import { endRole, type EndRefusal } from '#platform/identity/staff.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { asked } from '#platform/db/asked.ts';
import { isFormer, mayEndPartners, mayKeepAreas } from './policy.ts';
import { getArea, listAreasToChoose, type AreaTable } from './queries.server.ts';

const subject = (table: AreaTable, id: string): Record<string, string> =>
	table === 'programmes.area' ? { area: id } : { partner: id };

/** Adds an area, or a partner. */
export async function addArea(
	tx: Tx,
	{ id, name, since }: NewArea,
	table: AreaTable = 'programmes.area'
): Promise<Outcome<'name-taken', string>> {
	if (!mayKeepAreas(tx.actor)) throw new Forbidden();
	const added = await tx.db
		.insertInto(table)
		.values({ org_id: tx.actor.orgId, id, name, since: since || null, created_at: tx.now, created_by: tx.actor.id })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!added.numInsertedOrUpdatedRows) return refused('name-taken');
	await record(tx, `${table}.added`, subject(table, id));
	return doneWith(id);
}

/** Renames an area or a partner, or says since when and until when it is one, unless somebody else changed it since it was opened. */
export async function changeArea(
	tx: Tx,
	id: string,
	{ version, name, since, until }: AreaChange,
	table: AreaTable = 'programmes.area'
): Promise<Outcome<'changed-meanwhile' | 'name-taken'>> {
	const known = await getArea(tx, id, table);
	if (!mayKeepAreas(tx.actor)) throw new Forbidden();
	// roles end with a partner: it is ended by `endPartner` alone, and may then be said to have ended earlier
	const ends = table === 'programmes.area' || (known.until && mayEndPartners(tx.actor)) ? until || null : known.until;
	if (!ends && (await isTaken(tx, table, { id, name }))) return refused('name-taken');
	const changed = await tx.db
		.updateTable(table)
		.set({ name, since: since || null, until: ends, version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, `${table}.changed`, subject(table, id));
	return done;
}

async function isTaken(tx: Tx, table: AreaTable, { id, name }: { id: string; name: string }): Promise<boolean> {
	const other = await tx.db
		.selectFrom(table)
		.select('id')
		.where(sql`lower(name)`, '=', name.toLowerCase())
		.where('until', 'is', null)
		.where('id', '<>', id)
		.executeTakeFirst();
	return other !== undefined;
}

/**
 * Ends a partner today: the roles that were given on it end at once, and its runs that are not over go to whoever keeps their
 * people. What is over stays in its name.
 */
export async function endPartner(
	tx: Tx,
	id: string,
	keeper: string
): Promise<Outcome<'ended-already' | 'keeper-missing' | EndRefusal>> {
	const partner = await getArea(tx, id, 'programmes.partner');
	if (!mayEndPartners(tx.actor)) throw new Forbidden();
	const today = isoDay(tx.now, tx.zone);
	if (isFormer(partner, today)) return refused('ended-already');
	const others = await listAreasToChoose(tx, 'programmes.partner');
	if (keeper !== ourselves && !others.some((other) => other.id === keeper && other.id !== id))
		return refused('keeper-missing');
	for (const grant of await rolesOn(tx, id)) {
		const ended = await endRole(tx, grant);
		if (!ended.ok) return ended;
	}
	await handOverRuns(tx, id, keeper === ourselves ? null : keeper);
	await tx.db
		.updateTable('programmes.partner')
		.set((on) => ({ until: today, version: on('version', '+', 1) }))
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.partner.ended', { partner: id, keeper: keeper === ourselves ? null : keeper });
	return done;
}

async function rolesOn(tx: Tx, circleId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('platform.role_now')
		.select('id')
		.where('circle_id', '=', circleId)
		.$narrowType<{ id: string }>()
		.execute();
	return rows.map(({ id }) => id);
}

async function handOverRuns(tx: Tx, from: string, to: string | null): Promise<void> {
	await tx.db
		.updateTable('programmes.cohort as run')
		.set((on) => ({ partner_id: to, version: on('run.version', '+', 1) }))
		.where('partner_id', '=', from)
		.where(
			sql<boolean>`(run.published_at is null or exists (select from programmes.session s
				where s.org_id = run.org_id and s.cohort_id = run.id and s.ends_at > ${asked(tx.now)}))`
		)
		.execute();
}
