import { queueInPage, queueOnPhone, type Queue, type Tap } from './queue.ts';
import { sayToSignIn, buttonOf, rowOf, say, sayUnkept } from './say.ts';
import { ignoreSlips } from './slips.ts';
import { pageIn, swapParts } from './swap.ts';

const pause = 3000;
const signs = ['online', 'focus'];

/** How the server answered a tap: with the page as it is now, with a no, with "sign in first", or not at all. */
type Answer = { kind: 'kept' | 'refused'; page: Document } | { kind: 'signed-out' } | { kind: 'no-signal' };

/**
 * One-tap forms (data-tap) inside a live part of the page (data-live, with an id) keep the page where it is. Taps are sent one by one
 * in the order they were made, again and again while there is no signal or no session; then the live parts are taken from the
 * server's own reply. A tap that the server refuses is named with its reason and takes no other with it. Where it is known whose
 * taps they are, they wait on the phone and outlive the page. Gives the way to stop.
 */
export function watchTaps(within: HTMLElement, reader?: string): () => void {
	const page = within.ownerDocument;
	const queue = reader ? queueOnPhone(reader) : Promise.resolve(queueInPage());
	const delivery = inTurn(page, queue);
	const repress = () => void queue.then((waiting) => pressAll(page, waiting));
	within.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || !form.matches('[data-live] [data-tap]') || event.defaultPrevented) return;
		event.preventDefault();
		const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
		press(button);
		const tap = tapOf(form, button, reader ?? '', performance.timeOrigin + event.timeStamp);
		void queue.then((waiting) => waiting.add(tap)).then(delivery.begin);
	});
	const heedSlipsNoMore = ignoreSlips(within);
	for (const sign of signs) addEventListener(sign, delivery.begin);
	page.addEventListener('kith:swapped', repress);
	if (reader) delivery.begin();
	return () => {
		heedSlipsNoMore();
		for (const sign of signs) removeEventListener(sign, delivery.begin);
		page.removeEventListener('kith:swapped', repress);
		delivery.stop();
	};
}

function tapOf(form: HTMLFormElement, button: HTMLButtonElement | null, reader: string, at: number): Tap {
	const fields = [...new FormData(form, button)].map(([name, value]): [string, string] => [name, String(value)]);
	const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
	return { key: String(at), reader, row: rowOf(button), address, fields, at };
}

/** What waits is shown as she left it, whatever the server's page says. */
async function pressAll(page: Document, queue: Queue): Promise<void> {
	for (const waiting of await queue.all()) press(buttonOf(page, waiting));
}

function press(button: HTMLButtonElement | null | undefined): void {
	const group = button?.closest('[role=group]');
	for (const each of group?.querySelectorAll('[aria-pressed]') ?? []) each.ariaPressed = String(each === button);
}

/** Sends what waits, one delivery at a time; what could not be sent is tried again after a while. */
function inTurn(page: Document, queue: Promise<Queue>): { begin(): void; stop(): void } {
	let [underWay, again, stopped, timer] = [false, false, false, 0];
	function begin(): void {
		again = true;
		if (underWay || stopped) return;
		[underWay, again] = [true, false];
		clearTimeout(timer);
		void queue
			.then((waiting) => alone(() => sendAll(page, waiting)))
			.catch(() => false)
			.then((isDone) => {
				underWay = false;
				if (again) begin();
				else if (!isDone && !stopped) timer = window.setTimeout(begin, pause);
			});
	}
	const stop = () => {
		stopped = true;
		clearTimeout(timer);
	};
	return { begin, stop };
}

/** Two pages on one phone do not send at the same time, or what was tapped last might not be what counts. */
const alone = (work: () => Promise<boolean>): Promise<boolean> =>
	'locks' in navigator ? navigator.locks.request('kith-taps', work) : work();

/** Sends every tap that waits, in order. False when some could not be sent yet. */
async function sendAll(page: Document, queue: Queue): Promise<boolean> {
	let shown: Document | undefined;
	let isKept = false;
	for (let [tap] = await queue.all(); tap; [tap] = await queue.all()) {
		const answer = await send(tap);
		if (!('page' in answer)) {
			if (shown) swapParts(page, shown);
			await pressAll(page, queue);
			sayToSignIn(page, answer.kind === 'signed-out');
			say(page, answer.kind === 'signed-out' ? 'nothing' : 'waiting');
			return false;
		}
		await queue.drop(tap.key);
		if (answer.kind === 'refused') sayUnkept(page, tap, reasonIn(answer.page));
		else isKept = true;
		if (new URL(tap.address).pathname === location.pathname) shown = answer.page;
	}
	if (shown) {
		swapParts(page, shown);
		swapTapped(page, shown);
	}
	sayToSignIn(page, false);
	if (isKept) say(page, 'saved');
	return true;
}

/** What was just tapped and its undo: taken from the reply to a tap alone, so that news of others does not take it away. */
function swapTapped(page: Document, reply: Document): void {
	const [place, fresh] = [page.querySelector('[data-tapped]'), reply.querySelector('[data-tapped]')];
	if (place && fresh) place.replaceWith(page.adoptNode(fresh));
}

async function send({ address, fields }: Tap): Promise<Answer> {
	const asked = { method: 'POST', headers: { accept: 'text/html' }, body: new URLSearchParams(fields) };
	const reply = await fetch(address, { ...asked, signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
	const text = await reply?.text().catch(() => undefined);
	if (!reply || text === undefined || [429, 502, 503, 504].includes(reply.status)) return { kind: 'no-signal' };
	const isElsewhere = bare(reply.url) !== bare(address);
	if (reply.status === 401 || isElsewhere) return { kind: 'signed-out' };
	return { kind: reply.ok ? 'kept' : 'refused', page: pageIn(text) };
}

/** The page of an address, in whichever language: an answer may come without the language that the address named. */
function bare(address: string): string {
	return new URL(address).pathname.replace(/^\/[a-z]{2,3}\//, '/');
}

/** The server's own sentence on why not, as it stands in its page. */
function reasonIn(reply: Document): string {
	const alert = reply.querySelector('[data-live] [role=alert], [role=alert]');
	return (alert?.querySelector('h2, p') ?? alert)?.textContent.trim() ?? '';
}
