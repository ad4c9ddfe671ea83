import { nowOf, forgetPocket, wipe, type Store } from './store.ts';

/** The cookie that says on this phone's other pages how many taps wait here, and nothing else; src/platform/web/pocket.ts reads it. */
const name = 'waiting';
const month = 30 * 24 * 3600;

/** What /sign-out leaves for the phone to do. */
export const signedOut = 'out';

/** What the cookie says. */
export const waitingSaid = (): string | undefined => new RegExp(`(?:^|; )${name}=(\\w+)`).exec(document.cookie)?.[1];

function say(value: string, age: number): void {
	const secure = location.protocol === 'https:' ? '; Secure' : '';
	document.cookie = `${name}=${value}; Path=/; Max-Age=${age}; SameSite=Lax${secure}`;
}

/**
 * Takes away what may not be read here any more: of everything after a sign-out, and of each pocket whose time is over; forgets pockets of
 * which nothing is left. Then says in the cookie how many taps wait, and gives that number.
 */
export async function tidyUp(store: Store): Promise<number> {
	const isOut = waitingSaid() === signedOut;
	if (isOut) indexedDB.deleteDatabase('kith-taps');
	for (const pocket of await store.getAll('pockets')) {
		const isOver = nowOf(pocket) > Date.parse(pocket.readableUntil);
		if (pocket.key && (isOut || isOver)) await wipe(store, pocket.id);
		if (!pocket.key || isOut || isOver) await forgetPocket(store, pocket.id);
	}
	const waiting = await store.count('envelopes');
	const isHeld = (await store.count('pockets')) > 0;
	if (isHeld || waitingSaid() !== undefined) say(String(waiting), isHeld ? month : 0);
	return waiting;
}
