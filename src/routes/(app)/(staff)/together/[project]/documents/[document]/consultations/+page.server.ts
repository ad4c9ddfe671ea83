import { randomUUID } from 'node:crypto';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { consultationRefusalWords } from '#rooms/coproduction/consultation/choices.ts';
import { beginConsultation } from '#rooms/coproduction/consultation/commands.server.ts';
import { consultationForm } from '#rooms/coproduction/consultation/form.ts';
import { consultationStands, mayConsult, mayReadConsultation } from '#rooms/coproduction/consultation/policy.ts';
import { listConsultations } from '#rooms/coproduction/consultation/queries.server.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** The consultations on a document, and a new one on one of its versions. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const document = await getDocument(tx, params.document);
		if (document.projectId !== params.project || !mayReadConsultation(tx.actor, document)) throw new NotFound();
		const today = todayOf(tx);
		const all = await listConsultations(tx, document.id);
		return {
			...{ document, id: randomUUID(), today, zone: tx.zone, runs: mayConsult(tx.actor, document) },
			versions: document.versions.filter(({ state }) => state !== 'draft'),
			consultations: all.map((one) => ({ ...one, stands: consultationStands(one, today) }))
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, consultationForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, consultation) => beginConsultation(tx, params.document, consultation), {
			to: (id) => `/together/${params.project}/consultations/${id}?said=consultation-begun`,
			say: (reason) => consultationRefusalWords[reason]()
		});
	}
};
