type Child = Node | string | false | null | undefined;
type Props = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element with its attributes, what happens on it, and what is in it. Text stays text. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	props: Props = {},
	...children: Child[]
): HTMLElementTagNameMap[Tag] {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(props)) {
		if (typeof value === 'function') made.addEventListener(name, value);
		else if (value !== false && value !== null && value !== undefined)
			made.setAttribute(name, value === true ? '' : String(value));
	}
	made.append(...children.filter((child): child is Node | string => Boolean(child)));
	return made;
}

/** A button that does something here. */
export const button = (words: string, click: () => void, props: Props = {}, ...more: Child[]): HTMLButtonElement =>
	el('button', { type: 'button', class: 'btn', click: () => click(), ...props }, words, ...more);

/** A word with its places filled. */
export const filled = (word: string, values: Record<string, string | number> = {}): string =>
	word.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

/** A field with its label, its hint and its id. */
export function field(label: string, input: HTMLElement, hint?: string): HTMLElement {
	input.classList.add('input');
	input.id ||= `f-${input.getAttribute('name')}`;
	if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`);
	return el(
		'div',
		{ class: 'field' },
		el('label', { class: 'label', for: input.id }, label),
		hint && el('p', { class: 'sub', id: `${input.id}-hint` }, hint),
		input
	);
}

/** Buttons of which one is pressed. */
export function choices(
	label: string,
	options: readonly { value: string; label: string }[],
	current: string | null,
	pick: (value: string) => void
): HTMLElement {
	const buttons = options.map((option) =>
		button(option.label, () => pick(option.value), {
			class: 'pick',
			'data-act': option.value,
			'aria-pressed': String(option.value === current)
		})
	);
	return el('div', { class: 'picks', role: 'group', 'aria-label': label }, ...buttons);
}

/** What stands in a list: nothing is drawn anew that says the same as before, and the finger stays where it was. */
export function keyedRows(
	list: HTMLElement,
	rows: readonly { id: string; sign: string; make: () => HTMLElement }[]
): void {
	const before = new Map([...list.children].map((row) => [(row as HTMLElement).dataset.id, row as HTMLElement]));
	const nodes = rows.map(({ id, sign, make }) => {
		const old = before.get(id);
		if (old?.dataset.sign === sign) return old;
		const made = make();
		made.dataset.id = id;
		made.dataset.sign = sign;
		return made;
	});
	const held = document.activeElement as HTMLElement | null;
	const [row, act] = [held?.closest<HTMLElement>('[data-id]')?.dataset.id, held?.dataset.act];
	nodes.forEach((node, at) => {
		if (list.children[at] !== node) list.insertBefore(node, list.children[at] ?? null);
	});
	while (list.children.length > nodes.length) list.lastElementChild?.remove();
	if (!act || held?.isConnected) return;
	const twin = nodes.find(({ dataset }) => dataset.id === row)?.querySelector<HTMLElement>(`[data-act="${act}"]`);
	twin?.focus({ preventScroll: true });
}

/** Asks something over the page. `close` takes the question away; Escape does too. */
export function askOver(within: HTMLElement, make: (close: () => void) => Child[], props: Props = {}): void {
	const close = () => dialog.remove();
	const dialog = el('dialog', { ...props, close });
	dialog.append(...make(close).filter((child): child is Node | string => Boolean(child)));
	within.append(dialog);
	dialog.showModal();
}
