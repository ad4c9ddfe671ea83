import { redirect } from '@sveltejs/kit';
import { signChildIn, signChildOut } from '#rooms/creche/visit/commands.server.ts';
import { openCreche } from '#rooms/creche/visit/queries.server.ts';
import { signInForm, signOutForm } from '#rooms/creche/visit/form.ts';
import { crecheRefusal, outRefusal } from '#rooms/creche/visit/words.ts';
import { noteAllergies } from '#rooms/creche/allergy/commands.server.ts';
import { allergyForm } from '#rooms/creche/allergy/form.ts';
import { readSettling, tellParent } from '#rooms/creche/settling/commands.server.ts';
import { settlingForm, settlingReadForm } from '#rooms/creche/settling/form.ts';
import { isExpectedToday, listSettling } from '#rooms/creche/settling/queries.server.ts';
import { maySignChildren } from '#rooms/creche/visit/policy.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { sitting, child, ...settling } = await locals.tx(async (tx) => {
		const { sitting, children } = await openCreche(tx, params.session, new Set());
		const child = children.find((one) => one.id === params.child);
		if (!child) throw new NotFound();
		const minds = maySignChildren(tx.actor, sitting.circleId) && (await isExpectedToday(tx, sitting, child.id));
		return { sitting, child, minds, notes: await listSettling(tx, child.id) };
	});
	return {
		sitting,
		child,
		...settling,
		newId: uuidv7(),
		now: locals.now,
		zone: locals.organisation.timeZone
	};
};

export const actions: Actions = {
	in: async ({ request, locals, params }) => {
		const form = await readForm(request, signInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildIn(tx, params.session, { ...form.value, child: params.child }));
		if (!outcome.ok) return form.refuse(crecheRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${params.child}#c-${params.child}`);
	},
	out: async ({ request, locals, params }) => {
		const form = await readForm(request, signOutForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildOut(tx, params.session, { ...form.value, child: params.child }));
		if (!outcome.ok) return form.refuse(...outRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${params.child}#c-${params.child}`);
	},
	allergies: async ({ request, locals, params }) => {
		const form = await readForm(request, allergyForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteAllergies(tx, params.session, params.child, form.value));
		if (!outcome.ok) return form.refuse(m.creche_allergies_not_today());
		redirect(303, `/sessions/${params.session}/creche/${params.child}?said=allergies-${outcome.value}`);
	},
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, settlingForm);
		if (!form.ok) return form.problem;
		const work = (tx: Tx, note: typeof form.value) => tellParent(tx, params.session, params.child, note);
		return once(form, locals.tx, work, {
			to: () => `/sessions/${params.session}/creche/${params.child}?said=settling-told#settling`,
			say: m.creche_settling_not_today
		});
	},
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, settlingReadForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readSettling(tx, params.child, form.value.note));
		redirect(303, `/sessions/${params.session}/creche/${params.child}?said=settling-read#settling`);
	}
};
