import { redirect } from '@sveltejs/kit';
import { nameCollector, takeCollectorOff } from '#rooms/creche/collector/commands.server.ts';
import { collectorForm, collectorOffForm } from '#rooms/creche/collector/form.ts';
import { listCollectors } from '#rooms/creche/collector/queries.server.ts';
import { readSettling, tellCreche } from '#rooms/creche/settling/commands.server.ts';
import { settlingForm, settlingReadForm } from '#rooms/creche/settling/form.ts';
import { listSettling } from '#rooms/creche/settling/queries.server.ts';
import { getChild } from '#rooms/people/child/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Who may collect her child, and what she and the crèche tell each other about how it settles. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const found = await locals.tx(async (tx) => {
		const child = await getChild(tx, params.child);
		if (child.personId !== tx.actor.id) throw new NotFound();
		return { child, collectors: await listCollectors(tx, child.id), notes: await listSettling(tx, child.id) };
	});
	return { ...found, zone: locals.organisation.timeZone, newId: uuidv7(), noteId: uuidv7() };
};

const here = (child: string) => `/me/children/${child}/collecting`;

export const actions: Actions = {
	name: async ({ request, locals, params }) => {
		const form = await readForm(request, collectorForm);
		if (!form.ok) return form.problem;
		const work = (tx: Tx, named: typeof form.value) => nameCollector(tx, params.child, named);
		return once(form, locals.tx, work, {
			to: () => `${here(params.child)}?said=collector-named`,
			say: () => m.creche_collector_enough()
		});
	},
	off: async ({ request, locals, params }) => {
		const form = await readForm(request, collectorOffForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => takeCollectorOff(tx, params.child, form.value.collector));
		redirect(303, `${here(params.child)}?said=collector-off`);
	},
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, settlingForm);
		if (!form.ok) return form.problem;
		const work = (tx: Tx, note: typeof form.value) => tellCreche(tx, params.child, note);
		return once(form, locals.tx, work, { to: () => `${here(params.child)}?said=settling-told#settling` });
	},
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, settlingReadForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readSettling(tx, params.child, form.value.note));
		redirect(303, `${here(params.child)}?said=settling-read#settling`);
	}
};
