import type { Tap } from './queue.ts';

type Saying = 'saved' | 'waiting' | 'nothing';

/** Says in the page's own words how its taps fare: kept at a time, waiting for a signal, or nothing. */
export function say(page: Document, what: Saying): void {
	// as the server says a time: 23:44 beside 23:44
	const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
	const time = new Date().toLocaleTimeString(page.documentElement.lang || [], clock);
	for (const voice of page.querySelectorAll<HTMLElement>('[data-saved]')) {
		voice.classList.toggle('waits', what === 'waiting');
		voice.textContent = (voice.dataset[what] ?? '').replace('{time}', time);
	}
}

/** Shows or takes away the sentence that asks her to sign in again, so that what waits can be sent. */
export function sayToSignIn(page: Document, asked: boolean): void {
	for (const sentence of page.querySelectorAll<HTMLElement>('[data-signed-out]')) sentence.hidden = !asked;
}

/** Names a tap that was not kept, and why: it stays to be read until the page is left. */
export function sayUnkept(page: Document, tap: Tap, why: string): void {
	const list = page.querySelector<HTMLElement>('[data-unkept]');
	if (!list) return;
	const sentence = page.createElement('p');
	const words = { what: namesOf(page, tap) || (list.dataset.some ?? ''), why: why || (list.dataset.unknown ?? '') };
	sentence.textContent = (list.dataset.unkept ?? '').replace(/\{(what|why)\}/g, (_, key: 'what' | 'why') => words[key]);
	list.append(sentence);
}

/** What a tap was, in the words that stand beside and on its button. */
function namesOf(page: Document, tap: Tap): string {
	const button = buttonOf(page, tap);
	const about = button?.closest('[role=group]')?.getAttribute('aria-label');
	return [about, button?.textContent.trim()].filter(Boolean).join(', ');
}

/** The button of the page that says the same as this tap. */
export function buttonOf(page: Document, { row, fields }: Tap): HTMLButtonElement | undefined {
	const [name, value] = fields.at(-1) ?? [];
	return [...page.querySelectorAll<HTMLButtonElement>('[data-live] button')].find(
		(button) => button.name === name && button.value === value && rowOf(button) === row
	);
}

/** The row in which a button stands: the nearest thing with an id. */
export const rowOf = (button: Element | null): string => button?.closest('[id]')?.id ?? '';
