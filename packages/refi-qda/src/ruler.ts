/** What a position counts: the unit, whether an end of line is two, a mark in front, and whether an end names the last one. */
export interface Way {
	name: string;
	unit: 'codepoint' | 'utf16' | 'utf8';
	/** Ends of line count two. */
	wide?: true;
	/** The mark of the order of bytes counts. */
	mark?: true;
	/** The end is the last that belongs to it, not the one behind. */
	last?: true;
}

/** A text as it stood in a file, its ends of line made one. */
export interface Words {
	text: string;
	/** Whether a mark of the order of bytes stood in front. */
	mark: boolean;
	/** Which ends of line were two: all, or those at these places of the text. */
	pairs: 'all' | ReadonlySet<number>;
}

/** Measures one text in one way. */
export interface Ruler {
	/** The place in the string of JavaScript; -1 beyond the text or within a character. */
	placeOf(position: number): number;
	/** The position of a place in the string. */
	positionOf(place: number): number;
}

const apart = 64;

/** Ends of line made one, and what they were. A lone carriage return is one too. */
export function wordsOf(raw: string): Words {
	const mark = raw.startsWith('\uFEFF');
	const bare = mark ? raw.slice(1) : raw;
	if (!bare.includes('\r')) return { text: bare, mark, pairs: 'all' };
	const text = bare.replace(/\r\n?/g, '\n');
	return { text, mark, pairs: /(?:^|[^\r])\n|\r(?!\n)/.test(bare) ? pairsIn(bare) : 'all' };
}

function pairsIn(bare: string): Set<number> {
	const found = new Set<number>();
	let lost = 0;
	for (const { index } of bare.matchAll(/\r\n/g)) found.add(index - lost++);
	return found;
}

/** A ruler for one text. */
export function rulerOf({ text, mark, pairs }: Words, way: Way): Ruler {
	const ahead = way.mark && mark ? (way.unit === 'utf8' ? 3 : 1) : 0;
	const isEven = evenly(text, way);
	const marks = isEven ? null : marksOf(text, pairs, way);
	return {
		placeOf(position) {
			const from = position - ahead;
			if (!(from >= 0) || !Number.isInteger(from)) return -1;
			if (!marks) return from <= text.length && !isWithin(text, from) ? from : -1;
			const at = lastUpTo(marks.units, marks.count, from);
			let [place, units] = [marks.places[at] ?? 0, marks.units[at] ?? 0];
			while (units < from && place < text.length) {
				units += costAt(text, place, pairs, way);
				place += lengthAt(text, place);
			}
			return units === from ? place : -1;
		},
		positionOf(target) {
			if (!marks) return target + ahead;
			const at = lastUpTo(marks.places, marks.count, target);
			let [place, units] = [marks.places[at] ?? 0, marks.units[at] ?? 0];
			while (place < target) {
				units += costAt(text, place, pairs, way);
				place += lengthAt(text, place);
			}
			return units + ahead;
		}
	};
}

/** Each unit of the string counts one: nothing needs to be walked. */
function evenly(text: string, { unit, wide }: Way): boolean {
	if (wide && text.includes('\n')) return false;
	if (unit === 'utf16') return true;
	return unit === 'codepoint' ? !/[\ud800-\udbff][\udc00-\udfff]/.test(text) : !/[^\0-\x7f]/.test(text);
}

const isHigh = (code: number) => code >= 0xd800 && code < 0xdc00;
const isLow = (code: number) => code >= 0xdc00 && code < 0xe000;
const isWithin = (text: string, place: number) => isLow(text.charCodeAt(place)) && isHigh(text.charCodeAt(place - 1));
const lengthAt = (text: string, place: number) =>
	isHigh(text.charCodeAt(place)) && isLow(text.charCodeAt(place + 1)) ? 2 : 1;

function costAt(text: string, place: number, pairs: Words['pairs'], { unit, wide }: Way): number {
	const code = text.charCodeAt(place);
	if (code === 10) return wide && (pairs === 'all' || pairs.has(place)) ? 2 : 1;
	const length = lengthAt(text, place);
	if (unit === 'utf8') return length === 2 ? 4 : code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
	return unit === 'utf16' ? length : 1;
}

/** Places and positions about every 64 units, between which is walked. */
function marksOf(text: string, pairs: Words['pairs'], way: Way) {
	const size = Math.floor(text.length / apart) + 2;
	const [places, units] = [new Int32Array(size), new Float64Array(size)];
	let [count, next, unit] = [0, 0, 0];
	for (let place = 0; place < text.length; place += lengthAt(text, place)) {
		if (place >= next) {
			places[count] = place;
			units[count] = unit;
			count += 1;
			next = place + apart;
		}
		unit += costAt(text, place, pairs, way);
	}
	return { places, units, count };
}

/** The last of the first so many that is not above; 0 where all are. */
function lastUpTo(list: Int32Array | Float64Array, count: number, value: number): number {
	let [low, high] = [0, count];
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if ((list[middle] ?? 0) <= value) low = middle;
		else high = middle;
	}
	return low;
}
