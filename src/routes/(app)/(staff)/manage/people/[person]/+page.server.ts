import { redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { listQuiet } from '#rooms/people/loss/queries.server.ts';
import { listConsents } from '#rooms/people/consent/queries.server.ts';
import { listNeeds } from '#rooms/people/need/queries.server.ts';
import { noteChangeFor } from '#rooms/people/on-behalf/commands.server.ts';
import { askedHow } from '#rooms/people/on-behalf/form.ts';
import { listChangesFor } from '#rooms/people/on-behalf/queries.server.ts';
import { takeBackCode } from '#rooms/people/page-code/commands.server.ts';
import { findOpenCode, needsCode } from '#rooms/people/page-code/queries.server.ts';
import { findAlike } from '#rooms/people/likeness/queries.server.ts';
import { findDoubleChildren, findKept, listMerged } from '#rooms/people/merge/queries.server.ts';
import { openReaching } from '#rooms/people/person/commands.server.ts';
import { openPersonPage } from '#rooms/programmes/desk/person/queries.server.ts';
import { listMovesOf } from '#rooms/programmes/joining/course-move/queries.server.ts';
import { sayCanComeFor, sayCantComeFor } from '#rooms/programmes/meetings/absence/commands.server.ts';
import { formId, oneOf } from '#platform/forms/fields.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { newCode } from '../../../../../page-code.server.ts';
import { forCoordinatorOf } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	await forCoordinatorOf(locals, params.person);
	const her = params.person;
	const kept = await locals.tx((tx) => findKept(tx, her));
	if (kept) redirect(303, `/manage/people/${kept}`);
	const opened = await locals.tx(async (tx) => ({
		...(await openPersonPage(tx, her)),
		needs: await listNeeds(tx, her),
		consents: await listConsents(tx, her),
		changes: await listChangesFor(tx, her),
		needsCode: await needsCode(tx, her),
		openCode: await findOpenCode(tx, her),
		alike: await findAlike(tx, her),
		doubles: await findDoubleChildren(tx, her),
		merged: await listMerged(tx, her),
		moves: await listMovesOf(tx, her),
		isQuiet: (await listQuiet(tx, [her])).has(her)
	}));
	return {
		...opened,
		now: locals.now,
		isOwn: locals.actor?.id === her
	};
};

const absenceForm = v.object({ session: formId, asked: oneOf(askedHow) });

/** Says for her whether she comes to a meeting, as she asked; her page tells her that it was said. */
async function say(
	{ request, locals, params }: RequestEvent<{ person: string }>,
	what: 'absence' | 'coming',
	command: typeof sayCantComeFor
) {
	await forCoordinatorOf(locals, params.person);
	const form = await readForm(request, absenceForm);
	if (!form.ok) return form.problem;
	const { session, asked } = form.value;
	const said = await locals.tx(async (tx) => {
		const outcome = await command(tx, session, params.person);
		if (outcome.ok) await noteChangeFor(tx, params.person, what, asked);
		return outcome;
	});
	if (!said.ok)
		return form.refuse(said.reason === 'over' ? m.programmes_home_over_refusal() : m.programmes_home_there_already());
	redirect(303, `/manage/people/${params.person}?saved`);
}

export const actions: Actions = {
	danger: async ({ locals, params }) => {
		await forCoordinatorOf(locals, params.person);
		return { opened: await locals.tx((tx) => openReaching(tx, params.person, 'in-danger')) };
	},
	code: async ({ locals, params, url }) => {
		await forCoordinatorOf(locals, params.person);
		return newCode(locals, url, params.person);
	},
	'code-back': async ({ locals, params }) => {
		await forCoordinatorOf(locals, params.person);
		await locals.tx((tx) => takeBackCode(tx, params.person));
		redirect(303, `/manage/people/${params.person}?said=code-back`);
	},
	absence: (event) => say(event, 'absence', sayCantComeFor),
	coming: (event) => say(event, 'coming', sayCanComeFor)
};
