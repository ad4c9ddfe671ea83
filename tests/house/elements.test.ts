import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pushWorker } from '../../src/routes/push/script.server.ts';
import { workerScript } from '#rooms/programmes/meetings/pocket-screen/worker.ts';
import { buildScripts, type Scripts } from '../../scripts/elements.ts';
import { brokenElements } from './elements.ts';
import { root, sourcesIn } from './sources.ts';

/** Bytes after brotli: on every page, one element, one that needs Svelte, the register on the phone, and all that a page may bring. */
const budget = { everywhere: 2500, plain: 6000, withSvelte: 18_000, pocket: 14_000, push: 1000, page: 22_000 };
/** What lies on a phone once: the sheet of the register with its two faces, the worker, and one shell of some 2.9 kB. */
const once = { sheetAndFaces: 73_500, worker: 1500, pushWorker: 600 };

const weigh = (code: string) => brotliCompressSync(code).byteLength;

/** What each script weighs with everything that comes with it. */
function weights({ files, needs }: Scripts): Record<string, number> {
	const sum = (names: string[]) => names.reduce((total, name) => total + weigh(files.get(name) ?? ''), 0);
	return Object.fromEntries(Object.entries(needs).map(([name, all]) => [name, sum(all)]));
}

function tooHeavy(weight: Record<string, number>, svelte: ReadonlySet<string>): string[] {
	const most = (name: string) =>
		name === 'main'
			? budget.everywhere
			: name === 'pocket' || name === 'push'
				? budget[name]
				: svelte.has(name)
					? budget.withSvelte
					: budget.plain;
	const over = Object.entries(weight).filter(([name, bytes]) => bytes > most(name));
	const heaviest = Object.entries(weight)
		.filter(([name]) => name !== 'main')
		.map(([, bytes]) => bytes);
	const page =
		(weight.main ?? 0) +
		heaviest
			.sort((a, b) => b - a)
			.slice(0, 2)
			.reduce((one, other) => one + other, 0);
	return [...over.map(([name, bytes]) => `${name}: ${bytes}`), ...(page > budget.page ? [`a page: ${page}`] : [])];
}

test('elements stay light', async () => {
	const svelte = new Set(sourcesIn('src').flatMap(({ path }) => /([a-z-]+)\.element\.svelte$/.exec(path)?.[1] ?? []));
	const scripts = await buildScripts();
	expect(Object.keys(scripts.entries).sort()).toEqual(expect.arrayContaining(['live', 'main', 'taps']));
	expect(tooHeavy(weights(scripts), svelte)).toEqual([]);
});

test('a script that grew too heavy is found', () => {
	expect(tooHeavy({ main: 2501, live: 1500 }, new Set())).toEqual(['main: 2501']);
	expect(tooHeavy({ main: 2000, map: 9000 }, new Set())).toEqual(['map: 9000']);
	expect(tooHeavy({ main: 2000, map: 17_000, list: 5900 }, new Set(['map']))).toEqual(['a page: 24900']);
});

test('the register on the phone is small enough to be fetched in a doorway', () => {
	const read = (path: string) => readFileSync(join(root, path));
	const sheet = read('src/rooms/programmes/meetings/pocket-screen/pocket.css').toString();
	const faces = [...sheet.matchAll(/url\('([^']+)'\)/g)].map(
		([, path = '']) => read(`node_modules/${path}`).byteLength
	);
	expect(faces).toHaveLength(2);
	const laid = sheet.replace(/@import[^;]+;/, read('src/ui/tokens.css').toString());
	const bytes = faces.reduce((sum, face) => sum + face, brotliCompressSync(laid).byteLength);
	expect(bytes).toBeLessThan(once.sheetAndFaces);
	const files = Array.from({ length: 13 }, (_, at) => `/_app/immutable/assets/${'name'.repeat(6)}-${at}.woff2`);
	expect(brotliCompressSync(workerScript('0123456789ab', files)).byteLength).toBeLessThan(once.worker);
	const words = { en: 'You have a message', es: 'Tienes un mensaje', ar: 'لديكم رسالة' };
	expect(brotliCompressSync(pushWorker(words)).byteLength).toBeLessThan(once.pushWorker);
});

test('elements keep the house laws', () => {
	expect(brokenElements(sourcesIn('src'))).toEqual([]);
});

test.each([
	["import { m } from '#messages';", 'words come from the page'],
	["import { isoDay } from '#platform/i18n/dates.ts';", 'the platform stays on the server'],
	["import { getDay } from './queries.server.ts';", 'the server stays on the server'],
	["import { noteForm } from './form.ts';", 'of a form only the types, or its library comes along'],
	["this.innerHTML = '<b>x</b>';", 'no HTML out of text'],
	["row.setAttribute('style', 'color:red');", 'no inline style'],
	['const given = JSON.parse(text) as MapGiven;', 'what is given is a type of form.ts']
])('a planted fault is found: %s', (text, fault) => {
	const path = 'src/rooms/people/card/map.element.ts';
	expect(brokenElements([{ path, text }])).toEqual([`${path}: ${fault}`]);
	const part = 'src/rooms/programmes/meetings/pocket-screen/people.ts';
	expect(brokenElements([{ path: part, text }])).toEqual([`${part}: ${fault}`]);
});

test('an element in the wrong place is found', () => {
	const path = 'src/platform/web/map.element.ts';
	expect(brokenElements([{ path, text: '' }])).toEqual([`${path}: an element lies beside its noun`]);
});
