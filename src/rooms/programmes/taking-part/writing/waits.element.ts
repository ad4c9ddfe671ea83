import type { WaitsGiven } from './form.ts';
import { sendWaiting } from './waiting.ts';

/** The line that says that something she wrote waits on this phone: it sends it from any page of ours, without opening it, and goes once it is sent. */
class Waits extends HTMLElement {
	readonly #stopping = new AbortController();

	connectedCallback(): void {
		const { person } = JSON.parse(this.dataset.given ?? '{}') as WaitsGiven;
		const send = async () => {
			this.hidden = await sendWaiting(person);
		};
		addEventListener('online', () => void send(), { signal: this.#stopping.signal });
		void send();
	}

	disconnectedCallback(): void {
		this.#stopping.abort();
	}
}

customElements.define('kith-waits', Waits);
