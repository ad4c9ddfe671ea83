import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { referFor } from '#rooms/programmes/joining/referral/commands.server.ts';
import { referralForm } from '#rooms/programmes/joining/referral/form.ts';
import { inOneForm } from '#rooms/people/person/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { whenToJoinAs } from '#platform/identity/guessing.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const hour = 3600;
/** A whole ward is one network. */
const mostFromNetwork = 60;
/** Every answer takes as long, so that the clock does not tell whether an address is known. */
const answerAfter = 400;

export const load: PageServerLoad = () => ({ id: randomUUID() });

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const answer = sleep(answerAfter);
		const form = await readForm(request, referralForm);
		if (!form.ok) return form.problem;
		const referring = form.value;
		if (referring.machine) return form.refuse(m.programmes_joining_once_more());
		const isFew = await locals.allow('refer from', networkOf(locals.clientAddress), mostFromNetwork, hour);
		const { id, timeZone } = locals.organisation;
		const key = mailboxKey(id, inOneForm(referring.reach, timeZone).value);
		const when = isFew ? await whenToJoinAs(locals.allow, key) : 'in an hour';
		if (when === 'tomorrow') return form.refuse(m.programmes_joining_too_many_today());
		if (when === 'in an hour') return form.refuse(m.programmes_joining_too_many());
		const outcome = await locals.door((door) => referFor(door, referring));
		await locals.aside(() => answer);
		if (outcome.ok) redirect(303, locals.publicPath(`/refer/${outcome.value}`));
	}
};
