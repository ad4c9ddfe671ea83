import type { PushGiven } from './form.ts';

/**
 * The switch on her page: asks her browser where it takes messages, and hands that in with the form. Wherever it stands, it puts right at each
 * opening what the browser changed meanwhile.
 */
class Push extends HTMLElement {
	#given!: PushGiven;

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as PushGiven;
		const form = this.querySelector('form');
		const isAble = 'PushManager' in window && 'serviceWorker' in navigator;
		const onIphone = /iPhone|iPad/.test(navigator.userAgent) && !isAble;
		this.#show(isAble ? 'able' : onIphone ? 'iphone' : 'unable');
		if (!form || !isAble) return;
		form.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.#turnOn(form);
		});
		if (this.#given.on && Notification.permission === 'granted') void this.#again(form);
	}

	#show(which: string): void {
		for (const part of this.querySelectorAll<HTMLElement>('[data-where]')) part.hidden = part.dataset.where !== which;
	}

	async #turnOn(form: HTMLFormElement): Promise<void> {
		try {
			if ((await Notification.requestPermission()) !== 'granted') return this.#show('refused');
			this.#fill(form, await this.#taken(true));
			form.submit();
		} catch {
			this.#show('failed');
		}
	}

	/** A browser may take messages elsewhere than it did, or nowhere any more: the house is told where. */
	async #again(form: HTMLFormElement): Promise<void> {
		const taken = await this.#taken(false).catch(() => undefined);
		if (!taken || this.#given.ends.some((end) => taken.endpoint.endsWith(end))) return;
		this.#fill(form, taken);
		await fetch('/me/push?/again', { method: 'POST', body: new URLSearchParams(new FormData(form) as never) });
	}

	async #taken(anew: boolean): Promise<PushSubscription> {
		const kept = await navigator.serviceWorker.register('/push/worker.js');
		if (anew) await (await kept.pushManager.getSubscription())?.unsubscribe();
		while (!kept.active) await new Promise((done) => setTimeout(done, 50));
		return kept.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: this.#given.key });
	}

	#fill(form: HTMLFormElement, taken: PushSubscription): void {
		const { endpoint, keys } = taken.toJSON();
		for (const [name, value] of Object.entries({ endpoint, ...keys })) {
			const field = form.querySelector<HTMLInputElement>(`[name=${name}]`);
			if (field) field.value = value ?? '';
		}
	}
}

customElements.define('kith-push', Push);
