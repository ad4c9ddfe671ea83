import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { usualLate, type OccasionPlan } from './figures.ts';
import type { Disturbance, OccasionFields, StretchKind, PlannedStretch } from './form.ts';
import { medianLate } from './policy.ts';

/** A part of a session, and what became of it. */
export interface HeldStretch extends PlannedStretch {
	place: number;
	/** How long it took; 0 where it was lost, null where nobody has said. */
	took: number | null;
	why: string | null;
}

/** A session at which people tell. */
export interface Occasion extends Omit<OccasionFields, 'parts'> {
	id: string;
	evaluationId: string;
	/** How many came, and how late it began; null until somebody has said. */
	came: number | null;
	late: number | null;
	isTold: boolean;
	version: number;
	parts: HeldStretch[];
}

const occasions = (tx: Tx) =>
	tx.db
		.selectFrom('evaluation.occasion')
		.select(['id', 'evaluation_id as evaluationId', 'held_on as heldOn', 'starts', 'place', 'minutes', 'people'])
		.select(['facilitators', 'languages', 'children', 'came', 'late', 'told_at as toldAt', 'version']);
type Row = Awaited<ReturnType<ReturnType<typeof occasions>['executeTakeFirstOrThrow']>>;

const withParts = ({ toldAt, ...row }: Row, parts: HeldStretch[]): Occasion => ({
	...row,
	isTold: toldAt !== null,
	parts
});

/** The sessions of an evaluation without their parts, the last first. */
export async function listOccasions(tx: Tx, evaluationId: string): Promise<Occasion[]> {
	const rows = await occasions(tx)
		.where('evaluation_id', '=', evaluationId)
		.orderBy('held_on', 'desc')
		.orderBy('starts', 'desc')
		.orderBy('id')
		.execute();
	return rows.map((row) => withParts(row, []));
}

/** One of them with its parts. Throws NotFound. */
export async function getOccasion(tx: Tx, evaluationId: string, id: string): Promise<Occasion> {
	const row =
		isId(id) && isId(evaluationId)
			? await occasions(tx).where('id', '=', id).where('evaluation_id', '=', evaluationId).executeTakeFirst()
			: undefined;
	if (!row) throw new NotFound();
	const parts = await tx.db
		.selectFrom('evaluation.stretch')
		.select(['place', 'kind', 'words', 'minutes', 'took', 'why'])
		.where('occasion_id', '=', id)
		.orderBy('place')
		.$narrowType<{ kind: StretchKind }>()
		.execute();
	return withParts(row, parts);
}

/** How late sessions of this organisation usually begin; the usual of the field until somebody has written down one. */
export async function getUsualLate(tx: Tx): Promise<number> {
	const { rows } = await sql<{ late: number }>`select evaluation.late_starts() as late`.execute(tx.db);
	return medianLate(rows.map(({ late }) => late)) ?? usualLate;
}

/** A session as the reckoning takes it. */
export const occasionPlan = (occasion: Occasion, late: number): OccasionPlan => ({
	...{ minutes: occasion.minutes, people: occasion.people, facilitators: occasion.facilitators, late },
	...{ languages: occasion.languages.length, children: occasion.children },
	parts: occasion.parts.map(({ kind, minutes }) => ({ kind, minutes }))
});

/** What disturbed a session, in the order in which it was noted. */
export function listDisturbances(tx: Tx, occasionId: string): Promise<{ kind: Disturbance; notedAt: Date }[]> {
	return tx.db
		.selectFrom('evaluation.disturbance')
		.select(['kind', 'noted_at as notedAt'])
		.where('occasion_id', '=', occasionId)
		.orderBy('noted_at')
		.orderBy('id')
		.$narrowType<{ kind: Disturbance }>()
		.execute();
}
