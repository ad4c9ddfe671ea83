/** A version of a page, sealed, that the house does not have yet. */
export interface WaitingText {
	id: string;
	key: string;
	session: string;
	page: string;
	sealed: string;
	saw: string[];
	/** The house will not have it: such as of a page that is no more. It waits for nothing. */
	isRefused?: true;
}

/** What says on this phone's other pages that something sealed waits here, and nothing else; src/platform/web/pocket.ts reads it. */
const cookie = 'writing';
const year = 365 * 24 * 3600;

const name = (person: string) => `kith-writing-waiting ${person}`;

/** The versions of hers that wait on this phone for signal, and those that the house refused. */
function listAll(person: string): WaitingText[] {
	return JSON.parse(localStorage.getItem(name(person)) ?? '[]') as WaitingText[];
}

/** The versions of hers that wait on this phone for signal. */
export const listWaiting = (person: string): WaitingText[] => listAll(person).filter(({ isRefused }) => !isRefused);

/** Puts a version among those that wait; one that it saw and that was not sent yet goes, and what that one saw is seen. */
export function wait(person: string, one: WaitingText): void {
	const all = listAll(person);
	const seen = all.filter(({ id }) => one.saw.includes(id));
	const saw = [...new Set([...one.saw, ...seen.flatMap(({ saw }) => saw)])];
	keep(person, [...all.filter((other) => !seen.includes(other)), { ...one, saw }]);
}

/** Sends what waits, one after another; what the house did not say it has stays. Returns whether nothing waits any more. */
export async function sendWaiting(person: string): Promise<boolean> {
	for (const one of listWaiting(person)) {
		const { id, key, sealed, saw } = one;
		const sent = await tellHouse(one, { do: 'keep', id, key, sealed, saw });
		if (!sent) return false;
		const others = listAll(person).filter((other) => other.id !== id);
		if (sent.ok) keep(person, others);
		if ([404, 409, 422].includes(sent.status)) keep(person, [...others, { ...one, isRefused: true }]);
	}
	return listWaiting(person).length === 0;
}

/** Sends something of a page to the house; nothing came back where there is no signal. */
export function tellHouse(at: Pick<WaitingText, 'session' | 'page'>, what: object): Promise<Response | undefined> {
	const headers = { 'content-type': 'application/json' };
	// a way to the sign-in page is no answer: what was sent there is not kept
	const how = { method: 'POST', headers, body: JSON.stringify(what), redirect: 'manual' } as const;
	return fetch(`/me/booklets/${at.session}/${at.page}/keep`, how).catch(() => undefined);
}

function keep(person: string, all: readonly WaitingText[]): void {
	if (all.length) localStorage.setItem(name(person), JSON.stringify(all));
	else localStorage.removeItem(name(person));
	sayWhetherAny();
}

function sayWhetherAny(): void {
	const secure = location.protocol === 'https:' ? '; Secure' : '';
	document.cookie = `${cookie}=1; Path=/; Max-Age=${isAnyWaiting() ? year : 0}; SameSite=Lax${secure}`;
}

/** Whether the browser has deleted what waited here: the cookie says that something does, and nothing is there. It is said once. */
export function wasEmptied(): boolean {
	const saysSo = document.cookie.split('; ').includes(`${cookie}=1`);
	const isEmptied = saysSo && !isAnyWaiting();
	if (isEmptied) sayWhetherAny();
	return isEmptied;
}

/** Whether anything of anybody waits on this phone: several may share it. */
const isAnyWaiting = () =>
	Object.keys(localStorage).some((key) => key.startsWith(name('')) && listWaiting(key.slice(name('').length)).length);
