import { watchTaps } from '../enhance/taps.ts';
import type { TapsGiven } from './form.ts';

/** One-tap forms that keep the page where it is and lose no tap. */
class Taps extends HTMLElement {
	#stop: (() => void) | undefined;

	connectedCallback(): void {
		const { reader } = JSON.parse(this.dataset.given ?? '{}') as TapsGiven;
		this.#stop = watchTaps(this, reader);
	}

	disconnectedCallback(): void {
		this.#stop?.();
	}
}

customElements.define('kith-taps', Taps);
