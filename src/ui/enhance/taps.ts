import { queueInPage, queueOnPhone, type Queue, type Tap } from './queue.ts';
import { showTap } from './press.ts';
import { sayToSignIn, rowOf, say, sayUnkept } from './say.ts';
import { ignoreSlips } from './slips.ts';
import { pageIn, swapLive } from './swap.ts';
import { sayAloud } from './voice.ts';

const pause = 3000;
const signs = ['online', 'focus'];
/** Known to src/hooks.server.ts too, which lets nobody else's session do it. */
const tappedBy = 'x-tapped-by';

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
	const made = madeHere(page, queue);
	const delivery = inTurn(page, queue, made.showAll);
	const repress = () => void made.showAll();
	within.addEventListener('submit', (event) => {
		const form = event.target;
		if (!(form instanceof HTMLFormElement) || !form.matches('[data-live] [data-tap]') || event.defaultPrevented) return;
		event.preventDefault();
		const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
		const tap = tapOf(form, button, reader ?? '', performance.timeOrigin + event.timeStamp);
		showTap(page, tap, button ?? undefined);
		void made.add(tap).then(delivery.begin);
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
	if (form.elements.namedItem('saw')) fields.unshift(['mark', newId()]);
	const address = button?.hasAttribute('formaction') ? button.formAction : form.action;
	return { key: String(at), reader, row: rowOf(button), address, fields, at };
}

/** An id for a tap, so that however often it is sent it is one. Where a page is not secure no browser makes one. */
function newId(): string {
	const hex = [...crypto.getRandomValues(new Uint8Array(16))]
		.map((byte) => byte.toString(16).padStart(2, '0'))
		.join('');
	return hex.replace(/(.{8})(.{4}).(.{3}).(.{3})(.{12})/, '$1-$2-4$3-8$4-$5');
}

interface Made {
	add(tap: Tap): Promise<void>;
	/** What waits is shown as she left it, whatever the server's page says. */
	showAll(): Promise<void>;
}

/** The taps made on this page: one that is made while those that wait are looked up is shown too, and last. */
function madeHere(page: Document, queue: Promise<Queue>): Made {
	let count = 0;
	let kept = Promise.resolve();
	async function allNow(): Promise<Tap[]> {
		const before = count;
		await kept;
		const taps = await (await queue).all();
		return before === count ? taps : allNow();
	}
	return {
		async add(tap) {
			count++;
			await (kept = Promise.all([kept, queue.then((waiting) => waiting.add(tap))]).then(() => undefined));
		},
		async showAll() {
			for (const tap of await allNow()) showTap(page, tap);
		}
	};
}

/** Sends what waits, one delivery at a time; what could not be sent is tried again after a while. */
function inTurn(page: Document, queue: Promise<Queue>, showAll: () => Promise<void>): { begin(): void; stop(): void } {
	let [underWay, again, stopped, timer] = [false, false, false, 0];
	function begin(): void {
		again = true;
		if (underWay || stopped) return;
		[underWay, again] = [true, false];
		clearTimeout(timer);
		void queue
			.then((waiting) => alone(() => sendAll(page, waiting, showAll)))
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
async function sendAll(page: Document, queue: Queue, showAll: () => Promise<void>): Promise<boolean> {
	let shown: Document | undefined;
	let isKept = false;
	for (let [tap] = await queue.all(); tap; [tap] = await queue.all()) {
		const answer = await send(tap);
		if (!('page' in answer)) {
			if (shown) swapLive(page, shown);
			await showAll();
			// the undo that may stand there is of a tap before
			page.querySelector('[data-tapped]')?.replaceChildren();
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
		swapLive(page, shown);
		swapTapped(page, shown);
	}
	sayToSignIn(page, false);
	if (isKept) say(page, 'saved');
	return true;
}

/** What was just tapped and its undo: taken from the reply to a tap alone, so that news of others does not take it away. */
function swapTapped(page: Document, reply: Document): void {
	const [place, fresh] = [page.querySelector('[data-tapped]'), reply.querySelector('[data-tapped]')];
	if (!place || !fresh) return;
	place.replaceWith(page.adoptNode(fresh));
	const words = fresh.querySelector('[data-say]')?.textContent.trim();
	if (words) sayAloud(page, words);
}

async function send({ address, fields, reader }: Tap): Promise<Answer> {
	// whose tap it is goes along: whoever has signed in here since is asked to let her do it
	const headers = { accept: 'text/html', ...(reader && { [tappedBy]: reader }) };
	const asked = { method: 'POST', headers, body: new URLSearchParams(fields) };
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
