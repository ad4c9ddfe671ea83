import { redirect } from '@sveltejs/kit';
import { findCalled } from '#rooms/people/person/queries.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listLed } from '#rooms/programmes/courses/slot/queries.server.ts';
import { askForCertificate } from '#rooms/programmes/taking-part/certificate/commands.server.ts';
import { findCertificateOf, getTakingPart } from '#rooms/programmes/taking-part/certificate/queries.server.ts';
import { certificateForm } from '#rooms/programmes/taking-part/certificate/form.ts';
import { certificateObstacle } from '#rooms/programmes/taking-part/certificate/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { certificate, ...rest } = await locals.tx(async (tx) => {
		const id = tx.actor.id ?? '';
		return {
			cohort: await getCohort(tx, params.cohort),
			called: (await findCalled(tx, id)) ?? '',
			certificate: await findCertificateOf(tx, params.cohort, id),
			led: await listLed(tx, id, params.cohort),
			obstacle: certificateObstacle(await getTakingPart(tx, params.cohort, id))
		};
	});
	const address = certificate && runtime().origin + locals.publicPath(`/certificates/${certificate.code}`);
	return { ...rest, certificate: certificate && { named: certificate.named, address } };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, certificateForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => askForCertificate(tx, params.cohort, form.value.named));
		if (!outcome.ok) {
			return form.refuse(
				outcome.reason === 'not-yet' ? m.programmes_certificates_not_yet() : m.programmes_certificates_never_came()
			);
		}
		redirect(303, `/me/certificates/${params.cohort}?said=certificate`);
	}
};
