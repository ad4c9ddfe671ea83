import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getChild } from '#rooms/people/child/queries.server.ts';
import { correctChildFor, noteChangeFor } from '#rooms/people/on-behalf/commands.server.ts';
import { childForHerForm, crecheForHerForm, type ChangeKind } from '#rooms/people/on-behalf/form.ts';
import { leaveCrecheFor } from '#rooms/creche/place/commands.server.ts';
import { listCrecheChoices } from '#rooms/programmes/desk/person/queries.server.ts';
import { askForCrecheFor } from '#rooms/programmes/joining/registration/commands.server.ts';
import { noteAccessHourly } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { forCoordinatorOf } from '../../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	await forCoordinatorOf(locals, params.person);
	const found = await locals.tx(async (tx) => {
		await noteAccessHourly(tx, [params.person], 'programmes.allergies');
		return {
			child: await getChild(tx, params.child),
			choices: await listCrecheChoices(tx, params.person, params.child)
		};
	});
	if (found.child.personId !== params.person || found.child.personId === locals.actor?.id) throw new NotFound();
	return found;
};

type Event = RequestEvent<{ person: string; child: string }>;
type Answer = Outcome<'left' | 'no-creche', 'place' | 'waiting'> | Outcome<never>;

/** What a parent asked for about the crèche is done, and noted for her to see. */
async function say(
	{ request, locals, params }: Event,
	what: ChangeKind,
	work: (tx: Tx, ids: { registration: string; place: string }) => Promise<Answer>
) {
	await forCoordinatorOf(locals, params.person);
	const form = await readForm(request, crecheForHerForm);
	if (!form.ok) return form.problem;
	const said = await locals.atDoor(async (tx) => {
		const outcome = await work(tx, form.value);
		if (outcome.ok) await noteChangeFor(tx, params.person, what, form.value.asked);
		return outcome;
	});
	if (!said.ok)
		return form.refuse(
			said.reason === 'left' ? m.people_desk_creche_refused_left() : m.people_desk_creche_refused_none()
		);
	const became = ('value' in said && said.value) || 'left';
	redirect(303, `/manage/people/${params.person}?said=creche-${became}`);
}

export const actions: Actions = {
	correct: async ({ request, locals, params }) => {
		await forCoordinatorOf(locals, params.person);
		const form = await readForm(request, childForHerForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => correctChildFor(tx, params.person, params.child, form.value));
		redirect(303, `/manage/people/${params.person}?saved`);
	},
	ask: (event) =>
		say(event, 'creche-asked', (tx, { registration }) => askForCrecheFor(tx, registration, event.params.child)),
	leave: (event) => say(event, 'creche-left', (tx, { place }) => leaveCrecheFor(tx, event.params.person, place))
};
