import { pageIn, swapLive } from '../enhance/swap.ts';
import type { LiveGiven } from './form.ts';

const [settling, later] = [300, 60_000];

/**
 * A page that follows other phones. The bell carries a number and nothing else; when it rings, the element fetches its page
 * again, as anybody who may open it, and takes over the parts that changed. A hidden page does not listen.
 */
class Live extends HTMLElement {
	#bell: EventSource | undefined;
	#heard = '';
	#timer = 0;
	readonly #look = () => (document.hidden ? this.#hush() : this.#listen());

	connectedCallback(): void {
		document.addEventListener('visibilitychange', this.#look);
		this.#look();
	}

	disconnectedCallback(): void {
		document.removeEventListener('visibilitychange', this.#look);
		this.#hush();
	}

	#listen(): void {
		if (this.#bell) return;
		const { bell, version } = this.#given();
		this.#heard ||= version;
		this.#bell = new EventSource(bell);
		this.#bell.onmessage = ({ data }) => this.#ring(String(data));
		this.#bell.onerror = () => {
			if (this.#bell?.readyState !== EventSource.CLOSED) return; // the browser tries again by itself
			this.#hush();
			void this.#follow(); // what she may not see any more goes from the page
			this.#timer = window.setTimeout(this.#look, later);
		};
	}

	#hush(): void {
		clearTimeout(this.#timer);
		this.#bell?.close();
		this.#bell = undefined;
	}

	#given(): LiveGiven {
		return JSON.parse(this.dataset.given ?? '{}') as LiveGiven;
	}

	/** Whatever differs from the last number means news, also after the line was cut. */
	#ring(version: string): void {
		if (version === this.#heard) return;
		this.#heard = version;
		clearTimeout(this.#timer);
		this.#timer = window.setTimeout(() => void this.#follow(), settling);
	}

	async #follow(): Promise<void> {
		const reply = await fetch(location.href, { headers: { accept: 'text/html' } }).catch(() => undefined);
		const isHere = reply?.ok && new URL(reply.url).pathname === location.pathname;
		const text = isHere ? await reply.text().catch(() => '') : '';
		if (text) swapLive(document, pageIn(text));
	}
}

customElements.define('kith-live', Live);
