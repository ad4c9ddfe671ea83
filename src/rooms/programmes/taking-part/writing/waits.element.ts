import type { WaitsGiven } from './form.ts';
import { listWaiting, sendWaiting } from './waiting.ts';

/** The line that says that something she wrote waits on this phone: it sends it from any page of ours, without opening it, and goes once it is sent. */
class Waits extends HTMLElement {
	readonly #stopping = new AbortController();

	connectedCallback(): void {
		const { person } = JSON.parse(this.dataset.given ?? '{}') as WaitsGiven;
		const line = this.querySelector('div');
		const show = () => line?.toggleAttribute('hidden', !listWaiting(person).length);
		const send = () => sendWaiting(person).then(show);
		show(); // whoever else shares this phone sees nothing of it
		addEventListener('online', () => void send(), { signal: this.#stopping.signal });
		void send();
	}

	disconnectedCallback(): void {
		this.#stopping.abort();
	}
}

customElements.define('kith-waits', Waits);
