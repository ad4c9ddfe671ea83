import { nameLabelsPdf } from '#rooms/programmes/desk/roster/pdf.server.ts';
import { listNames } from '#rooms/programmes/desk/roster/queries.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** Labels with the names of whoever has a place, or has come to a group with an open door. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	forCoordinators(locals, params.cohort);
	const session = url.searchParams.get('session') ?? undefined;
	const names = await locals.tx((tx) => listNames(tx, params.cohort, session));
	names.sort(new Intl.Collator(locals.language).compare);
	const labels = { organisation: locals.organisation.name, title: m.programmes_roster_labels_title(), names };
	const pdf = await locals.aside(() => nameLabelsPdf(labels, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="labels.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
