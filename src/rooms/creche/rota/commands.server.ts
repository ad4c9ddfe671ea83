import { record } from '#platform/audit/record.ts';
import { lockCircle } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { givePlacesTo } from '../place/commands.server.ts';
import { getSitting, listSittings, type Sitting } from '../sitting/queries.server.ts';
import type { WorkerHours } from './form.ts';
import { isPossible, mayKeepRota, offerAsText } from './policy.ts';
import { getRota, type WhoComes, type Rota } from './queries.server.ts';

type Hours = Omit<WorkerHours, 'worker' | 'following'>;

/** Writes down when somebody minds the children, and how far that may grow: at one sitting, or at those that follow too. No hours: she is off the rota. */
export async function keepWorkerHours(
	tx: Tx,
	sittingId: string,
	{ worker, following, ...hours }: WorkerHours
): Promise<Outcome<never>> {
	const sitting = await sittingToPlan(tx, sittingId);
	const { workers } = await getRota(tx, sittingId, { people: [], each: false });
	if (!workers.some(({ id }) => id === worker)) throw new NotFound();
	const later = following ? await listSittings(tx, sitting.circleId) : [];
	const ahead = later.filter((one) => one.startsAt > sitting.startsAt && !one.cancelledAt);
	for (const { id } of [sitting, ...ahead]) await writeHours(tx, id, worker, hours);
	await record(tx, 'creche.hours.kept', { sitting: sittingId, worker, following });
	return done;
}

/** The sitting, once nobody else plans in its circle. Throws NotFound and Forbidden. */
async function sittingToPlan(tx: Tx, id: string): Promise<Sitting> {
	const sitting = await getSitting(tx, id);
	if (!mayKeepRota(tx.actor, sitting.circleId)) throw new Forbidden();
	await lockCircle(tx, sitting.circleId);
	return sitting;
}

async function writeHours(tx: Tx, sittingId: string, worker: string, hours: Hours): Promise<void> {
	const row = {
		rota_from: hours.from,
		rota_to: hours.to,
		may_from: hours.mayFrom,
		may_to: hours.mayTo,
		in_ratio: hours.inRatio
	};
	await tx.db
		.insertInto('creche.worker_hours')
		.values({ org_id: tx.actor.orgId, sitting_id: sittingId, account_id: worker, ...row })
		.onConflict((conflict) => conflict.columns(['org_id', 'sitting_id', 'account_id']).doUpdateSet(row))
		.execute();
}

/**
 * The family that has waited longest gets its places, and the rota the hours that it takes, if both are still what was shown: at this
 * sitting and, where a place counts for all, at each planned one that follows. Says whose children they are where she is to be told;
 * nothing is written where the places would be too many for one of those days.
 */
export async function takeChange(
	tx: Tx,
	sittingId: string,
	coming: WhoComes,
	shown: string
): Promise<Outcome<'changed' | 'other-days', string | undefined>> {
	const sitting = await sittingToPlan(tx, sittingId);
	const rota = await getRota(tx, sittingId, coming);
	const family = rota.next?.family;
	if (!rota.next || !family || !isPossible(rota.next) || offerAsText(rota.next) !== shown) return refused('changed');
	const days = [rota];
	for (const { id, startsAt, cancelledAt } of coming.each ? [] : await listSittings(tx, sitting.circleId)) {
		if (cancelledAt || startsAt <= sitting.startsAt) continue;
		const later = await getRota(tx, id, coming);
		if (!later.workers.some(({ from }) => from !== null)) continue; // nobody has planned that day yet
		if (!later.next || !isPossible(later.next)) return refused('other-days');
		days.push(later);
	}
	for (const day of days) await writeChange(tx, day);
	const places = { circleId: sitting.circleId, sittingId: coming.each ? sittingId : null, coming: coming.people };
	const told = await givePlacesTo(tx, places, family);
	await record(tx, 'creche.rota.changed', {
		sitting: sittingId,
		workers: rota.next.change.map(({ worker }) => worker).join(' ')
	});
	return doneWith(told);
}

async function writeChange(tx: Tx, { sitting, next, workers }: Rota): Promise<void> {
	for (const { worker, from, to } of next?.change ?? []) {
		const { mayFrom = null, mayTo = null } = workers.find(({ id }) => id === worker) ?? {};
		await writeHours(tx, sitting.id, worker, { from, to, mayFrom, mayTo, inRatio: true });
	}
}

/** Writes down how large the room of a crèche is; nothing where nobody measured it. */
export async function keepSpace(tx: Tx, sittingId: string, squareMetres: number | null): Promise<Outcome<never>> {
	const { circleId } = await sittingToPlan(tx, sittingId);
	if (squareMetres === null) await tx.db.deleteFrom('creche.space').where('circle_id', '=', circleId).execute();
	else
		await tx.db
			.insertInto('creche.space')
			.values({ org_id: tx.actor.orgId, circle_id: circleId, square_metres: squareMetres })
			.onConflict((conflict) => conflict.columns(['org_id', 'circle_id']).doUpdateSet({ square_metres: squareMetres }))
			.execute();
	await record(tx, 'creche.space.kept', { circle: circleId });
	return done;
}
