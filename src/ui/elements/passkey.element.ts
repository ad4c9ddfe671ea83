import { startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
	PublicKeyCredentialCreationOptionsJSON,
	PublicKeyCredentialRequestOptionsJSON
} from '@simplewebauthn/browser';
import { sayAloud } from '../enhance/voice.ts';
import type { PasskeyGiven } from './form.ts';

/** A form around a key: asks the house what is to be signed, lets the phone sign it, and hands that in with the form. */
class Passkey extends HTMLElement {
	#given!: PasskeyGiven;
	#signs = false;

	connectedCallback(): void {
		this.#given = JSON.parse(this.dataset.given ?? '{}') as PasskeyGiven;
		const form = this.querySelector('form');
		const isAble = 'PublicKeyCredential' in window;
		this.#show(isAble ? 'able' : 'unable');
		if (this.#given.ended) void this.#letGo(this.#given.ended);
		form?.addEventListener('submit', (event) => {
			if (!isAble || !form.checkValidity()) return; // the house says what is missing
			event.preventDefault();
			if (!this.#signs) void this.#sign(form);
		});
	}

	#show(which: string): void {
		const shown = which === 'failed' ? ['failed', 'able'] : [which]; // what failed is tried again with the same button
		for (const part of this.querySelectorAll<HTMLElement>('[data-where]'))
			part.hidden = !shown.includes(part.dataset.where ?? '');
	}

	async #sign(form: HTMLFormElement): Promise<void> {
		this.#signs = true;
		try {
			const answer = await fetch(this.#given.ask, { method: 'POST', body: new URLSearchParams() });
			if (!answer.ok) return this.#fails();
			const asked: unknown = await answer.json();
			const signed = this.#given.makes
				? await startRegistration({ optionsJSON: asked as PublicKeyCredentialCreationOptionsJSON })
				: await startAuthentication({ optionsJSON: asked as PublicKeyCredentialRequestOptionsJSON });
			const field = form.querySelector<HTMLInputElement>('[name=signed]');
			if (field) field.value = JSON.stringify(signed);
			form.submit();
		} catch {
			this.#fails(); // she changed her mind, or the phone could not
		} finally {
			this.#signs = false;
		}
	}

	#fails(): void {
		this.#show('failed');
		sayAloud(document, this.querySelector('[data-where=failed]')?.textContent ?? '');
	}

	/** Tells the phone that a key is ended, so that it offers it no more, where it can. */
	async #letGo(key: { rpId: string; credentialId: string }): Promise<void> {
		const phone = PublicKeyCredential as unknown as { signalUnknownCredential?(key: object): Promise<void> };
		await phone.signalUnknownCredential?.(key).catch(() => undefined);
	}
}

customElements.define('kith-passkey', Passkey);
