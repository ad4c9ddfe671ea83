import type { Tap } from './queue.ts';
import { buttonOf } from './say.ts';

/**
 * Shows a tap as it was meant before the server has answered: in a group of states the button stands pressed, or, where what she saw
 * was tapped again, none does; the form's `saw` follows, so that the next tap means what she sees. Elsewhere the button says that it waits.
 * What counts along (data-tally) is counted anew.
 */
export function showTap(page: Document, tap: Tap, pressed = buttonOf(page, tap)): void {
	const group = pressed?.closest('[role=group]');
	if (!pressed || !group) return void pressed?.setAttribute('data-waits', '');
	const [saw, mark] = ['saw', 'mark'].map((field) => tap.fields.find(([name]) => name === field)?.[1] ?? '');
	const shown = group.closest('form')?.elements.namedItem('saw');
	const stands = shown instanceof HTMLInputElement ? shown.value.split(' ') : [];
	const isBack = pressed.ariaPressed === 'true' && stands.some((id) => id && saw?.split(' ').includes(id));
	for (const each of group.querySelectorAll('[aria-pressed]')) each.ariaPressed = String(each === pressed && !isBack);
	if (shown instanceof HTMLInputElement && mark) shown.value = mark;
	countAlong(page);
}

/** Numbers that say how many of something stand on the page, in the page's own words for none, one and many. */
function countAlong(page: Document): void {
	for (const sum of page.querySelectorAll<HTMLElement>('[data-tally]')) {
		const count = page.querySelectorAll(sum.dataset.tally ?? '').length;
		const { none, one, many = '' } = sum.dataset;
		const words = (count === 0 ? none : count === 1 ? one : undefined) ?? many;
		sum.textContent = words.replace('{count}', String(count));
	}
}
