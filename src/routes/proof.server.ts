import { cookieValue } from '#platform/web/cookies.ts';
import { mayTryPassword } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { isPassword } from '#platform/identity/passwords/hash.ts';
import { hashOf } from '#platform/identity/session.ts';
import { findOwnCredential, ownEmail } from '#platform/identity/account/queries.server.ts';
import { m } from '#messages';
import type { RequestEvent } from '@sveltejs/kit';

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
