import type { Placed } from './build.ts';
import { rulerOf, type Way, type Words } from './ruler.ts';

/** A text whose words are there, with what was selected in it. */
export interface Readable {
	words: Words;
	placed: readonly Placed[];
}

/** What positions were found to count, and by how many names of selections each way fits. */
export interface Evidence {
	/** Selections that have a name. */
	named: number;
	fits: Record<string, number>;
}

/** The ways of the programs that are known; the first holds where names tell nothing. */
const usual: readonly Way[] = [
	{ name: 'codepoint', unit: 'codepoint' },
	{ name: 'utf16', unit: 'utf16' },
	{ name: 'crlf', unit: 'codepoint', wide: true }
];

/** Tried only where no usual way fits every name. */
const unusual: readonly Way[] = [
	{ name: 'utf16-crlf', unit: 'utf16', wide: true },
	{ name: 'utf8', unit: 'utf8' },
	{ name: 'utf8-crlf', unit: 'utf8', wide: true },
	...usual.map((way): Way => ({ ...way, name: `${way.name}-mark`, mark: true })),
	...usual.map((way): Way => ({ ...way, name: `${way.name}-last`, last: true })),
	{ name: 'utf16-crlf-mark', unit: 'utf16', wide: true, mark: true }
];

/** Which way of counting makes most names the words that they name. An unusual one must fit half of them at least. */
export function wayOf(texts: readonly Readable[]): { way: Way; evidence: Evidence } {
	const named = texts.reduce(
		(sum, { placed }) => sum + placed.filter(({ selection }) => isNamed(selection.name)).length,
		0
	);
	const fits = Object.fromEntries(usual.map((way) => [way.name, fitting(texts, way)]));
	const best = bestOf(usual, fits);
	if (named === 0 || (fits[best.name] ?? 0) === named) return { way: best, evidence: { named, fits } };
	const further = Object.fromEntries(unusual.map((way) => [way.name, fitting(texts, way)]));
	const other = bestOf(unusual, further);
	const count = further[other.name] ?? 0;
	if (count <= (fits[best.name] ?? 0) || count * 2 < named) return { way: best, evidence: { named, fits } };
	return { way: other, evidence: { named, fits: { ...fits, [other.name]: count } } };
}

const bestOf = (ways: readonly Way[], fits: Readonly<Record<string, number>>): Way =>
	ways.reduce((best, way) => ((fits[way.name] ?? 0) > (fits[best.name] ?? 0) ? way : best));

const isNamed = (name: string | undefined): name is string => name !== undefined && /\S/.test(name);

function fitting(texts: readonly Readable[], way: Way): number {
	let count = 0;
	for (const { words, placed } of texts) {
		const place = placer(words, way);
		for (const { selection } of placed) {
			if (!isNamed(selection.name)) continue;
			const found = place(selection.start, selection.end);
			if (found && isQuoted(selection.name, words.text.slice(...found))) count += 1;
		}
	}
	return count;
}

/** Finds places in a text; null where a selection is empty, turned round or beyond the text. */
export function placer(words: Words, way: Way): (start: number, end: number) => [from: number, to: number] | null {
	const ruler = rulerOf(words, way);
	return (start, end) => {
		const from = ruler.placeOf(start);
		const to = ruler.placeOf(way.last ? end + 1 : end);
		return from >= 0 && from < to ? [from, to] : null;
	};
}

const folded = (text: string) => text.replace(/\s+/gu, ' ').trim();

/** Whether a name is these words, or the first of them. */
function isQuoted(name: string, quote: string): boolean {
	if (name === quote) return true;
	const [said, words] = [folded(name), folded(quote)];
	if (said === words) return true;
	const cut = /^(.+?)\s?(?:…|\.\.\.)$/su.exec(said)?.[1];
	return cut !== undefined && words.startsWith(cut);
}
