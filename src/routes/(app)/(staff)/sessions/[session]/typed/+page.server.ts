import { redirect } from '@sveltejs/kit';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { listPockets } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { openRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import { namesOnPaper } from '#rooms/programmes/meetings/register/words.ts';
import { typeSheetBack } from '#rooms/programmes/meetings/typed-sheet/commands.server.ts';
import { mostTyped, typedForm, typedSheetIn } from '#rooms/programmes/meetings/typed-sheet/form.ts';
import { listSheets } from '#rooms/programmes/meetings/typed-sheet/queries.server.ts';
import { sheetInWords } from '#rooms/programmes/meetings/typed-sheet/words.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const there = await listSheets(tx, day.id);
		const asked = Number(url.searchParams.get('sheet'));
		const sheet = there.find(({ number }) => number === asked) ?? there[0];
		const lines = await openRegister(tx, day);
		const called = namesOnPaper(lines);
		// who types a number before any sheet was printed goes by the lines as they are now
		const people = sheet?.people ?? lines.map(({ personId }) => personId);
		const names = people.map((id) => called[lines.findIndex(({ personId }) => personId === id)]);
		const said = (url.searchParams.get('said') ?? '').trim().slice(0, mostTyped);
		const read = said ? typedSheetIn(said, names.length) : undefined;
		const back = read && !read.problems.length ? sheetInWords(read.sheet, names) : undefined;
		const wrong = (read?.problems ?? []).map(({ at, found, expected }) =>
			m.programmes_typed_at({ at, found: `“${found.slice(0, 40)}”`, expected })
		);
		const shown = sheet ? undefined : people.join(' ');
		return {
			day,
			sheets: there,
			pockets: (await listPockets(tx, day.id)).filter(({ state }) => state !== 'home'),
			shown,
			number: sheet?.number ?? 1,
			said,
			back,
			wrong,
			booked: names.length,
			zone: tx.zone
		};
	});

export const actions: Actions = {
	keep: async ({ request, locals, params }) => {
		const form = await readForm(request, typedForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => typeSheetBack(tx, params.session, form.value));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		redirect(303, `/sessions/${params.session}?said=typed-sheet#who`);
	}
};
