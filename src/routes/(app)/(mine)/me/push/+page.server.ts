import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { cookieValue, dropCookie, setCookie } from '#platform/web/cookies.ts';
import { renew, takeOut, turnOn } from '#rooms/people/push/commands.server.ts';
import { renewForm, takeOutForm, turnOnForm } from '#rooms/people/push/form.ts';
import { listDevices, pushGiven } from '#rooms/people/push/queries.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const keptFor = 400 * 24 * 3600;

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
	const here = cookieValue(cookies, url, 'push');
	const read = locals.tx(async (tx) => ({ devices: await listDevices(tx), given: await pushGiven(tx, here) }));
	return { ...(await read), here, zone: locals.organisation.timeZone };
};

export const actions: Actions = {
	on: async ({ request, locals, cookies, url }) => {
		const form = await readForm(request, turnOnForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => turnOn(tx, form.value));
		if (!outcome.ok) return form.refuse(m.people_push_too_many());
		setCookie(cookies, url, 'push', outcome.value, keptFor);
		redirect(303, '/me/push?said=push-on');
	},
	again: async ({ request, locals, cookies, url }) => {
		const form = await readForm(request, renewForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => renew(tx, cookieValue(cookies, url, 'push') ?? '', form.value));
		redirect(303, '/me/push?saved');
	},
	out: async ({ request, locals, cookies, url }) => {
		const form = await readForm(request, takeOutForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => takeOut(tx, form.value.device));
		if (cookieValue(cookies, url, 'push') === form.value.device) dropCookie(cookies, url, 'push');
		redirect(303, '/me/push?said=push-out');
	}
};
