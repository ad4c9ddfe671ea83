import { redirect } from '@sveltejs/kit';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { registerSheetPdf } from '#rooms/programmes/meetings/register/pdf.server.ts';
import { openRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { registerSheetOf } from '#rooms/programmes/meetings/register/sheet.ts';
import { numberSheet } from '#rooms/programmes/meetings/typed-sheet/commands.server.ts';
import { listSheets } from '#rooms/programmes/meetings/typed-sheet/queries.server.ts';
import type { RequestHandler } from './$types';

/** The register to fill in by hand: names and boxes. It bears the number of the sheet that was printed with these lines, if one was: a look gives none. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { day, lines, sheets } = await locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, lines: await openRegister(tx, day), sheets: await listSheets(tx, day.id) };
	});
	const people = lines.map(({ personId }) => personId).join();
	const print = {
		number: sheets.find((sheet) => sheet.people.join() === people)?.number,
		organisation: locals.organisation.name,
		zone: locals.organisation.timeZone,
		now: locals.now
	};
	const pdf = await locals.aside(() => registerSheetPdf(registerSheetOf(day, lines, print), locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="register.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};

/** The register is printed: its lines are given their numbers, by which it is typed back. */
export const POST: RequestHandler = async ({ locals, params }) => {
	await locals.tx(async (tx) => numberSheet(tx, (await getDay(tx, params.session)).id));
	redirect(303, `/sessions/${params.session}/register.pdf`);
};
