import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { AgeBand } from '#rooms/people/child/form.ts';
import { crecheLine, type Coming } from '../place/queries.server.ts';
import { minuteOfDay } from '../sitting/policy.ts';
import { getSitting, type Sitting } from '../sitting/queries.server.ts';
import { quarter } from './hours.ts';
import { mayKeepRota, statutory } from './policy.ts';
import { nextFamily, slotsOf, type NextFamily, type RotaDay, type RotaWorker, type WaitingFamily } from './solver.ts';

/** Somebody who minds the children of a circle, with her hours at one sitting. */
export interface Worker extends RotaWorker {
	called: string;
	inRatio: boolean;
}

/** Who is coming, and whether places are had for one sitting each. */
export interface WhoComes {
	people: readonly Coming[];
	each: boolean;
}

/** The crèche of one sitting: who is there when, how many it takes, and whether the family that has waited longest fits. */
export interface Rota {
	sitting: Sitting;
	/** Minutes of the day, in quarter hours. */
	from: number;
	to: number;
	workers: Worker[];
	/** Null where nobody measured the room. */
	squareMetres: number | null;
	children: number;
	slots: ReturnType<typeof slotsOf>;
	next: NextFamily | null;
	/** How many children of that family wait. */
	waits: number;
}

/** The rota of a sitting. Who is coming, to the circle or to this sitting where places are had for one, says whoever asks. Throws NotFound and Forbidden. */
export async function getRota(tx: Tx, sittingId: string, coming: WhoComes): Promise<Rota> {
	const sitting = await getSitting(tx, sittingId);
	if (!mayKeepRota(tx.actor, sitting.circleId)) throw new Forbidden();
	const workers = await listWorkers(tx, sitting);
	const squareMetres = await findSpace(tx, sitting.circleId);
	const hours = hoursOf(sitting, tx.zone);
	const children = await plannedChildren(tx, sitting);
	const day: RotaDay = {
		...statutory,
		...hours,
		rooms: [{ m2: squareMetres ?? Infinity }],
		workers: workers.filter(({ inRatio }) => inRatio),
		children,
		waiting: await waitingFamilies(tx, sitting, coming)
	};
	const next = nextFamily(day);
	const waits = day.waiting.find(({ family }) => family === next?.family)?.children.length ?? 0;
	return { sitting, ...hours, workers, squareMetres, children: children.length, slots: slotsOf(day), next, waits };
}

/** The hours of a crèche in minutes of the day, begun and ended on a quarter. */
function hoursOf({ opensAt, closesAt }: Sitting, zone: string): { from: number; to: number } {
	const opens = minuteOfDay(opensAt, zone);
	const lasts = (closesAt.getTime() - opensAt.getTime()) / 60_000;
	return { from: Math.floor(opens / quarter) * quarter, to: Math.ceil((opens + lasts) / quarter) * quarter };
}

/** Who minds the children of a circle on that day, by name, with the hours written down for this sitting. */
async function listWorkers(tx: Tx, { id, circleId, startsAt }: Sitting): Promise<Worker[]> {
	const { rows } = await sql<Worker>`
		select r.account_id as id, coalesce(card.called, name.email, '') as called, h.rota_from as "from", h.rota_to as "to",
			h.may_from as "mayFrom", h.may_to as "mayTo", coalesce(h.in_ratio, true) as "inRatio"
		from (select distinct account_id from platform.role_now where circle_id = ${circleId} and role = 'creche_worker' and until > ${startsAt}::timestamptz) r
			left join creche.worker_hours h on h.account_id = r.account_id and h.sitting_id = ${id}
			left join people.card card on card.id = r.account_id
			left join platform.sign_in_name name on name.account_id = r.account_id
		order by lower(coalesce(card.called, name.email)), r.account_id`.execute(tx.db);
	return rows;
}

async function findSpace(tx: Tx, circleId: string): Promise<number | null> {
	const row = await tx.db
		.selectFrom('creche.space')
		.select('square_metres as size')
		.where('circle_id', '=', circleId)
		.executeTakeFirst();
	return row ? Number(row.size) : null;
}

async function plannedChildren(tx: Tx, { circleId, startsAt }: Sitting) {
	const { rows } = await sql<{ band: AgeBand }>`
		select k.age_band as band from people.expected d join people.child_card k on k.id = d.child_id
		where d.circle_id = ${circleId} and d.day = ${isoDay(startsAt, tx.zone)}::date`.execute(tx.db);
	return rows.map(({ band }) => ({ band, from: null, to: null }));
}

/** The families whose children wait for a place although their parent is coming. */
async function waitingFamilies(
	tx: Tx,
	{ id, circleId }: Sitting,
	{ people, each }: WhoComes
): Promise<WaitingFamily[]> {
	const rows = await crecheLine(tx, circleId, people, each ? id : null)
		.select(['person_id as family', 'age_band as band', 'asked_at as askedAt'])
		.orderBy('asked_at')
		.orderBy('id')
		.execute();
	const families = new Map<string, { family: string; since: string; children: { band: string }[] }>();
	for (const { family, band, askedAt } of rows) {
		const known = families.get(family) ?? { family, since: askedAt.toISOString(), children: [] };
		known.children.push({ band });
		families.set(family, known);
	}
	return [...families.values()];
}

/** The hours of whoever asks at one sitting; nothing where none are written down for her. */
export async function findOwnHours(tx: Tx, sittingId: string): Promise<{ from: number; to: number } | undefined> {
	const row = await tx.db
		.selectFrom('creche.worker_hours')
		.select(['rota_from as from', 'rota_to as to'])
		.where('sitting_id', '=', sittingId)
		.where('account_id', '=', tx.actor.id)
		.executeTakeFirst();
	return row && row.from !== null && row.to !== null ? { from: row.from, to: row.to } : undefined;
}
