type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The page that a server's answer holds. Nothing in it runs. */
export const pageIn = (text: string): Document => new DOMParser().parseFromString(text, 'text/html');

/**
 * Takes the live parts (data-live, with an id) that have changed from a newer copy of the page. Whoever is in the middle of
 * something loses nothing: what she typed, what she opened and where she is are carried over. Says so with `kith:swapped`.
 */
export function swapLive(page: Document, newer: Document): void {
	for (const part of page.querySelectorAll<HTMLElement>('[data-live]')) {
		const fresh = newer.getElementById(part.id);
		if (!fresh || fresh.isEqualNode(part)) continue;
		const held = part.contains(page.activeElement) ? page.activeElement : null;
		const taken = page.adoptNode(fresh);
		carry(part, taken);
		part.replaceWith(taken);
		if (held) focusOn(twinOf(held, taken), held);
	}
	page.dispatchEvent(new Event('kith:swapped'));
}

/** Brings what was opened and what was typed from an old part to the new one. */
function carry(old: HTMLElement, fresh: HTMLElement): void {
	for (const open of old.querySelectorAll('details[open]')) {
		const twin = twinOf(open, fresh);
		if (twin instanceof HTMLDetailsElement) twin.open = true;
	}
	for (const field of old.querySelectorAll<Field>('input, textarea, select')) {
		const twin = isTyped(field) ? twinOf(field, fresh) : undefined;
		if (!twin) continue;
		if (field instanceof HTMLInputElement && twin instanceof HTMLInputElement) twin.checked = field.checked;
		(twin as Field).value = field.value;
	}
}

function isTyped(field: Field): boolean {
	if (field instanceof HTMLSelectElement)
		return [...field.options].some((option) => option.selected !== option.defaultSelected);
	if (field instanceof HTMLInputElement && field.type === 'hidden') return false;
	return (
		field.value !== field.defaultValue || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked)
	);
}

/** The same thing in the new part: of the same kind and name, in the same row. */
function twinOf(one: Element, fresh: HTMLElement): HTMLElement | undefined {
	const wanted = signOf(one);
	return [...fresh.querySelectorAll<HTMLElement>(one.tagName)].find((each) => signOf(each) === wanted);
}

function signOf(one: Element): string {
	const row = one.closest('[id]');
	const marks = ['name', 'type', 'href'].map((name) => one.getAttribute(name));
	// what a field holds changes as she types; what a button, a choice or a tick says does not
	const says = one.matches('button, [type=radio], [type=checkbox]') ? one.getAttribute('value') : '';
	const place = row && !one.hasAttribute('name') ? [...row.querySelectorAll(one.tagName)].indexOf(one) : '';
	return [row?.id, ...marks, says, place].join(' ');
}

function focusOn(twin: HTMLElement | undefined, held: Element): void {
	twin?.focus({ preventScroll: true });
	if (!isText(twin) || !isText(held) || held.selectionStart === null) return;
	twin.setSelectionRange(held.selectionStart, held.selectionEnd);
}

const isText = (one: Element | undefined): one is HTMLInputElement | HTMLTextAreaElement =>
	one instanceof HTMLTextAreaElement || (one instanceof HTMLInputElement && /^(text|search|tel|url)$/.test(one.type));
