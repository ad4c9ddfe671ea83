import { sendHome } from '../queue/sending.ts';
import { openStore } from '../queue/store.ts';
import { tidyUp } from '../queue/waiting.ts';
import type { WaitingGiven } from './form.ts';

/** The line that says how many taps wait on this phone: it sends them from here, and goes when none is left. */
class Waiting extends HTMLElement {
	connectedCallback(): void {
		const { words } = JSON.parse(this.dataset.given ?? '{}') as WaitingGiven;
		void this.#send(words);
	}

	async #send(words: string): Promise<void> {
		const store = await openStore();
		await tidyUp(store); // after a sign-out what can be read goes first, with signal or without
		await sendHome(store);
		const waiting = await store.count('envelopes');
		const line = this.querySelector('[data-waiting]');
		if (line) line.textContent = words.replace('{count}', String(waiting));
		this.hidden = waiting === 0;
		store.close();
	}
}

if (isSecureContext) customElements.define('kith-waiting', Waiting);
