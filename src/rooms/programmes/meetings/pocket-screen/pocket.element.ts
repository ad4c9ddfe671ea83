import { watchExit } from '#ui/enhance/exit.ts';
import { unlock } from '#ui/queue/keys.ts';
import { watchLock } from '#ui/queue/lock.ts';
import { keepSending } from '#ui/queue/sending.ts';
import { openStore, waitingOf, wipe, type HeldPocket, type Store } from '#ui/queue/store.ts';
import { tidyUp, waitingSaid } from '#ui/queue/waiting.ts';
import { askOver, button, el } from './dom.ts';
import type { Desk } from './desk.ts';
import type { StandsNow, PocketGiven } from './form.ts';
import { Holding } from './holding.ts';
import { drawPockets } from './pockets.ts';
import { drawRegister } from './register.ts';
import { keepShell } from './shell.ts';

/** The registers that this phone holds: sealed until their six digits are typed, and sealed again after a while. */
class PocketElement extends HTMLElement {
	#given!: PocketGiven;
	#store!: Store;
	#sending: ReturnType<typeof keepSending> | undefined;
	/** The register that is open, how it is drawn, and what lets go of it. */
	#open: { holding: Holding; draw(): void; free(): void } | undefined;
	#mayHear = true;

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as PocketGiven;
		if (isSecureContext) void this.#begin();
		else this.replaceChildren(el('p', { class: 'notice bad' }, this.#given.words.noHttps));
		watchExit(document);
	}

	disconnectedCallback(): void {
		this.#sending?.stop();
		this.#lock();
	}

	async #begin(): Promise<void> {
		const before = Number(waitingSaid());
		try {
			this.#store = await openStore();
			await tidyUp(this.#store);
		} catch {
			return this.replaceChildren(el('p', { class: 'notice bad' }, this.#given.words.noStore));
		}
		keepShell();
		const isEmptied = before > 0 && (await this.#store.count('pockets')) === 0;
		await this.#list(isEmptied ? before : 0);
		this.#sending = keepSending(this.#store, () => void this.#told());
	}

	/** The meetings that are here, each behind its digits. `gone`: so many taps that waited here and that the browser has deleted. `gently`: not under somebody’s fingers. */
	async #list(gone = 0, gently = false): Promise<void> {
		const pockets = await this.#store.getAll('pockets');
		const exit = document.querySelector<HTMLElement>('[data-exit]');
		if (exit && pockets[0]) exit.dataset.exitHref = pockets[0].neutral;
		const waiting = new Map<string, number>();
		for (const { id } of pockets) waiting.set(id, (await waitingOf(this.#store, id)).length);
		if (this.#open || (gently && this.#isTyping())) return; // its digits were typed meanwhile
		drawPockets(this, this.#given, pockets, {
			gone,
			waiting: (id) => waiting.get(id) ?? 0,
			open: (id, code) => this.#unlock(id, code),
			save: (pocket) => void this.#save(pocket)
		});
	}

	async #unlock(id: string, code: string): Promise<number | undefined> {
		const tried = await unlock(this.#store, id, code);
		if ('left' in tried) {
			if (!tried.left) await this.#list();
			return tried.left;
		}
		const holding = await Holding.open(this.#store, tried.key, id);
		if (holding) this.#show(holding);
		return undefined;
	}

	#show(holding: Holding): void {
		const desk: Desk = {
			...this.#given,
			root: this,
			holding,
			tap: (...tap) => this.#tap(...tap),
			redraw: () => this.#open?.draw()
		};
		const shown = drawRegister(desk, { lock: () => void this.#lockAndList(), close: () => this.#askToClose(holding) });
		this.#refuse = shown.refuse;
		const unwatch = watchLock(() => void this.#lockAndList());
		const inUse = new AbortController();
		const held = new Promise<void>((free) => inUse.signal.addEventListener('abort', () => free()));
		void navigator.locks.request('kith-pocket-open', { mode: 'shared' }, () => held);
		const timer = setInterval(() => document.visibilityState === 'visible' && this.#open?.draw(), 30_000);
		const free = () => {
			unwatch();
			inUse.abort();
			clearInterval(timer);
		};
		this.#open = { holding, draw: shown.draw, free };
		this.#mayHear = true;
		void this.#sending?.soon();
	}

	#refuse: () => void = () => undefined;

	async #tap(subject: string, field: string, value: unknown): Promise<boolean> {
		const holding = this.#open?.holding;
		try {
			await holding?.tap(subject, field, value);
		} catch {
			this.#refuse();
			return false;
		}
		this.#open?.draw();
		void this.#sending?.soon();
		return Boolean(holding);
	}

	/** After each answer of the house, or none: what is sent, what others tapped, and whether this may still be open. */
	async #told(): Promise<void> {
		const open = this.#open;
		if (!open) return this.#list(0, true);
		if (!(await open.holding.look())) return this.#lockAndList();
		if (this.#mayHear && navigator.onLine) await this.#hear(open.holding);
		if (this.#open === open) open.draw();
	}

	/** Nothing is drawn anew under somebody who types her digits, or waits for them to open. */
	#isTyping(): boolean {
		const fields = [...this.querySelectorAll('input')];
		return fields.some((field) => field.value !== '' || field === document.activeElement);
	}

	/** What the others tapped: for whoever is signed in here. Anybody else is not asked to sign in for it. */
	async #hear(holding: Holding): Promise<void> {
		const body = JSON.stringify({ session: holding.pack.session.id });
		const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
		const reply = await fetch('/pocket/marks', asked).catch(() => undefined);
		if (reply && [401, 403, 404].includes(reply.status)) this.#mayHear = false;
		const said = reply?.ok ? ((await reply.json().catch(() => null)) as StandsNow | null) : null;
		if (said?.marks) await holding.hear(said);
	}

	#lock(): void {
		this.#open?.free();
		this.#open = undefined;
		this.replaceChildren();
	}

	async #lockAndList(): Promise<void> {
		this.#lock();
		await this.#list();
	}

	#askToClose({ pocket }: Holding): void {
		const { words } = this.#given;
		askOver(this, (close) => [
			el('h2', {}, words.close),
			el('p', {}, words.closeSure),
			button(words.closeYes, () => void wipe(this.#store, pocket.id).then(() => this.#lockAndList()), {
				class: 'btn danger'
			}),
			button(words.notNow, close, { class: 'btn quiet' })
		]);
	}

	/** What waits, as a file that nobody but the house can open. */
	async #save({ id, opens }: HeldPocket): Promise<void> {
		const envelopes = (await waitingOf(this.#store, id)).map(({ id: mark, seq, box }) => ({ id: mark, seq, box }));
		const file = new Blob([JSON.stringify({ format: 1, pocket: id, envelopes })], { type: 'application/json' });
		const way = el('a', {
			href: URL.createObjectURL(file),
			download: `kith-${opens.slice(0, 10)}.json`
		});
		way.click();
		URL.revokeObjectURL(way.href);
	}
}

customElements.define('kith-pocket', PocketElement);
