import { redirect } from '@sveltejs/kit';
import { moveWay } from '#rooms/people/way-order/commands.server.ts';
import { wayOrderForm } from '#rooms/people/way-order/form.ts';
import type { WayStep } from '#rooms/people/way-order/policy.ts';
import { listMyWays } from '#rooms/people/way-order/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { messageWays, type MessageWay } from '#platform/mail/kind.ts';
import { runtime } from '#platform/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nobody puts texts in an order where none are sent. */
const offered = () => messageWays.filter((way) => way !== 'text' || runtime().textServer !== undefined);

export const load: PageServerLoad = async ({ locals }) =>
	locals.tx(async (tx) => ({ ways: await listMyWays(tx, offered()) }));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, wayOrderForm);
		if (!form.ok) return form.problem;
		const { move, order } = form.value;
		const [way, step] = move.split(' ') as [MessageWay, WayStep];
		await locals.tx((tx) => moveWay(tx, order, way, step));
		redirect(303, '/me/ways?saved');
	}
};
