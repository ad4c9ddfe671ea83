import { record } from '#platform/audit/record.ts';
import { lockCircle } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { Coming } from '../place/queries.server.ts';
import { getSitting, listSittings, type Sitting } from '../sitting/queries.server.ts';
import type { WorkerHours } from './form.ts';
import { changeAsText, mayKeepRota } from './policy.ts';
import { getRota } from './queries.server.ts';

type Hours = Omit<WorkerHours, 'worker' | 'following'>;

/** Writes down when somebody minds the children, and how far that may grow: at one sitting, or at those that follow too. No hours: she is off the rota. */
export async function keepWorkerHours(
	tx: Tx,
	sittingId: string,
	{ worker, following, ...hours }: WorkerHours
): Promise<Outcome<never>> {
	const sitting = await sittingToPlan(tx, sittingId);
	const { workers } = await getRota(tx, sittingId, []);
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

/** Writes the change into the rota with which the next family fits, if it is still the one that was shown. */
export async function takeChange(
	tx: Tx,
	sittingId: string,
	coming: readonly Coming[],
	shown: string
): Promise<Outcome<'changed'>> {
	await sittingToPlan(tx, sittingId);
	const { next, workers } = await getRota(tx, sittingId, coming);
	const change = next?.change ?? [];
	if (!change.length || changeAsText(change) !== shown) return refused('changed');
	for (const { worker, from, to } of change) {
		const { mayFrom = null, mayTo = null } = workers.find(({ id }) => id === worker) ?? {};
		await writeHours(tx, sittingId, worker, { from, to, mayFrom, mayTo, inRatio: true });
	}
	await record(tx, 'creche.rota.changed', {
		sitting: sittingId,
		workers: change.map(({ worker }) => worker).join(' ')
	});
	return done;
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
