/** The few things that a page to write on is made of. All words come from the page, and stand in it as text. */
export const screen = {
	p: (words: string, look = '') => made('p', { textContent: words, className: look }),
	h: (words: string) => made('h2', { textContent: words }),
	box: (...inside: Node[]) => put(made('div', { className: 'stack' }), ...inside),
	row: (...inside: Node[]) => put(made('div', { className: 'cluster' }), ...inside),
	voice: () => {
		const voice = made('p', { className: 'sub' });
		voice.setAttribute('role', 'status');
		return voice;
	},
	alert(words: string) {
		const alert = made('p', { textContent: words, className: 'notice bad' });
		alert.setAttribute('role', 'alert');
		return alert;
	},
	button(words: string, act: () => unknown, look = '') {
		const button = made('button', { type: 'button', className: `btn ${look}`, textContent: words });
		button.addEventListener('click', () => void act());
		return button;
	},
	/** A line to type in, with its label above it. */
	line(words: string) {
		const input = made('input', { type: 'text', autocomplete: 'off', spellcheck: false, className: 'input' });
		input.autocapitalize = 'none';
		return { input, field: labelled(words, input) };
	},
	area(words: string, most: number) {
		const area = made('textarea', { rows: 10, maxLength: most, className: 'input' });
		area.autocomplete = 'off';
		return { area, field: labelled(words, area) };
	},
	list(words: readonly string[]) {
		const list = made('ol', { className: 'words' });
		return put(list, ...words.map((word) => made('li', { textContent: word, translate: false })));
	},
	tick(words: string, ticked: boolean) {
		const input = made('input', { type: 'checkbox', checked: ticked });
		return { input, field: put(made('label', { className: 'tick' }), input, document.createTextNode(words)) };
	}
};

function labelled(words: string, control: HTMLElement): HTMLElement {
	const label = made('label', { className: 'stack tight' });
	const name = made('span', { textContent: words, className: 'label' });
	return put(label, name, control);
}

function made<Name extends keyof HTMLElementTagNameMap>(
	name: Name,
	given: Partial<HTMLElementTagNameMap[Name]>
): HTMLElementTagNameMap[Name] {
	return Object.assign(document.createElement(name), given);
}

function put<Box extends HTMLElement>(box: Box, ...inside: Node[]): Box {
	box.append(...inside);
	return box;
}
