import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { drawPhoto, sendClaim, withdrawClaim } from '#rooms/programmes/taking-part/claim/commands.server.ts';
import { claimForm, largestPhoto } from '#rooms/programmes/taking-part/claim/form.ts';
import { listMyClaims, listRunsToClaim } from '#rooms/programmes/taking-part/claim/queries.server.ts';
import { findRate } from '#rooms/programmes/taking-part/travel/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn, textIn } from '#platform/forms/sent.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => {
		const runs = await listRunsToClaim(tx);
		const [rate, claims] = [await findRate(tx), await listMyClaims(tx)];
		return { id: randomUUID(), today: isoDay(tx.now, tx.zone), rate, runs, claims, megabytes };
	});

const megabytes = largestPhoto / 1_000_000;

export const actions: Actions = {
	send: async ({ request, locals }) => {
		const form = await readForm(request, claimForm);
		if (!form.ok) return form.problem;
		const file = await fileIn(request, 'photo');
		if (file && file.size > largestPhoto) return form.refuse(m.programmes_money_photo_large({ megabytes }), 'photo');
		const photo = file && (await locals.aside(async () => drawPhoto(new Uint8Array(await file.arrayBuffer()))));
		if (typeof photo === 'string') return form.refuse(m.programmes_money_photo_unreadable(), 'photo');
		return once(form, locals.tx, (tx, value) => sendClaim(tx, { ...value, photo }), {
			to: () => '/me/claims?said=claim',
			say: (reason) =>
				reason === 'again' ? [m.programmes_money_again(), 'another'] : [m.programmes_money_not_yet(), 'day']
		});
	},
	withdraw: async ({ request, locals }) => {
		const claim = await textIn(request, 'claim');
		await locals.tx((tx) => withdrawClaim(tx, claim));
		redirect(303, '/me/claims?said=claim-back');
	}
};
