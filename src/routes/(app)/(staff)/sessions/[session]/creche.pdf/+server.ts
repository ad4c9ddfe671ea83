import { crecheListPdf } from '#rooms/programmes/creche/visit/pdf.server.ts';
import { openCreche } from '#rooms/programmes/creche/visit/queries.server.ts';
import { crecheListOf } from '#rooms/programmes/creche/visit/sheet.ts';
import type { RequestHandler } from './$types';

/** Today's crèche list to hold in the hand when there is no signal. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { day, children } = await locals.tx((tx) => openCreche(tx, params.session));
	const print = { organisation: locals.organisation.name, zone: locals.organisation.timeZone, now: locals.now };
	const pdf = await locals.aside(() => crecheListPdf(crecheListOf(day, children, print), locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="list.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
