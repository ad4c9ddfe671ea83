import { redirect } from '@sveltejs/kit';
import {
	countCheckers,
	listAppointed,
	listAppointments
} from '#rooms/programmes/courses/appointment/queries.server.ts';
import { answerRefusalWords } from '#rooms/programmes/courses/appointment/choices.ts';
import { answerAppointment, withdrawAppointment } from '#platform/identity/appointment/commands.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { notProved, proofFor } from '../../../proof.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url, cookies }) => ({
	zone: locals.organisation.timeZone,
	said: ['yes', 'no', 'withdrawn'].find((word) => url.searchParams.has(word)) ?? null,
	...(await locals.tx(async (tx) => ({
		appointments: await listAppointments(tx),
		appointed: await listAppointed(tx),
		checkers: await countCheckers(tx),
		proof: await proofFor(tx, { cookies, url })
	})))
});

type Deed = (tx: Tx, id: string) => ReturnType<typeof answerAppointment>;

async function answered({ request, locals }: RequestEvent, deed: Deed, said: string) {
	const id = await textIn(request, 'appointment');
	const outcome = await locals.tx((tx) => deed(tx, id));
	if (!outcome.ok) return refusal(answerRefusalWords(outcome.reason));
	redirect(303, `/appointments?${said}`);
}

export const actions: Actions = {
	yes: async (event) => {
		const missing = await notProved(event);
		return missing ? refusal(missing) : answered(event, (tx, id) => answerAppointment(tx, id, 'yes'), 'yes');
	},
	no: (event) => answered(event, (tx, id) => answerAppointment(tx, id, 'no'), 'no'),
	withdraw: (event) => answered(event, withdrawAppointment, 'withdrawn')
};
