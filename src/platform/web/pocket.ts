import type { Cookies } from '@sveltejs/kit';

/** The cookie that a phone with a register on it keeps (src/ui/queue/waiting.ts): how many taps wait there, and nothing else. */
const name = 'waiting';
const month = 30 * 24 * 3600;

type Readable = Pick<Cookies, 'get'>;

/** How many taps wait on this phone; undefined where it holds no register. */
export function waitingHere(cookies: Readable): number | undefined {
	const said = cookies.get(name);
	return said === undefined ? undefined : /^\d{1,6}$/.test(said) ? Number(said) : 0;
}

/** Whether something that somebody wrote for herself alone waits on this phone (src/rooms/programmes/taking-part/writing/waiting.ts). */
export const writingWaits = (cookies: Readable): boolean => cookies.get('writing') !== undefined;

/**
 * What a browser is told to forget. Where taps, or what somebody wrote, wait to be sent, not what it stores: they are sealed, and nobody else has them. What
 * can be read of a register the phone takes away itself (tellPhone).
 */
export function forgotten(cookies: Readable, all: '"storage"' | '"cache", "storage"'): string {
	return waitingHere(cookies) === undefined && !writingWaits(cookies) ? all : '"cache"';
}

/** Whoever leaves for good can never send what waits: the phone forgets it with everything else, but for taps of the team. */
export function forgetWriting(cookies: Pick<Cookies, 'delete'>): void {
	cookies.delete('writing', { path: '/', httpOnly: false });
}

/** Tells a phone that somebody signed out: the next page of ours there takes away what can be read of a register. */
export function tellPhone(cookies: Cookies, url: URL): void {
	if (waitingHere(cookies) === undefined) return;
	const secure = url.protocol === 'https:';
	cookies.set(name, 'out', { path: '/', httpOnly: false, secure, sameSite: 'lax', maxAge: month });
}
