import type { Page } from '@playwright/test';

/**
 * What of a page's text can't be read whole on this screen: it runs over the edge of the paper or of the box it stands in, or
 * is hidden by one. What is meant for those who listen only, and what scrolls by itself, is left out.
 */
export function cutOff(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const wide = document.documentElement.clientWidth;
		/** Kept for those who listen: a box of one pixel. */
		const isForListeners = (element: Element): boolean => {
			for (let box: Element | null = element; box; box = box.parentElement)
				if (box instanceof HTMLElement && box.offsetWidth === 1 && box.offsetHeight === 1) return true;
			return false;
		};
		const isHidden = (element: Element) =>
			Boolean(element.closest('.hush, script, style, option, [hidden], title, desc')) ||
			!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) ||
			isForListeners(element);
		const scrolls = (element: Element, side: 'overflowX' | 'overflowY'): boolean => {
			for (let box: Element | null = element; box && box !== document.body; box = box.parentElement)
				if (/auto|scroll/.test(getComputedStyle(box)[side])) return true;
			return false;
		};
		/** The nearest box around a text that has a size of its own; a line in a paragraph has none. */
		const boxOf = (element: Element): Element => {
			let box = element;
			while (
				box.parentElement &&
				getComputedStyle(box).display.startsWith('inline') &&
				!/inline-(block|flex|grid)/.test(getComputedStyle(box).display)
			)
				box = box.parentElement;
			return box.closest('svg') ?? box;
		};
		const found: string[] = [];
		const say = (what: string, element: Element, text: string) =>
			found.push(
				`${what} <${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${text.trim().slice(0, 60)}`
			);
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const element = node.parentElement;
			const text = node.textContent ?? '';
			if (!element || !text.trim() || isHidden(element)) continue;
			const range = document.createRange();
			range.selectNodeContents(node);
			const box = boxOf(element).getBoundingClientRect();
			for (const line of range.getClientRects()) {
				if (scrolls(element, 'overflowX')) break;
				if (line.right > wide + 1 || line.left < -1) say('over the edge of the page', element, text);
				else if (line.right > box.right + 1 || line.left < box.left - 1) say('over the edge of its box', element, text);
				else continue;
				break;
			}
		}
		for (const element of document.body.querySelectorAll('*')) {
			const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
			if (isHidden(element) || !element.textContent?.trim() || element.closest('svg')) continue;
			const hides = (overflow: string) => /hidden|clip/.test(overflow);
			if (hides(overflowX) && element.scrollWidth > element.clientWidth + 1)
				say(`hidden at the side ${textOverflow}`, element, element.textContent);
			if (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
				say('hidden below', element, element.textContent);
		}
		for (const drawing of document.querySelectorAll('svg')) {
			const words = [...drawing.querySelectorAll('text')].filter((text) => text.textContent?.trim());
			for (const [index, one] of words.entries()) {
				const here = one.getBoundingClientRect();
				const over = words.slice(index + 1).find((other) => {
					const there = other.getBoundingClientRect();
					const across = Math.min(here.right, there.right) - Math.max(here.left, there.left);
					return across > 1 && Math.min(here.bottom, there.bottom) - Math.max(here.top, there.top) > 4;
				});
				if (over) say(`written over ${over.textContent}`, one, one.textContent ?? '');
			}
		}
		return [...new Set(found)];
	});
}
