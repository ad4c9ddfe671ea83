import type { LockGiven } from './form.ts';

const signs = ['pointerdown', 'keydown', 'input', 'wheel', 'touchmove'] as const;

/** Covers a page that nobody touched for a while until a second factor is shown. What was typed in it stays where it is. */
class Lock extends HTMLElement {
	#given!: LockGiven;
	#touched = Date.now();

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as LockGiven;
		for (const sign of signs) document.addEventListener(sign, () => this.#touch(), { passive: true });
		document.addEventListener('visibilitychange', () => {
			this.#look();
		});
		setInterval(() => {
			this.#look();
		}, 5000);
		this.#dialog?.addEventListener('cancel', (event) => {
			event.preventDefault();
		});
		document.addEventListener('kith-proved', () => {
			this.#open();
		});
		this.querySelector('form')?.addEventListener('submit', (event) => {
			event.preventDefault();
			void this.#show(event.currentTarget as HTMLFormElement);
		});
	}

	get #dialog(): HTMLDialogElement | null {
		return this.querySelector('dialog');
	}

	/** A clock that was not looked at, as on a phone that slept, counts as idle: it is asked before the touch counts. */
	#touch(): void {
		this.#look();
		if (!this.#dialog?.open) this.#touched = Date.now();
	}

	#look(): void {
		if (this.#dialog?.open || Date.now() - this.#touched < this.#given.after * 1000) return;
		document.dispatchEvent(new Event('kith-locked'));
		this.#dialog?.showModal();
	}

	#open(): void {
		this.#touched = Date.now();
		this.querySelector('form')?.reset();
		this.#say('');
		this.#dialog?.close();
	}

	async #show(form: HTMLFormElement): Promise<void> {
		const proof = String(new FormData(form).get('proof') ?? '');
		const answer = await fetch(this.#given.show, { method: 'POST', body: new URLSearchParams({ proof }) }).catch(
			() => null
		);
		if (answer?.status === 204) document.dispatchEvent(new Event('kith-proved'));
		else if (answer?.status === 422) this.#say(await answer.text());
		else if (answer?.status === 401 || answer?.status === 403)
			form.submit(); // she is signed out: the house leads on
		else this.#say(this.#given.unsent); // what was typed behind it waits for the signal
	}

	#say(words: string): void {
		const wrong = this.querySelector<HTMLElement>('[data-where=wrong]');
		if (!wrong) return;
		wrong.textContent = words;
		wrong.hidden = !words;
	}
}

customElements.define('kith-lock', Lock);
