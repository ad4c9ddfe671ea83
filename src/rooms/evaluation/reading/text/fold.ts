/** What a text is cut into before anybody counts: the whole of it, its paragraphs, its sentences or its code points. */
export const unitKinds = ['source', 'paragraph', 'sentence', 'codepoint'] as const;
export type UnitKind = (typeof unitKinds)[number];

/** A stretch of a text in code points, from `start` to before `end`. */
export interface TextRange {
	readonly start: number;
	readonly end: number;
}

/** A text as it was written: only line ends become one sign, and the mark at the head of a file goes. */
export const asWritten = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** A text by code points, and how much ink stands before each: code points that are no white space. */
export interface Inked {
	readonly length: number;
	/** One longer than the text: `before[end] - before[start]` is the ink of a stretch. */
	readonly before: Int32Array;
}

/** Counts the ink of a text. */
export function inkOf(text: string): Inked {
	const points = [...text];
	const before = new Int32Array(points.length + 1);
	points.forEach((point, place) => (before[place + 1] = (before[place] ?? 0) + (/\s/u.test(point) ? 0 : 1)));
	return { length: points.length, before };
}

/** How much ink a stretch has. */
export const inkIn = ({ before }: Inked, { start, end }: TextRange): number =>
	(before[end] ?? 0) - (before[start] ?? 0);

/** The stretch without the white space at its ends; empty where there is no ink in it. */
export function trimmed(ink: Inked, { start, end }: TextRange): TextRange {
	let [first, last] = [start, end];
	while (first < last && inkIn(ink, { start: first, end: first + 1 }) === 0) first++;
	while (first < last && inkIn(ink, { start: last - 1, end: last }) === 0) last--;
	return { start: first, end: last };
}

/** The units of a text that have ink, in their order, without the white space at their ends. */
export function unitsIn(text: string, ink: Inked, kind: UnitKind, language: string): TextRange[] {
	const whole = { start: 0, end: ink.length };
	const cut = {
		source: () => [whole],
		paragraph: () => paragraphsIn(text).map(({ span }) => span),
		sentence: () => paragraphsIn(text).flatMap((paragraph) => sentencesIn(paragraph, language)),
		codepoint: () => Array.from({ length: ink.length }, (_, start) => ({ start, end: start + 1 }))
	}[kind]();
	return cut.map((span) => trimmed(ink, span)).filter((span) => span.end > span.start);
}

interface Paragraph {
	readonly words: string;
	readonly span: TextRange;
}

/** A paragraph ends with its line. */
function paragraphsIn(text: string): Paragraph[] {
	let start = 0;
	return text.split('\n').map((words) => {
		const span = { start, end: start + [...words].length };
		start = span.end + 1;
		return { words, span };
	});
}

function sentencesIn({ words, span }: Paragraph, language: string): TextRange[] {
	const spans: TextRange[] = [];
	let [start, open] = [span.start, false];
	for (const { segment } of new Intl.Segmenter(language, { granularity: 'sentence' }).segment(words)) {
		const end = start + [...segment].length;
		const last = spans.at(-1);
		if (open && last) spans[spans.length - 1] = { start: last.start, end };
		else spans.push({ start, end });
		[start, open] = [end, endsShort(segment, language)];
	}
	return spans;
}

/** After these a full stop ends a word and no sentence. The rules of Unicode know none of them. */
const abbreviations: Readonly<Record<string, readonly string[]>> = {
	en: ['mr', 'mrs', 'ms', 'mx', 'dr', 'prof', 'rev', 'st', 'sr', 'jr', 'vs', 'e.g', 'i.e', 'approx', 'tel', 'dept'],
	es: ['sr', 'sra', 'srta', 'dr', 'dra', 'prof', 'profa', 'd', 'dña', 'ud', 'uds', 'vd', 'lic', 'ing', 'avda', 'p. ej']
};

function endsShort(sentence: string, language: string): boolean {
	const own = abbreviations[language.split('-')[0] ?? ''] ?? [];
	const end = sentence.trimEnd().toLowerCase();
	return own.some((short) => end.endsWith(`${short}.`) && !/[\p{L}\p{N}]$/u.test(end.slice(0, -short.length - 1)));
}
