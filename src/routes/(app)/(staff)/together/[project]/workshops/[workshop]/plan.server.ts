import { fitOf } from '#rooms/coproduction/step/fold.ts';
import { listSteps } from '#rooms/coproduction/step/queries.server.ts';
import { getWorkshop } from '#rooms/coproduction/workshop/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** A workshop of a project with its plan and how it fits. Throws NotFound. */
export async function planOf(tx: Tx, params: { project: string; workshop: string }) {
	const workshop = await getWorkshop(tx, params.workshop);
	if (workshop.projectId !== params.project) throw new NotFound();
	const { startsAt, endsAt } = workshop;
	const steps = await listSteps(tx, workshop.id);
	const minutes = startsAt && endsAt ? Math.round((endsAt.getTime() - startsAt.getTime()) / 60_000) : null;
	return { workshop, steps, fit: fitOf(steps, minutes), zone: tx.zone };
}
