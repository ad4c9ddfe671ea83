import { redirect } from '@sveltejs/kit';
import { alarmWayRefusals } from '#rooms/watch/way/choices.ts';
import { addAlarmWay, answerTest, askForTest, dropAlarmWay } from '#rooms/watch/way/commands.server.ts';
import { alarmWayForm } from '#rooms/watch/way/form.ts';
import { mayBeWoken } from '#rooms/watch/way/policy.ts';
import { listOwnWays, waysHere } from '#rooms/watch/way/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** By which ways she is woken, and which of them are known to work; her own alone. */
export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => {
		if (!mayBeWoken(tx.actor)) throw new Forbidden();
		return { ways: await listOwnWays(tx), here: waysHere(), now: tx.now, zone: tx.zone };
	});

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const form = await readForm(request, alarmWayForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => addAlarmWay(tx, form.value.way));
		if (!outcome.ok) return form.refuse(alarmWayRefusals[outcome.reason](), 'way');
		redirect(303, '/duty/ways?said=test-alarm');
	},
	came: async ({ request, locals }) => {
		const form = await readForm(request, alarmWayForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => answerTest(tx, form.value.way));
		if (!outcome.ok) return form.refuse(m.watch_refused_no_test());
		redirect(303, '/duty/ways?said=way-proved');
	},
	again: async ({ request, locals }) => {
		const form = await readForm(request, alarmWayForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => askForTest(tx, form.value.way));
		redirect(303, '/duty/ways?said=test-alarm');
	},
	out: async ({ request, locals }) => {
		const form = await readForm(request, alarmWayForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => dropAlarmWay(tx, form.value.way));
		redirect(303, '/duty/ways?said=way-out');
	}
};
