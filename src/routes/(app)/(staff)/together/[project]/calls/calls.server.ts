import { getApplication, type Application } from '#rooms/coproduction/application/queries.server.ts';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall, type PaidCall } from '#rooms/coproduction/call/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** A call of a project for whoever runs it. Throws NotFound. */
export async function callToRun(tx: Tx, params: { project: string; wanted: string }): Promise<{ call: PaidCall }> {
	const call = await getPaidCall(tx, params.wanted);
	if (call.projectId !== params.project || !mayRunCall(tx.actor)) throw new NotFound();
	return { call };
}

/** An application for a call of a project, for whoever runs the call. Throws NotFound. */
export async function applicationToRun(
	tx: Tx,
	params: { project: string; wanted: string; application: string }
): Promise<{ call: PaidCall; application: Application }> {
	const { call } = await callToRun(tx, params);
	const application = await getApplication(tx, params.application);
	if (application.callId !== call.id || !call.ratingAt) throw new NotFound();
	return { call, application };
}
