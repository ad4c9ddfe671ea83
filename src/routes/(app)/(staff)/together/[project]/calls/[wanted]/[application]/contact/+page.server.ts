import { getContact } from '#rooms/coproduction/application/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { applicationToRun } from '../../../calls.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call, application } = await applicationToRun(tx, params);
		const contact = await getContact(tx, application.id);
		await noteReading(tx, 'coproduction.application_contact');
		return { call, application, contact };
	});
