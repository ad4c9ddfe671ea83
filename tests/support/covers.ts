import type { Page } from '@playwright/test';

// The functions down to `readCovers` run in the page, where they are written together: each may call the others and nothing else.

const nameOf = (one: Element) =>
	`${one.tagName.toLowerCase()}${one.className ? `.${String(one.className).split(' ').join('.')}` : ''} “${(one.textContent || one.getAttribute('name') || '').trim().replaceAll(/\s+/g, ' ').slice(0, 40)}”`;

const isShown = (one: Element) =>
	one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
	one.getBoundingClientRect().width > 2 &&
	one.getBoundingClientRect().height > 2;

const meets = (a: DOMRect, b: DOMRect) =>
	a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;

const every = () => [...document.body.querySelectorAll('*')];

// What stays where it is while the page moves under it; asking each element for its style takes long, so it is asked once a look.
const staying = () => every().filter((one) => /fixed|sticky/.test(getComputedStyle(one).position));

// A strip over the whole width that nothing shows through ends the page as the edge of the screen does.
const isEdge = (one: Element) => {
	const { left, right, top, height } = one.getBoundingClientRect();
	const ground = getComputedStyle(one).backgroundColor;
	const whole = left <= 1 && right >= document.documentElement.clientWidth - 1 && top <= 1;
	return whole && height <= innerHeight / 5 && !/rgba\(.*, 0(\.\d+)?\)|transparent/.test(ground);
};

// What is to be read, line by line, and what is to be pressed.
const boxes = () => {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const all: [Element, DOMRect][] = [];
	for (let text = walker.nextNode(); text; text = walker.nextNode()) {
		const holder = text.parentElement;
		if (!holder || !text.textContent?.trim() || holder.closest('.hush, .skip, script') || !isShown(holder)) continue;
		const range = document.createRange();
		range.selectNodeContents(text);
		for (const box of range.getClientRects()) all.push([holder, box]);
	}
	for (const one of every())
		if (one.matches('a[href], button, input, select, textarea, summary') && !one.matches('.skip') && isShown(one))
			all.push([one, one.getBoundingClientRect()]);
	return all;
};

const coversAt = (when: string, strict: boolean) => {
	const found: string[] = [];
	const all = boxes();
	for (const one of staying().filter(isShown)) {
		if (!isEdge(one) && !strict) found.push(`${when}: ${nameOf(one)} stays in view and is no strip at the edge`);
		if (isEdge(one) && !strict) continue;
		const under = one.getBoundingClientRect();
		for (const [other, box] of all)
			if (!one.contains(other) && meets(under, box)) found.push(`${when}: ${nameOf(one)} lies on ${nameOf(other)}`);
	}
	return found;
};

const coversOfFocus = () => {
	const found: string[] = [];
	const stops = 'main :is(a[href], button, input, select, textarea, summary), footer a';
	const stay = staying();
	for (const one of document.querySelectorAll<HTMLElement>(stops)) {
		if (!isShown(one) || one.tabIndex < 0) continue; // nobody comes to it with a key
		one.focus();
		const box = one.getBoundingClientRect();
		for (const over of stay)
			if (
				isShown(over) &&
				!over.contains(one) &&
				meets(over.getBoundingClientRect(), box) &&
				box.height < innerHeight / 2
			)
				found.push(`with the focus: ${nameOf(over)} lies on ${nameOf(one)}`);
	}
	return found;
};

const readCovers = () => {
	scrollTo(0, 0);
	const atRest = coversAt('at rest', true);
	scrollTo(0, document.documentElement.scrollHeight);
	const atTheEnd = coversAt('at the end', false);
	const withFocus = coversOfFocus();
	scrollTo(0, 0);
	return [...new Set([...atRest, ...atTheEnd, ...withFocus])];
};

const inThePage = Object.entries({ nameOf, isShown, meets, every, staying, isEdge, boxes, coversAt, coversOfFocus })
	.map(([name, work]) => `const ${name} = ${String(work)};`)
	.join('\n');

/** What stays in view and lies on something to press or read: at rest, at the end of the page, and at each stop of the Tab key. */
export function covers(page: Page): Promise<string[]> {
	return page.evaluate(`(() => { ${inThePage}\nreturn (${String(readCovers)})(); })()`);
}

/** What is to be pressed and is lower or narrower than a finger's end, 24 pixels; a link in a sentence may be as high as its line (WCAG 2.5.8). */
export function tooSmall(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const inSentence = (one: Element) => {
			if (getComputedStyle(one).display !== 'inline') return false;
			const around = one.parentElement?.textContent ?? '';
			return around.trim().length > (one.textContent ?? '').trim().length + 1;
		};
		const target = (one: Element) => (one.matches('input') ? (one.closest('label') ?? one) : one);
		return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
			.filter(
				(one) => one.checkVisibility({ visibilityProperty: true }) && !one.closest('.skip, .hush') && !inSentence(one)
			)
			.map((one) => ({ one, box: target(one).getBoundingClientRect() }))
			.filter(({ box }) => box.width > 2 && (box.height < 24 || box.width < 24))
			.map(({ one, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${one.outerHTML.slice(0, 110)}`);
	});
}

/** The words of headings that are broken in the middle, though there is no hyphen there. */
export function brokenWords(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const broken: string[] = [];
		for (const heading of document.querySelectorAll('h1, h2, h3, legend')) {
			const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
			for (let text = walker.nextNode(); text; text = walker.nextNode())
				for (const { index, 0: word } of (text.textContent ?? '').matchAll(/[\p{L}\p{N}’]+/gu)) {
					const range = document.createRange();
					range.setStart(text, index);
					range.setEnd(text, index + word.length);
					const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.top)));
					if (lines.size > 1 && word.length < 18 && heading.checkVisibility()) broken.push(word);
				}
		}
		return broken;
	});
}

/** By how many pixels a page is pushed to the side when each of its texts begins with one very long word. */
export async function pushedByLongWord(page: Page): Promise<number> {
	await page.evaluate(() => {
		const texts = document.querySelectorAll('main :is(h1, h2, h3, p, .row-title, .chip)');
		for (const text of texts)
			if (!text.closest('nav, button, .btn') && !/flex/.test(getComputedStyle(text).display))
				text.prepend('Donaudampfschifffahrtskapitaen ');
	});
	return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
