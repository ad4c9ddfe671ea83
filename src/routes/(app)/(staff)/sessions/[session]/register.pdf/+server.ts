import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { registerSheetPdf } from '#rooms/programmes/meetings/register/pdf.server.ts';
import { registerSheetOf } from '#rooms/programmes/meetings/register/sheet.ts';
import { numberSheet } from '#rooms/programmes/meetings/typed-sheet/commands.server.ts';
import type { RequestHandler } from './$types';

/** The register to fill in by hand: names and boxes. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { day, lines, sheet } = await locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, ...(await numberSheet(tx, day.id)) };
	});
	const print = {
		number: sheet.number,
		organisation: locals.organisation.name,
		zone: locals.organisation.timeZone,
		now: locals.now
	};
	const pdf = await locals.aside(() => registerSheetPdf(registerSheetOf(day, lines, print), locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="register.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
