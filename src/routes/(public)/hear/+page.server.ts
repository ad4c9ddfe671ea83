import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getPublicCohort, listPublishedCohorts } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { narrowedIn } from '#rooms/programmes/courses/public-page/form.ts';
import { wantToHear } from '#rooms/programmes/joining/interest/commands.server.ts';
import { interestForm } from '#rooms/programmes/joining/interest/form.ts';
import { inOneForm } from '#rooms/people/person/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { whenToJoinAs } from '#platform/identity/guessing.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const hour = 3600;
/** A whole hall is one network. */
const mostFromNetwork = 60;
/** Every answer takes as long, so that the clock does not tell whether an address is known. */
const answerAfter = 400;

export const load: PageServerLoad = async ({ locals, url }) => {
	const { area, language } = narrowedIn(url);
	const slug = url.searchParams.get('course') ?? '';
	return locals.tx(async (tx) => {
		const all = await listPublishedCohorts(tx);
		return {
			id: randomUUID(),
			course: slug ? (await getPublicCohort(tx, slug)).label : null,
			areas: [...new Set(all.map(({ venue }) => venue?.area ?? '').filter(Boolean))].sort(),
			wished: { course: slug, area: area ?? '', language: language ?? '' }
		};
	});
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const answer = sleep(answerAfter);
		const form = await readForm(request, interestForm);
		if (!form.ok) return form.problem;
		const wish = form.value;
		// machines do not come back to send a form again; somebody whose browser filled in too much does
		if (wish.machine) return form.refuse(m.programmes_joining_once_more());
		const isFew = await locals.allow('hear from', networkOf(locals.clientAddress), mostFromNetwork, hour);
		const { id, timeZone } = locals.organisation;
		const key = mailboxKey(id, inOneForm(wish.reach, timeZone).value);
		const when = isFew ? await whenToJoinAs(locals.allow, key) : 'in an hour';
		if (when === 'tomorrow') return form.refuse(m.programmes_joining_too_many_today());
		if (when === 'in an hour') return form.refuse(m.programmes_joining_too_many());
		const outcome = await locals.door((door) => wantToHear(door, wish, locals.language));
		await locals.aside(() => answer);
		if (outcome.ok) redirect(303, locals.publicPath(`/hear/${outcome.value}`));
	}
};
