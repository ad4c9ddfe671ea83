import type { Cookies } from '@sveltejs/kit';
import { dropCookie, cookieValue, setCookie, keepSession } from '../web/cookies.ts';
import { deviceIn } from './account/agent.ts';
import { knownDevice, markDevice } from './device.ts';
import { mailboxKey } from './mailbox.ts';
import { seal, unseal } from './sealing.ts';
import { endSession, nameDevice, type OpenedSession } from './session.ts';
import type { Door } from './staff-sign-in.ts';

/** As much of a request as signing in needs. */
export interface SignInRequest {
	cookies: Cookies;
	url: URL;
	request: Request;
	locals: { door: Door; organisation: { id: string } };
}

type BetweenSteps = 'asking' | 'second' | 'passkey' | 'setUp';
const minutes: Record<BetweenSteps, number> = { asking: 10, second: 10, passkey: 5, setUp: 30 };

/** Gives the browser its new session, keeps in words which browser it is, and ends the one it had. */
export async function letIn({ cookies, url, request, locals }: SignInRequest, session: OpenedSession): Promise<void> {
	const before = cookieValue(cookies, url, 'session');
	const device = deviceIn(request.headers.get('user-agent'));
	if (before) await locals.door((door) => endSession(door, before));
	await locals.door((door) => nameDevice(door, session.token, device));
	keepSession(cookies, url, session.token, session.expiresAt);
}

/** Lets the browser hold something between two steps, sealed so that it can neither read nor change it. */
export function hold(
	{ cookies, url, locals }: SignInRequest,
	what: BetweenSteps,
	value: Record<string, unknown>
): void {
	setCookie(cookies, url, what, seal(what, locals.organisation.id, JSON.stringify(value)), minutes[what] * 60);
}

/** What the browser holds between two steps, or null. */
export function recall<Value>({ cookies, url, locals }: SignInRequest, what: BetweenSteps): Value | null {
	const opened = unseal(what, locals.organisation.id, cookieValue(cookies, url, what) ?? '');
	return opened ? (JSON.parse(opened) as Value) : null;
}

/** Lets go of what the browser held between two steps. */
export function letGo({ cookies, url }: SignInRequest, what: BetweenSteps): void {
	dropCookie(cookies, url, what);
}

/** Knows this device again when this mailbox's owner comes back, for half a year. */
export function remember({ cookies, url }: SignInRequest, mailbox: string): void {
	setCookie(cookies, url, 'known', markDevice(cookieValue(cookies, url, 'known'), mailbox), 180 * 24 * 3600);
}

// Apart from the marks of those who showed a password: having read a letter gives nobody more tries at one.
const byLetter = (mailbox: string) => `letter ${mailbox}`;

/** Knows the device again where somebody came in by a letter, so that letters always come to whoever asks on it. */
export function rememberReader(visit: SignInRequest, email: string): void {
	remember(visit, byLetter(mailboxKey(visit.locals.organisation.id, email)));
}

/** The mark of a device where this mailbox's owner came in by a letter before, or null. */
export function readsLettersOn({ cookies, url }: SignInRequest, mailbox: string): string | null {
	return knownDevice(cookieValue(cookies, url, 'known'), byLetter(mailbox));
}
