import { coordinates, type Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import { isFormer, type AreaRefusal } from './policy.ts';

/** An area in which the charity works, or a partner that delivers runs with it. */
export interface Area {
	id: string;
	name: string;
	since: string | null;
	/** Its last day; null while it is one. */
	until: string | null;
	version: number;
}

/** Areas and partners are kept alike: by this table each. */
export type AreaTable = 'programmes.area' | 'programmes.partner';
const columns = ['id', 'name', 'since', 'until', 'version'] as const;

/** All of a kind: those of today by name, then the former ones. */
export async function listAreas(tx: Tx, table: AreaTable = 'programmes.area'): Promise<Area[]> {
	const rows = await tx.db.selectFrom(table).select(columns).orderBy('name').orderBy('id').execute();
	const today = isoDay(tx.now, tx.zone);
	return [...rows.filter((row) => !isFormer(row, today)), ...rows.filter((row) => isFormer(row, today))];
}

/** Those that a run can be put in: of today, and the one that it is in. Who coordinates some areas alone puts it in one of hers. */
export async function listAreasToChoose(tx: Tx, table: AreaTable, now?: string | null): Promise<Area[]> {
	const today = isoDay(tx.now, tx.zone);
	const hers = table === 'programmes.area' ? coordinates(tx.actor) : null;
	return (await listAreas(tx, table))
		.filter((area) => !isFormer(area, today) || area.id === now)
		.filter(({ id }) => hers === null || hers.includes(id));
}

/** One of them, or nothing when there is none with this id. */
export async function findArea(tx: Tx, id: string, table: AreaTable = 'programmes.area'): Promise<Area | undefined> {
	if (!isId(id)) return undefined;
	return tx.db.selectFrom(table).select(columns).where('id', '=', id).executeTakeFirst();
}

/** One of them. Throws NotFound. */
export async function getArea(tx: Tx, id: string, table: AreaTable = 'programmes.area'): Promise<Area> {
	const area = await findArea(tx, id, table);
	if (!area) throw new NotFound();
	return area;
}

/** What of the area and the partner that were chosen for a run can't be chosen, if anything; the one that it has may stay. */
export async function areaMissing(
	tx: Tx,
	{ areaId, partnerId }: { areaId?: string; partnerId?: string },
	now?: { areaId: string | null; partnerId: string | null }
): Promise<AreaRefusal | undefined> {
	const isThere = async (table: AreaTable, id: string | undefined, has?: string | null) =>
		(!id && !(table === 'programmes.area' && coordinates(tx.actor))) ||
		(await listAreasToChoose(tx, table, has)).some((area) => area.id === id);
	if (!(await isThere('programmes.area', areaId, now?.areaId))) return 'area-missing';
	if (!(await isThere('programmes.partner', partnerId, now?.partnerId))) return 'partner-missing';
	return undefined;
}
