import { crecheListPdf } from '#rooms/programmes/creche/visit/pdf.server.ts';
import { countCrecheTeam, openCreche } from '#rooms/programmes/creche/visit/queries.server.ts';
import { crecheListOf } from '#rooms/programmes/creche/visit/sheet.ts';
import type { RequestHandler } from './$types';

/** Today's crèche list to hold in the hand when there is no signal. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { day, children, team } = await locals.tx(async (tx) => {
		const creche = await openCreche(tx, params.session);
		return { ...creche, team: await countCrecheTeam(tx, creche.day.cohortId) };
	});
	const print = { organisation: locals.organisation.name, zone: locals.organisation.timeZone, now: locals.now, team };
	const pdf = await locals.aside(() => crecheListPdf(crecheListOf(day, children, print), locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="list.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
