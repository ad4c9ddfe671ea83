import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import type { ProveGiven } from './form.ts';

/** Digits that a form asks for, or a key instead: shown to the house in between, so that nothing typed in the form is sent for it. */
class Prove extends HTMLElement {
	#given!: ProveGiven;

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as ProveGiven;
		if (!('PublicKeyCredential' in window)) return;
		this.#show('asked', 'able');
		this.querySelector('[data-where=able] button')?.addEventListener('click', () => void this.#sign());
		// wherever it was shown on this page, it holds for every form of it until the page locks
		document.addEventListener('kith-proved', () => {
			this.#show('proved');
		});
		document.addEventListener('kith-locked', () => {
			this.#show('asked', 'able');
		});
	}

	#show(...shown: string[]): void {
		for (const part of this.querySelectorAll<HTMLElement>('[data-where]'))
			part.hidden = !shown.includes(part.dataset.where ?? '');
		const field = this.querySelector('input');
		if (field) field.disabled = shown.includes('proved');
	}

	async #sign(): Promise<void> {
		const button = this.querySelector<HTMLButtonElement>('[data-where=able] button');
		if (button) button.disabled = true;
		try {
			const asked = await fetch(this.#given.ask, { method: 'POST', body: new URLSearchParams() });
			const optionsJSON = (await asked.json()) as PublicKeyCredentialRequestOptionsJSON;
			const signed = JSON.stringify(await startAuthentication({ optionsJSON }));
			const shown = await fetch(this.#given.show, { method: 'POST', body: new URLSearchParams({ signed }) });
			if (shown.status !== 204) throw new Error('the key did not fit');
			document.dispatchEvent(new Event('kith-proved'));
		} catch {
			this.#show('asked', 'able', 'failed'); // she changed her mind, or the key did not fit: digits do as well
		} finally {
			if (button) button.disabled = false;
		}
	}
}

customElements.define('kith-prove', Prove);
