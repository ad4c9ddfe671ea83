import { expect, test } from 'vitest';
import { sourcesIn } from './sources.ts';

/** What makes a browser refuse or cut off what the server would have taken or explained. */
const refusals = [/\bpattern=/, /type=["'](?:number|url)["']/, /<input[^>]*type=["']email["']/s];
const cutOff = /maxlength=\{?["']?(\d+)/g;
/** A code, a number or an address comes with gaps and marks around it; a name has a hundred letters. */
const leastRoom = 100;

function refusing(text: string): string[] {
	const short = [...text.matchAll(cutOff)].filter(([, most]) => Number(most) < leastRoom).map(([whole]) => whole);
	return [...refusals.flatMap((refusal) => refusal.exec(text)?.[0] ?? []), ...short];
}

test('no field lets the browser refuse or cut off what the server takes', () => {
	const pages = sourcesIn('src').filter(({ path }) => path.endsWith('.svelte') && !path.includes('(dev)'));
	expect(pages.length).toBeGreaterThan(100);
	expect(pages.flatMap(({ path, text }) => refusing(text).map((found) => `${path}: ${found}`))).toEqual([]);
});

test.each([
	'<input pattern="[0-9 ]*" />',
	'<TextField type="number" />',
	'<input\n\ttype="email" />',
	'<X maxlength={12} />',
	'<X maxlength="20" />'
])('a field that would is found: %s', (planted) => {
	expect(refusing(planted)).toHaveLength(1);
});
