import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** All that has nothing to do with colours: it is the same in light and dark. */
export const butContrast: RunOptions = { rules: { 'color-contrast': { enabled: false } } };

/** What words alone can break, in another language than the page was looked at whole: names of things, headings, what is said of a language. */
export const ofWords: RunOptions = {
	runOnly: [
		...['valid-lang', 'empty-heading', 'label', 'select-name', 'button-name', 'link-name', 'image-alt'],
		'label-content-name-mismatch'
	]
};

/** What axe finds on a page by these rules. */
export async function barriers(page: Page, options: RunOptions): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
	const { violations } = await page.evaluate(
		(options) => (window as unknown as { axe: { run(o: RunOptions): Promise<AxeResults> } }).axe.run(options),
		options
	);
	return violations.map(
		({ id, nodes }) => `${page.url()} ${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`
	);
}

/** By how many pixels something sticks out to the side. */
export function sticksOut(page: Page): Promise<number> {
	return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
