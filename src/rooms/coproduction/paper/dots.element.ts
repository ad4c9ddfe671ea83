import type { DotsGiven } from './form.ts';

interface Line {
	name: string;
	/** What is sent. */
	input: HTMLInputElement;
	less: HTMLButtonElement;
	more: HTMLButtonElement;
	seen: HTMLElement;
}

const dotsIn = ({ input }: Line) => Number(input.value) || 0;

/** The field of an option gets a − and a + beside it, and its dots are seen. */
function lineOf(row: HTMLElement, given: DotsGiven): Line {
	const input = row.querySelector('input') as HTMLInputElement;
	const name = row.querySelector('b')?.textContent ?? '';
	const button = (words: string, sign: string) => {
		const made = document.createElement('button');
		made.type = 'button';
		made.className = 'paper-move';
		made.ariaLabel = words.replace('{name}', name);
		made.textContent = sign;
		return made;
	};
	const seen = document.createElement('span');
	seen.className = 'paper-dots';
	seen.ariaHidden = 'true';
	const line = { name, input, seen, less: button(given.less, '−'), more: button(given.more, '+') };
	input.after(line.less, seen, line.more);
	input.type = 'hidden';
	return line;
}

/** Numbers of dots become dots that are given with + and taken back with −. */
class Dots extends HTMLElement {
	#lines: Line[] = [];
	#given = {} as DotsGiven;

	connectedCallback(): void {
		if (this.#lines.length) return;
		this.#given = JSON.parse(this.dataset.given ?? '{}') as DotsGiven;
		this.#lines = [...this.querySelectorAll('li')].map((row) => lineOf(row, this.#given));
		for (const line of this.#lines) {
			line.less.onclick = () => this.#give(line, -1);
			line.more.onclick = () => this.#give(line, 1);
		}
		this.#show();
	}

	#left(): number {
		return this.#lines.reduce((left, line) => left - dotsIn(line), this.#given.dots);
	}

	#give(line: Line, by: number): void {
		const n = dotsIn(line) + by;
		if (n < 0 || this.#left() < by) return;
		line.input.value = String(n);
		this.#show();
		const told = this.querySelector('[aria-live]');
		const facts = { name: line.name, n, left: this.#left() };
		if (told)
			told.textContent = this.#given.said.replace(/\{(name|n|left)\}/g, (_, at: keyof typeof facts) =>
				String(facts[at])
			);
	}

	#show(): void {
		const left = this.#left();
		for (const line of this.#lines) {
			const n = dotsIn(line);
			line.seen.textContent = n > 4 ? `● ${n}` : '●'.repeat(n) || '○';
			line.less.ariaDisabled = String(n <= 0);
			line.more.ariaDisabled = String(left <= 0);
		}
	}
}

customElements.define('kith-dots', Dots);
