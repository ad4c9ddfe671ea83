import { cookieValue } from '#platform/web/cookies.ts';
import { mayTryPassword, mayTrySecondFactor } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { isPassword } from '#platform/identity/passwords/hash.ts';
import { hashOf } from '#platform/identity/session.ts';
import {
	askedProof,
	hasJustProved,
	isUnlocked,
	proveAgain,
	staysOpen,
	type Proof
} from '#platform/identity/account/step-up.ts';
import { findOwnCredential, ownEmail } from '#platform/identity/account/queries.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { m } from '#messages';
import { withNext } from '#platform/web/next.ts';
import { redirect, type RequestEvent } from '@sveltejs/kit';

/** The hash of the session with which this request came. */
export function thisSession({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>): Buffer {
	return hashOf(cookieValue(cookies, url, 'session') ?? '');
}

/** Whether her password is the one she typed: her address where it is, a sentence where not. Tries are counted as at signing in. */
export async function proved(
	locals: App.Locals,
	password: string
): Promise<{ email: string; wrong?: undefined } | { wrong: string }> {
	const email = await locals.tx(ownEmail);
	if (!email) return { wrong: m.account_not_set() };
	const mailbox = mailboxKey(locals.organisation.id, email);
	if (!(await mayTryPassword(locals.allow, mailbox, null, locals.clientAddress)))
		return { wrong: m.account_too_often() };
	const credential = await locals.atDoor((atDoor) => findOwnCredential(atDoor, email));
	const right = await locals.aside(() => isPassword(password, credential?.passwordHash ?? null));
	return right && credential?.passwordHash ? { email } : { wrong: m.account_password_wrong() };
}

/**
 * Asks for a second factor where none was shown in this browser for five minutes: what stands in the field `proof` is tried. Nothing
 * where it is proved; else the sentence for the form, which keeps all that was typed.
 */
export async function notProved(event: RequestEvent): Promise<string | null> {
	const hash = thisSession(event);
	return (await event.locals.tx((tx) => hasJustProved(tx, hash))) ? null : wrongDigits(event);
}

/** Tries what stands in the field `proof`, whatever was shown before: nothing where it fits, else the sentence that says what is wrong. */
export async function wrongDigits(event: RequestEvent): Promise<string | null> {
	const { locals, request } = event;
	const hash = thisSession(event);
	const typed = (await textIn(request, 'proof')).trim();
	if (!typed) return m.account_proof_needed();
	if (!(await mayTrySecondFactor(locals.allow, locals.actor?.id ?? '', null))) return m.account_too_often();
	const email = (await locals.tx(ownEmail)) ?? '';
	const right = await locals.atDoor((atDoor) => proveAgain(atDoor, email, hash, typed));
	return right ? null : m.account_proof_wrong();
}

/** What this page's forms ask to be shown besides what is typed: nothing where a second factor was shown just now. */
export const proofFor = (tx: Tx, event: Pick<RequestEvent, 'cookies' | 'url'>): Promise<Proof | null> =>
	askedProof(tx, thisSession(event), event.url.hostname);

/**
 * Leads to where she shows a second factor, and from there back to the page with the button, where none was shown in this browser for five
 * minutes: for what is asked by a button alone, such as a file with names.
 */
export async function onlyProved(event: RequestEvent, back: string): Promise<void> {
	const hash = thisSession(event);
	if (!(await event.locals.tx((tx) => hasJustProved(tx, hash)))) redirect(303, withNext('/prove', back));
}

/**
 * Leads from a page that locks to where she shows a second factor, when nobody has read one in this browser for ten minutes. A form that
 * was refused is shown again whatever the time, so that nothing typed is lost.
 */
export async function onlyOpen(event: Pick<RequestEvent, 'locals' | 'cookies' | 'url' | 'request'>): Promise<void> {
	if (event.request.method !== 'GET') return;
	const hash = thisSession(event);
	if (!(await event.locals.tx((tx) => staysOpen(tx, hash))))
		redirect(303, withNext('/prove', event.url.pathname + event.url.search));
}

/** Asks the same before a form of a page that locks that only shows something, or takes nothing that was typed: nothing would be lost. */
export async function onlyOpenFor(event: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>): Promise<void> {
	const hash = thisSession(event);
	if (!(await event.locals.tx((tx) => isUnlocked(tx, hash)))) redirect(303, withNext('/prove', event.url.pathname));
}
