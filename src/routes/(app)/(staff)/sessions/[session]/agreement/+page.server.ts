import { redirect } from '@sveltejs/kit';
import { adoptAgreement, agree, proposeByHand } from '#rooms/programmes/taking-part/agreement/commands.server.ts';
import { proposeForm, readBackForm, usualReview } from '#rooms/programmes/taking-part/agreement/form.ts';
import { reasonsToLook } from '#rooms/programmes/taking-part/agreement/policy.ts';
import { countAccepted, listProposals, listVersions } from '#rooms/programmes/taking-part/agreement/queries.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const [newest, ...earlier] = await listVersions(tx, day.cohortId);
		const counts = newest && (await countAccepted(tx, newest.id));
		const today = isoDay(tx.now, tx.zone);
		const reasons = newest?.agreedAt && counts ? reasonsToLook({ ...newest, ...counts }, today) : [];
		const { timeZone: zone, languages } = locals.organisation;
		const proposals = await listProposals(tx, day.cohortId);
		return { day, newest, earlier, counts, reasons, proposals, review: usualReview(today), zone, languages };
	});

const here = (session: string, said: string): never => redirect(303, `/sessions/${session}/agreement?said=${said}`);

export const actions: Actions = {
	propose: async ({ request, locals, params }) => {
		const form = await readForm(request, proposeForm);
		if (!form.ok) return form.problem;
		await locals.tx(async (tx) => proposeByHand(tx, (await getDay(tx, params.session)).cohortId, form.value));
		return here(params.session, 'proposed');
	},
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, readBackForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) =>
			adoptAgreement(tx, (await getDay(tx, params.session)).cohortId, form.value)
		);
		if (!outcome.ok) return form.refuse(m.programmes_agreements_changed_meanwhile());
		return here(params.session, 'read-back');
	},
	agree: async ({ request, locals, params }) => {
		const agreement = await textIn(request, 'agreement');
		await locals.tx(async (tx) => agree(tx, (await getDay(tx, params.session)).cohortId, agreement));
		return here(params.session, 'agreed');
	}
};
