import { shifted, orderOf, placed, tapped, type Preference } from './fold.ts';
import type { OrderGiven } from './form.ts';

const far = 8; // pixels after which a finger drags and no longer taps

interface Line {
	row: HTMLElement;
	name: string;
	/** What is sent. */
	input: HTMLInputElement;
	tap: HTMLButtonElement;
	badge: HTMLElement;
	up: HTMLButtonElement;
	down: HTMLButtonElement;
}

function button(className: string, label = '', sign = ''): HTMLButtonElement {
	const made = document.createElement('button');
	made.type = 'button';
	made.className = className;
	if (label) made.ariaLabel = label;
	made.textContent = sign;
	return made;
}

/** The words of an option become the button that takes it into her order, with ▲ and ▼ beside it; its field stays, unseen. */
function lineOf(row: HTMLElement, { up, down }: OrderGiven): Line {
	const label = row.querySelector('label') as HTMLElement;
	const input = row.querySelector('input') as HTMLInputElement;
	const name = label.querySelector('b')?.textContent ?? '';
	const tap = button('paper-tap');
	const badge = document.createElement('span');
	badge.className = 'paper-badge';
	tap.append(badge, label.firstElementChild as Element);
	label.replaceWith(tap);
	input.type = 'hidden';
	const move = (words: string, sign: string) => button('paper-move', words.replace('{name}', name), sign);
	const line = { row, name, input, tap, badge, up: move(up, '▲'), down: move(down, '▼') };
	row.append(line.up, line.down);
	return line;
}

/** Numbers beside options become an order that is tapped, shifted with ▲▼ or dragged. */
class OrderOfPreference extends HTMLElement {
	#lines: Line[] = [];
	#order: Preference = [];
	#given = {} as OrderGiven;

	connectedCallback(): void {
		if (this.#lines.length) return;
		this.#given = JSON.parse(this.dataset.given ?? '{}') as OrderGiven;
		this.#lines = [...this.querySelectorAll('li')].map((row) => lineOf(row, this.#given));
		for (const [index, line] of this.#lines.entries()) this.#wire(line, index + 1);
		this.#show(orderOf(this.#lines.map(({ input }) => input.value)));
	}

	#wire({ tap, badge, up, down }: Line, n: number): void {
		const acts = [
			[tap, tapped],
			[up, (order: Preference) => shifted(order, n, -1)],
			[down, (order: Preference) => shifted(order, n, 1)]
		] as const;
		for (const [press, by] of acts)
			press.onclick = () => {
				const before = this.#order;
				this.#show(by(before, n));
				press.focus();
				if (this.#order !== before) this.#tell(n);
			};
		badge.onpointerdown = (pressed) => this.#drag(pressed, n);
	}

	/** Says once what became of an option. */
	#tell(n: number): void {
		const at = this.#order.indexOf(n) + 1;
		const words = at ? this.#given.put : this.#given.out;
		const told = this.querySelector('[aria-live]');
		if (told) told.textContent = words.replace('{name}', this.#lines[n - 1]?.name ?? '').replace('{n}', String(at));
	}

	/** Options with a place stand first, in her order; the others after them, as on the paper. */
	#show(order: Preference): void {
		this.#order = order;
		const others = this.#lines.map((_, index) => index + 1).filter((n) => !order.includes(n));
		for (const n of [...order, ...others]) {
			const { row, input, tap, badge, up, down } = this.#lines[n - 1] as Line;
			const at = order.indexOf(n);
			input.value = badge.textContent = at < 0 ? '' : String(at + 1);
			tap.ariaPressed = String(at >= 0);
			up.hidden = down.hidden = at < 0;
			up.ariaDisabled = String(at === 0);
			down.ariaDisabled = String(at === order.length - 1);
			row.parentElement?.append(row);
		}
	}

	#drag(pressed: PointerEvent, n: number): void {
		let isDragged = false;
		const end = () => {
			this.onpointermove = this.onpointerup = this.onpointercancel = null;
			if (isDragged) this.#tell(n);
		};
		this.onpointerup = this.onpointercancel = end;
		this.onpointermove = ({ clientY, buttons, pointerId }) => {
			if (!buttons) return end();
			if (!isDragged && Math.abs(clientY - pressed.clientY) < far) return;
			isDragged = true;
			this.setPointerCapture(pointerId); // then the end of it is no tap
			const above = this.#order.filter((other) => other !== n && this.#middle(other) < clientY);
			this.#show(placed(this.#order, n, above.length));
		};
	}

	#middle(n: number): number {
		const { top = 0, height = 0 } = this.#lines[n - 1]?.row.getBoundingClientRect() ?? {};
		return top + height / 2;
	}
}

customElements.define('kith-order', OrderOfPreference);
