import { roomOrOnline } from '#rooms/programmes/courses/online/words.ts';
import { crecheListPdf } from '#rooms/creche/visit/pdf.server.ts';
import { listDayNotes } from '#rooms/creche/day-note/queries.server.ts';
import { countCrecheTeam, openCreche } from '#rooms/creche/visit/queries.server.ts';
import { crecheListOf } from '#rooms/creche/visit/sheet.ts';
import { listAwayChildren } from '#rooms/programmes/meetings/absence/queries.server.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** Today's crèche list to hold in the hand when there is no signal. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { name, timeZone } = locals.organisation;
	const { day, creche, team, notes } = await locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		const creche = await openCreche(tx, day.id, await listAwayChildren(tx, day.id));
		const team = await countCrecheTeam(tx, day.cohortId);
		return { day, creche, team, notes: await listDayNotes(tx, day.id) };
	});
	const meeting = m.programmes_register_sheet_session({ week: day.week, title: inWords(day.title) });
	const print = { organisation: name, zone: timeZone, now: locals.now, team, notes, meeting, venue: roomOrOnline(day) };
	const pdf = await locals.aside(() => crecheListPdf(crecheListOf(creche, print), locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="list.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
