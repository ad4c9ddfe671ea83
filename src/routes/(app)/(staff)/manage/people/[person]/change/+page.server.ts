import { redirect, type RequestEvent } from '@sveltejs/kit';
import type * as v from 'valibot';
import { listConsents } from '#rooms/people/consent/queries.server.ts';
import {
	changeEmailFor,
	changeNameFor,
	changePhoneFor,
	changeSafeContactFor,
	takeBackConsentFor
} from '#rooms/people/on-behalf/commands.server.ts';
import { takeBackConsentForm, emailForm, nameForm, phoneForm, safeForm } from '#rooms/people/on-behalf/form.ts';
import { mayChangeFor } from '#rooms/people/on-behalf/policy.ts';
import { openReaching } from '#rooms/people/person/commands.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden, type Outcome } from '#platform/outcome.ts';
import { m } from '#messages';
import { forCoordinatorOf } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	await forCoordinatorOf(locals, params.person);
	if (!locals.actor || !mayChangeFor(locals.actor, params.person)) throw new Forbidden();
	return locals.tx(async (tx) => ({
		reaching: await openReaching(tx, params.person, 'in-her-hours'),
		consents: (await listConsents(tx, params.person)).filter((consent) => consent.given)
	}));
};

/** What one form of this page changes for her; her page says afterwards that it was. */
async function change<Schema extends v.GenericSchema>(
	event: RequestEvent<{ person: string }>,
	schema: Schema,
	command: (tx: Tx, personId: string, value: v.InferOutput<Schema>) => Promise<Outcome<string>>
) {
	await forCoordinatorOf(event.locals, event.params.person);
	const form = await readForm(event.request, schema);
	if (!form.ok) return form.problem;
	const { person } = event.params;
	const outcome = await event.locals.atDoor((tx) => command(tx, person, form.value));
	if (!outcome.ok && outcome.reason === 'namesake')
		return form.refuse(m.people_desk_namesake({ name: String(form.typed.called) }), 'apart');
	if (!outcome.ok) return form.refuse(m.people_desk_email_taken(), 'email');
	redirect(303, `/manage/people/${person}?saved`);
}

export const actions: Actions = {
	name: (event) => change(event, nameForm, changeNameFor),
	phone: (event) => change(event, phoneForm, changePhoneFor),
	email: (event) => change(event, emailForm, changeEmailFor),
	safe: (event) => change(event, safeForm, changeSafeContactFor),
	consent: (event) => change(event, takeBackConsentForm, takeBackConsentFor)
};
