import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, luminance, parseHex, scaled, type Rgb } from './contrast.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const blocks = [...css.matchAll(/color-scheme: (light|dark);([^}]*)}/g)];
const tokensOf = (body: string) =>
	Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
const themes = {
	light: tokensOf(blocks.find(([, scheme]) => scheme === 'light')?.[2] ?? ''),
	dark: tokensOf(blocks.find(([, scheme]) => scheme === 'dark')?.[2] ?? '')
};
const rules = [...css.matchAll(/--(accent-ink|accent-deep|accent-soft): oklch\(from var\(--accent\) ([^;]*) h\);/g)];
const derived = {
	light: rules.slice(0, 3).map(([, name, rule]) => ({ name: name ?? '', rule: rule ?? '' })),
	dark: rules.slice(3, 6).map(([, name, rule]) => ({ name: name ?? '', rule: rule ?? '' }))
};

const grounds = ['paper', 'card', 'sunk', 'blush'];
const pairs: [string, string][] = [
	...grounds.flatMap((ground) => ['ink', 'quiet'].map((text): [string, string] => [text, ground])),
	...['leaf', 'sun', 'clay', 'sky'].map((tone): [string, string] => [`${tone}-ink`, `${tone}-soft`]),
	...['leaf-ink', 'clay-ink', 'sun-ink'].flatMap(
		(text) =>
			[
				[text, 'paper'],
				[text, 'card']
			] as [string, string][]
	),
	['clay-ink', 'clay-soft'],
	['quiet', 'sun-soft'],
	['on-leaf', 'leaf']
];
const accentPairs: [string, string][] = [
	...[...grounds, 'accent-soft'].map((ground): [string, string] => ['accent-ink', ground]),
	...[...grounds, 'accent-soft'].map((ground): [string, string] => ['accent-deep', ground]),
	['ink', 'accent-soft'],
	['quiet', 'accent-soft'],
	['on-accent', 'accent-ink'],
	['on-accent', 'accent-deep']
];
const accents = [
	'#6a2c5b',
	'#fff9c4',
	'#ffffff',
	'#000000',
	'#ffd400',
	'#00a651',
	'#0057b8',
	'#e4002b',
	'#00e5ff',
	'#808080',
	'#ff7f00',
	'#39ff14'
];

describe.each(['light', 'dark'] as const)('by %s', (scheme) => {
	const theme = themes[scheme];
	const rgb = (name: string): Rgb => parseHex(theme[name] ?? `no ${name}`);

	test.each(pairs)('%s can be read on %s', (text, ground) => {
		expect(contrast(rgb(text), rgb(ground))).toBeGreaterThanOrEqual(4.5);
	});

	test.each(grounds)('the edge of a field is seen on %s', (ground) => {
		expect(contrast(rgb('edge'), rgb(ground))).toBeGreaterThanOrEqual(3);
	});

	test.each(accents)('every word can be read when an organisation chooses %s', (accent) => {
		const own = new Map(derived[scheme].map(({ name, rule }) => [name, scaled(rule, accent)]));
		expect(own.size).toBe(3);
		for (const [text, ground] of accentPairs) {
			const ratio = contrast(own.get(text) ?? rgb(text), own.get(ground) ?? rgb(ground));
			expect(ratio, `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
		}
	});

	test('the scale that stands in where a browser cannot work it out can be read too', () => {
		for (const [text, ground] of accentPairs) expect(contrast(rgb(text), rgb(ground))).toBeGreaterThanOrEqual(4.5);
	});
});

test('the dark a person chooses is the dark of the device', () => {
	const [device, chosen] = blocks.filter(([, scheme]) => scheme === 'dark');
	expect(tokensOf(chosen?.[2] ?? '')).toEqual(tokensOf(device?.[2] ?? ''));
	expect(rules.slice(6).map(([, name, rule]) => ({ name, rule }))).toEqual(derived.dark);
});

test('the measure itself agrees with known values', () => {
	expect(contrast(parseHex('#ffffff'), parseHex('#000000'))).toBeCloseTo(21, 5);
	expect(contrast(parseHex('#767676'), parseHex('#ffffff'))).toBeCloseTo(4.54, 2);
	expect(luminance(scaled('l c', '#6a2c5b'))).toBeCloseTo(luminance(parseHex('#6a2c5b')), 4);
});
