import { redirect } from '@sveltejs/kit';
import { findAlikeOf } from '#rooms/people/likeness/queries.server.ts';
import {
	decideReferral,
	noteSpoken,
	noteWhatCame,
	setTarget
} from '#rooms/programmes/joining/referral/commands.server.ts';
import { cameOfForm, decisionForm, spokenForm, targetForm } from '#rooms/programmes/joining/referral/form.ts';
import { listReferrals } from '#rooms/programmes/joining/referral/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => {
		const listed = await listReferrals(tx);
		const accepted = listed.referrals.filter(({ state }) => state === 'accepted').map(({ personId }) => personId);
		return { ...listed, alike: await findAlikeOf(tx, accepted) };
	});
};

export const actions: Actions = {
	spoken: async ({ request, locals }) => {
		const form = await readForm(request, spokenForm);
		if (!form.ok) return form.problem;
		const { referral, said } = form.value;
		const outcome = await locals.tx((tx) => noteSpoken(tx, referral, said));
		if (!outcome.ok) return form.refuse(m.programmes_referral_answered_before());
		redirect(303, '/manage/waiting?saved');
	},
	decide: async ({ request, locals }) => {
		const form = await readForm(request, decisionForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => decideReferral(tx, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_referral_answered_before());
		redirect(303, '/manage/waiting?saved');
	},
	came: async ({ request, locals }) => {
		const form = await readForm(request, cameOfForm);
		if (!form.ok) return form.problem;
		const { referral, came_of } = form.value;
		const outcome = await locals.tx((tx) => noteWhatCame(tx, referral, came_of));
		if (!outcome.ok) return form.refuse(m.programmes_referral_answered_before());
		redirect(303, '/manage/waiting?saved');
	},
	target: async ({ request, locals }) => {
		const form = await readForm(request, targetForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => setTarget(tx, form.value.days));
		redirect(303, '/manage/waiting?saved');
	}
};
