import { redirect } from '@sveltejs/kit';
import { changeDetails } from '#rooms/people/person/commands.server.ts';
import { mayShowOwnName } from '#rooms/programmes/courses/shown-name/policy.ts';
import { findOwnShownName } from '#rooms/programmes/courses/shown-name/queries.server.ts';
import { detailsForm } from '#rooms/people/person/form.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { beginAnew, keepPassword, renewCodes } from '#platform/identity/account/commands.server.ts';
import { changePasswordForm, provePasswordForm } from '#platform/identity/account/form.ts';
import { findOwnCredential, ownEmail } from '#platform/identity/account/queries.server.ts';
import { hashPassword } from '#platform/identity/passwords/hash.ts';
import { passwordLength, weaknessOf } from '#platform/identity/passwords/rules.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { notProved, proofFor, proved as provedBy, thisSession } from '../../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
	const facilitates = locals.actor !== null && mayShowOwnName(locals.actor);
	const [person, email, proof, shown] = await locals.tx(async (tx) => [
		await getPerson(tx, tx.actor.id ?? '').catch(nobodyYet),
		await ownEmail(tx),
		await proofFor(tx, { cookies, url }),
		facilitates ? ((await findOwnShownName(tx)) ?? '') : null
	]);
	const credential = email ? await locals.atDoor((atDoor) => findOwnCredential(atDoor, email)) : undefined;
	return {
		person: person && { called: person.called, language: person.language },
		email,
		/** The name that stands on the pages of her courses; empty where none does, null where she facilitates none. */
		shown,
		codesLeft: credential?.codesLeft ?? null,
		proof,
		saved: url.searchParams.has('password')
	};
};

/** Somebody on the team whom nobody has given a name yet has a page all the same. */
function nobodyYet(error: unknown): null {
	if (error instanceof NotFound) return null;
	throw error;
}

const weaknesses = {
	short: () => m.identity_set_up_short({ least: passwordLength.least }),
	long: () => m.identity_set_up_long({ most: passwordLength.most }),
	common: () => m.identity_set_up_common(),
	guessable: () => m.identity_set_up_guessable()
};

export const actions: Actions = {
	details: async ({ request, locals, url }) => {
		const form = await readForm(request, detailsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => changeDetails(tx, tx.actor.id ?? '', form.value));
		redirect(303, `${url.pathname}?saved`);
	},
	password: async (event) => {
		const { request, locals, url } = event;
		const form = await readForm(request, changePasswordForm);
		if (!form.ok) return form.problem;
		const { password_now: now, password, password_again: again } = form.value;
		const missing = await notProved(event);
		if (missing) return form.refuse(missing, 'proof');
		const proof = await provedBy(locals, now);
		if (proof.wrong !== undefined) return form.refuse(proof.wrong, 'password_now');
		const { name, slug } = locals.organisation;
		const weakness = await weaknessOf(password, [name, slug, proof.email]);
		if (weakness) return form.refuse(weaknesses[weakness](), 'password');
		if (password !== again) return form.refuse(m.identity_set_up_differ(), 'password_again');
		const hash = await locals.aside(() => hashPassword(password));
		await locals.atDoor((atDoor) => keepPassword(atDoor, proof.email, hash, thisSession(event)));
		redirect(303, `${url.pathname}?password`);
	},
	codes: async (event) => {
		const { request, locals } = event;
		const form = await readForm(request, provePasswordForm);
		if (!form.ok) return form.problem;
		const missing = await notProved(event);
		if (missing) return form.refuse(missing, 'proof');
		const proof = await provedBy(locals, form.value.password_now);
		if (proof.wrong !== undefined) return form.refuse(proof.wrong, 'password_now');
		const codes = await locals.atDoor((atDoor) => renewCodes(atDoor, proof.email));
		return { typed: {}, errors: {}, refusal: undefined, codes };
	},
	anew: async (event) => {
		const { request, locals } = event;
		const form = await readForm(request, provePasswordForm);
		if (!form.ok) return form.problem;
		const missing = await notProved(event);
		if (missing) return form.refuse(missing, 'proof');
		const proof = await provedBy(locals, form.value.password_now);
		if (proof.wrong !== undefined) return form.refuse(proof.wrong, 'password_now');
		redirect(303, locals.publicPath(await locals.atDoor(beginAnew)));
	}
};
