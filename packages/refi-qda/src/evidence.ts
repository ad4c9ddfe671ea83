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
	const tried = usual.map((way) => fittingOf(texts, way));
	const fits = Object.fromEntries(tried.map(({ way, count }) => [way.name, count]));
	const best = bestOf(tried);
	if (named === 0 || best.count === named) return { way: best.way, evidence: { named, fits } };
	const other = bestOf(unusual.map((way) => fittingOf(texts, way)));
	if (other.count <= best.count || other.count * 2 < named) return { way: best.way, evidence: { named, fits } };
	return { way: other.way, evidence: { named, fits: { ...fits, [other.way.name]: other.count } } };
}

/** How many names a way of counting fits, and how many of them to their last word: a name that seems to be cut may only end like one. */
interface Fitting {
	way: Way;
	count: number;
	whole: number;
}

/** The way that fits most names; of several the one that fits most to their last word, and of those the first. */
const bestOf = (ways: readonly Fitting[]): Fitting =>
	ways.reduce((best, each) =>
		each.count > best.count || (each.count === best.count && each.whole > best.whole) ? each : best
	);

const isNamed = (name: string | undefined): name is string => name !== undefined && /\S/.test(name);

function fittingOf(texts: readonly Readable[], way: Way): Fitting {
	const fitting = { way, count: 0, whole: 0 };
	for (const { words, placed } of texts) {
		const place = placer(words, way);
		for (const { selection } of placed) {
			if (!isNamed(selection.name)) continue;
			const found = place(selection.start, selection.end);
			const fit = found ? fitOf(selection.name, words.text.slice(...found)) : 'none';
			if (fit !== 'none') fitting.count += 1;
			if (fit === 'whole') fitting.whole += 1;
		}
	}
	return fitting;
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

/** How a name fits these words: it is them, the first of them where it is cut, or neither. */
function fitOf(name: string, quote: string): 'whole' | 'cut' | 'none' {
	if (name === quote) return 'whole';
	const [said, words] = [folded(name), folded(quote)];
	if (said === words) return 'whole';
	const cut = /^(.+?)\s?(?:…|\.\.\.)$/su.exec(said)?.[1];
	return cut !== undefined && words.startsWith(cut) ? 'cut' : 'none';
}
