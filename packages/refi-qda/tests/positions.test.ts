import * as pack from 'fflate';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { readQda, writeQdpx } from '../src/index.ts';
import { drawn, guid, projectOf, runs } from './projects.ts';

// Ten thousand texts each in `bin/check --deep`.
vi.setConfig({ testTimeout: 300_000 });

const placesIn = (bytes: Uint8Array) => {
	const { project, findings } = readQda(bytes);
	expect(findings).toEqual([]);
	return project.texts[0]?.selections.map(({ start, end }) => [start, end]);
};

test('what was written is read as it was, to the last character, and written again as the same bytes', () => {
	fc.assert(
		fc.property(drawn, ({ content, spans }) => {
			const project = projectOf(content, spans);
			const bytes = writeQdpx(project);
			const { project: again, findings, positions } = readQda(bytes);
			expect(findings).toEqual([]);
			expect(positions).toBe('codepoint');
			expect(again).toEqual({ ...project, memos: [expect.objectContaining({ content: 'hm\t"]]>' })] });
			expect(writeQdpx(again)).toEqual(bytes);
		}),
		{ numRuns: runs }
	);
});

/** How long words are, as other programs count: the words as they stood in the file. */
const lengths: Record<string, (raw: string) => number> = {
	codepoint: (raw) => [...raw.replace(/\r\n?/g, '\n')].length,
	utf16: (raw) => raw.replace(/\r\n?/g, '\n').length,
	crlf: (raw) => [...raw].length,
	'utf16-crlf': (raw) => raw.length,
	utf8: (raw) => new TextEncoder().encode(raw.replace(/\r\n?/g, '\n')).length,
	'utf8-crlf': (raw) => new TextEncoder().encode(raw).length
};

/** The file of a program that counts otherwise, and keeps the text as it came. */
function fileOf({ raw, content, spans }: { raw: string; content: string; spans: [number, number][] }, way: string) {
	const bare = raw.replace(/^\uFEFF/, '');
	const pieces = bare.match(/\r\n|[^]/gu) ?? []; // one for each code point of what is kept
	const at = (place: number) => lengths[way]?.(pieces.slice(0, place).join('')) ?? NaN;
	const project = projectOf(content, spans);
	const selections = project.texts[0]?.selections ?? [];
	selections.forEach((selection) => Object.assign(selection, { start: at(selection.start), end: at(selection.end) }));
	const files = pack.unzipSync(writeQdpx(project));
	return pack.zipSync({ ...files, [`sources/${guid(5)}.txt`]: pack.strToU8(raw) });
}

test.each(Object.keys(lengths))(
	'a file that counts %s is read alike, by the words that its selections are called by',
	(way) => {
		fc.assert(
			fc.property(drawn, (each) => {
				const spans: [number, number][] = [...each.spans, [0, [...each.content].length]];
				fc.pre(/\S/.test(each.content));
				const { project, evidence } = readQda(fileOf({ ...each, spans }, way));
				const quote = ({ start, end }: { start: number; end: number }) =>
					[...each.content].slice(start, end).join('').replace(/\s+/gu, ' ').trim();
				const quotesIn = (selections: readonly { guid: string; start: number; end: number }[] = []) =>
					new Map(selections.map((selection) => [selection.guid, quote(selection)]));
				const read = quotesIn(project.texts[0]?.selections);
				const wanted = quotesIn(projectOf(each.content, spans).texts[0]?.selections);
				expect(Math.max(...Object.values(evidence.fits))).toBe(evidence.named);
				for (const [selection, words] of wanted) if (words !== '') expect(read.get(selection)).toBe(words); // what names nothing may lie anywhere
			}),
			{ numRuns: Math.ceil(runs / 6) }
		);
	}
);

test('where the names tell nothing, or two ways equally much, code points are meant', () => {
	const project = projectOf('👶 one\ntwo', [[2, 5]]);
	const named = (name: string | undefined) => {
		Object.assign(project.texts[0]?.selections[0] ?? {}, { name });
		return readQda(writeQdpx(project));
	};
	expect(named('my note')).toMatchObject({ positions: 'codepoint', evidence: { named: 1, fits: { codepoint: 0 } } });
	expect(named(undefined)).toMatchObject({ positions: 'codepoint', evidence: { named: 0 } });
	expect(placesIn(writeQdpx(project))).toEqual([[2, 5]]);
});

test('a name that was cut fits, and white space in it is as it comes', () => {
	const project = projectOf('👶 one  two\nthree', [[2, 15]]);
	const selection = project.texts[0]?.selections[0];
	Object.assign(selection ?? {}, { name: 'one two…', start: 3, end: 16 });
	expect(readQda(writeQdpx(project))).toMatchObject({
		positions: 'utf16',
		evidence: { fits: { utf16: 1, codepoint: 0 } }
	});
});

test('a selection beyond its text is told with its line and left out, never moved', () => {
	const project = projectOf('Hello', [
		[0, 5],
		[3, 5]
	]);
	Object.assign(project.texts[0]?.selections[1] ?? {}, { end: 6 });
	const { project: read, findings, dropped } = readQda(writeQdpx(project));
	expect(read.texts[0]?.selections.map(({ start, end }) => [start, end])).toEqual([[0, 5]]);
	expect(findings).toEqual([{ fault: 'positions', line: 14, found: '3–6' }]);
	expect(dropped).toEqual([{ what: 'PlainTextSelection', count: 1 }]);
});
