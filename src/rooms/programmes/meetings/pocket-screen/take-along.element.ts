import { makeKey } from '#ui/queue/keys.ts';
import { hasRoom } from '#ui/queue/room.ts';
import { keepPocket, openStore, wipe, type Store } from '#ui/queue/store.ts';
import { tidyUp } from '#ui/queue/waiting.ts';
import { el, field } from './dom.ts';
import type { TakenPack, TakenAlong, TakeAlongGiven } from './form.ts';
import { sealPack } from './packing.ts';

/** Six digits and a button: takes the register of one meeting along on this phone. */
class TakeAlong extends HTMLElement {
	#given!: TakeAlongGiven;
	/** The same however often the button is pressed, so that it is taken along once. */
	#id = '';

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as TakeAlongGiven;
		const { words } = this.#given;
		if (!isSecureContext) return this.replaceChildren(el('p', { class: 'notice care' }, words.noHttps));
		this.#id = crypto.randomUUID();
		const code = el('input', { name: 'code', type: 'text', inputmode: 'numeric', autocomplete: 'off', maxlength: 6 });
		const trouble = el('p', { class: 'error', role: 'alert' });
		const go = el('button', { class: 'btn full' }, words.take);
		const press = async (event: Event) => {
			event.preventDefault();
			trouble.textContent = '';
			if (isEasy(code.value)) {
				trouble.textContent = words.digitsWrong;
				return code.focus();
			}
			go.disabled = true;
			go.textContent = words.taking;
			trouble.textContent = (await this.#take(code.value)) ?? '';
			go.disabled = false;
			go.textContent = words.take;
		};
		const parts = [
			el('p', {}, words.takeWhy),
			/iPhone|iPad/.test(navigator.userAgent) && el('p', { class: 'sub' }, words.iphone),
			el(
				'form',
				{ class: 'stack', submit: (event) => void press(event) },
				field(words.digits, code, words.digitsHint),
				trouble,
				go
			)
		];
		this.replaceChildren(...parts.filter((part) => part !== false));
	}

	/** Gives what stood in the way; otherwise the pocket opens. */
	async #take(code: string): Promise<string | undefined> {
		const { words, language, session } = this.#given;
		const store = await openStore().catch(() => undefined);
		if (!store || !(await hasRoom(store))) return words.noStore;
		const asked = {
			method: 'POST',
			headers: { 'content-type': 'application/json', accept: 'application/json' },
			body: JSON.stringify({ session, id: this.#id })
		};
		const reply = await fetch('/pocket/take', asked).catch(() => undefined);
		const said = (await reply?.json().catch(() => null)) as TakenAlong | { error?: string } | null | undefined;
		if (!reply?.ok || !said || !('pocket' in said))
			return (said && 'error' in said ? said.error : undefined) ?? words.takeFailed;
		await this.#keep(store, said, code);
		location.assign(`/pocket/${language}/`);
		return undefined;
	}

	async #keep(store: Store, taken: TakenAlong, code: string): Promise<void> {
		const { pocket: id, token, publicKey, account, now, opens, readableUntil, homeBy, ...rest } = taken;
		const pack: TakenPack = rest;
		const { key, locked } = await makeKey(store, id, code);
		// of what somebody else took along on this phone only sealed numbers stay
		for (const other of await store.getAll('pockets')) if (other.account !== account) await wipe(store, other.id);
		const { typed: elsewhere, neutral } = this.#given;
		const times = { opens: pack.session.startsAt || opens, readableUntil, homeBy, ahead: Date.parse(now) - Date.now() };
		const fresh = { key: locked, tries: 0, nextSeq: 1, arrived: 0, answeredAt: null, parked: [], isUnknown: false };
		const row = { id, account, token, publicKey, elsewhere, neutral, ...times, ...fresh };
		await keepPocket(store, row, [await sealPack(key, id, pack)]);
		await tidyUp(store);
	}
}

/** Digits that are tried first: all the same, or one after the other. */
function isEasy(code: string): boolean {
	if (!/^\d{6}$/.test(code)) return true;
	const steps = [...code].slice(1).map((digit, at) => Number(digit) - Number(code[at]));
	return steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

customElements.define('kith-take-along', TakeAlong);
