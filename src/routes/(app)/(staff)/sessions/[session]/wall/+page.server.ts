import { redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { hangCode, takeWallDown } from '#rooms/programmes/meetings/wall/commands.server.ts';
import { codeWithDashes, wallPapers } from '#rooms/programmes/meetings/wall/form.ts';
import { hangingObstacle, wallHours } from '#rooms/programmes/meetings/wall/policy.ts';
import { findWallCode, isWallWanted } from '#rooms/programmes/meetings/wall/queries.server.ts';
import { wallRefusalWords } from '#rooms/programmes/meetings/wall/words.ts';
import { tick } from '#platform/forms/fields.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { runtime } from '#platform/runtime.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { day, code, isWanted } = await locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, code: await findWallCode(tx, day.id), isWanted: await isWallWanted(tx, day.cohortId) };
	});
	const { timeZone: zone, languages } = locals.organisation;
	const isOver = hangingObstacle(day, locals.now, zone) !== undefined;
	return {
		day,
		zone,
		isOver,
		isWanted,
		papers: wallPapers,
		languages: languages.filter((language) => !isFramed(language)),
		hung: code && !isOver ? await shown(locals, code.code, wallHours({ ...day, hungAt: code.hungAt }, zone)) : undefined
	};
};

/** The code as the screen shows it: a square, and the address that people can type. */
async function shown(locals: App.Locals, code: string, hours: { from: Date; until: Date }) {
	const { origin } = runtime();
	const path = locals.publicPath(`/here/${codeWithDashes(code)}`, '');
	const square = Buffer.from(await qrSvg(origin + path)).toString('base64');
	return {
		...hours,
		path,
		square: `data:image/svg+xml;base64,${square}`,
		address: (origin + path).replace(/^https?:\/\//, '')
	};
}

export const actions: Actions = {
	hang: async ({ request, locals, params }) => {
		const form = await readForm(request, v.object({ anew: tick }));
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => hangCode(tx, params.session, form.value));
		if (!outcome.ok) return refusal(wallRefusalWords(outcome.reason));
		redirect(303, `/sessions/${params.session}/wall?said=wall-hung`);
	},
	down: async ({ locals, params }) => {
		await locals.tx((tx) => takeWallDown(tx, params.session));
		redirect(303, `/sessions/${params.session}/wall?said=wall-down`);
	}
};
