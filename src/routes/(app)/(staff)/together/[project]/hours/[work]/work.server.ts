import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall, type PaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { getEngagement, type Engagement } from '#rooms/coproduction/engagement/queries.server.ts';
import type { HandingRefusal } from '#rooms/coproduction/handing-on/commands.server.ts';
import { mayConfirmHours } from '#rooms/coproduction/hours/policy.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound, type Outcome } from '#platform/outcome.ts';

type Params = { project: string; work: string };

/** The work of somebody in a project, for those who run it. Throws NotFound. */
export async function workIn(tx: Tx, params: Params): Promise<{ work: Engagement; call: PaidCall }> {
	const work = await getEngagement(tx, params.work);
	const call = await getPaidCall(tx, work.callId);
	if (call.projectId !== params.project || work.answer !== 'yes') throw new NotFound();
	if (!mayConfirmHours(tx.actor, { projectId: params.project })) throw new NotFound();
	return { work, call };
}

/** Does one thing with the work of a page, for whoever coordinates. Throws NotFound. */
export const runWork = <Reason extends HandingRefusal>(
	locals: App.Locals,
	params: Params,
	act: (tx: Tx) => Promise<Outcome<Reason>>
) =>
	locals.tx(async (tx) => {
		await workIn(tx, params);
		if (!mayRunCall(tx.actor)) throw new NotFound();
		return act(tx);
	});
