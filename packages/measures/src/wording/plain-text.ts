import type { Item, MeasureDefinition } from '../definition.ts';
import type { Draft, DraftItem } from './draft.ts';
import type { ValuesFrom } from './most.ts';
import type { WordingProblem } from './problem.ts';
import { plainly } from './said.ts';
import { askedItems, turnedFor, type Option } from './wording.ts';

const headerLine = /^(language|licence|license|title|instructions|options)\s*:\s*(.*)$/i;
const optionLine = /^\s*[-•*]?\s*(-?\d+(?:\.\d+)?|n\/?a)\s*=\s*(.*)$/i;
const numbering = /^(\d+)\s*[.)]\s+/;

interface Scale {
	readonly line: number;
	readonly options: Option[];
	notApplicable?: string;
}

interface ReadItem {
	readonly text: string;
	readonly place: { readonly line: number };
	own: Scale | null;
}

interface Reading {
	readonly definition: MeasureDefinition;
	readonly headers: Map<string, { text: string; line: number }>;
	readonly items: ReadItem[];
	readonly problems: WordingProblem[];
}

/**
 * Reads one item a line. Lines of the form `language: es`, `licence: …`, `title: …`, `instructions: …` and
 * `options: 1 = Never | 2 = Rarely` may stand before the first item; lines such as `0 = Not at all` after an item are
 * the options of that item. Empty lines and lines that begin with `#` are passed over. An item may be numbered.
 *
 * `options:` is the answer scale as it reads on an item that is not reversed; on a reversed one the same words store
 * the values turned round (low + high − value).
 */
export function draftFromText(text: string, definition: MeasureDefinition): Draft {
	const reading: Reading = { definition, headers: new Map(), items: [], problems: [] };
	const lines = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
	lines.forEach((line, index) => readLine(line, index + 1, reading));
	const { headers, items, problems } = reading;
	const common = headers.get('options');
	const scale = common ? scaleOf(common.text, common.line, problems) : null;
	const asked = askedItems(definition);
	return {
		source: 'plain-text',
		language: headers.get('language')?.text,
		licenceReference: headers.get('licence')?.text,
		...(headers.get('title')?.text ? { title: plainly(headers.get('title')?.text ?? '') } : {}),
		instructions: [headers.get('instructions')?.text ?? ''].filter((text) => text !== '').map(plainly),
		items: items.map((item, index) => withOptions(item, scale, asked[index])),
		left: [],
		languagePlace: { line: headers.get('language')?.line ?? 1 },
		licencePlace: { line: headers.get('licence')?.line ?? 1 },
		endPlace: { line: lines.length },
		problems
	};
}

function readLine(line: string, number: number, reading: Reading): void {
	const text = line.trim();
	if (text === '' || text.startsWith('#')) return;
	const header = reading.items.length === 0 ? headerLine.exec(text) : null;
	if (header) return readHeader(header, number, reading);
	const option = optionLine.exec(line);
	if (option) return readOption(option, number, reading);
	const place = reading.items.length + 1;
	const numbered = numbering.exec(text);
	if (numbered && Number(numbered[1]) !== place) {
		const about = { found: Number(numbered[1]), expected: place };
		reading.problems.push({
			kind: 'number',
			line: number,
			found: `an item numbered ${numbered[1]}`,
			expected: `item ${place}`,
			about
		});
	}
	reading.items.push({ text: text.replace(numbering, ''), place: { line: number }, own: null });
}

function readHeader([, name = '', text = '']: RegExpExecArray, line: number, { headers, problems }: Reading): void {
	const key = name.toLowerCase() === 'license' ? 'licence' : name.toLowerCase();
	if (headers.has(key))
		problems.push({ kind: 'twice', line, found: `a second "${key}:"`, expected: 'it once', about: { name: key } });
	headers.set(key, { text: text.trim(), line });
}

function readOption([, value = '', label = '']: RegExpExecArray, line: number, { items, problems }: Reading): void {
	const item = items.at(-1);
	if (!item) {
		problems.push({ kind: 'early', line, found: 'an option before any item', expected: '"options:" or an item' });
		return;
	}
	item.own ??= { line, options: [] };
	addOption(item.own, value, label.trim());
}

function addOption(scale: Scale, value: string, label: string): void {
	if (/^n/i.test(value)) scale.notApplicable = label;
	else scale.options.push({ value: Number(value), label });
}

function scaleOf(text: string, line: number, problems: WordingProblem[]): Scale {
	const scale: Scale = { line, options: [] };
	for (const part of text.split('|')) {
		const option = optionLine.exec(part);
		if (option) addOption(scale, option[1] ?? '', (option[2] ?? '').trim());
		else problems.push(noOption(part.trim(), line));
	}
	return scale;
}

function noOption(text: string, line: number): WordingProblem {
	const expected = 'options such as 1 = Never | 2 = Rarely';
	return { kind: 'option', line, found: JSON.stringify(text), expected, about: { text } };
}

function withOptions(read: ReadItem, common: Scale | null, item: Item | undefined): DraftItem {
	const { text, place, own } = read;
	const none = own?.notApplicable ?? (item?.notApplicable === undefined ? undefined : common?.notApplicable);
	const named = { said: plainly(text), place, ...(none === undefined ? {} : { notApplicable: plainly(none) }) };
	const answers = (options: readonly Option[], from: ValuesFrom) => ({
		answers: { said: options.map(({ label }) => plainly(label)), values: options.map(({ value }) => value), from }
	});
	if (own && own.options.length > 0) return { ...named, ...answers(own.options, 'typed') };
	if (!common || common.options.length === 0) return named;
	return { ...named, ...answers(turnedFor(item, common.options), 'scale'), optionsPlace: { line: common.line } };
}

/** Answers that somebody typed for all items, such as `0 = Never | 1 = Often`, and whatever in it is none. */
export function readOptions(text: string): { options: readonly Option[]; problems: readonly WordingProblem[] } {
	const problems: WordingProblem[] = [];
	const { options } = scaleOf(text, 1, problems);
	return { options, problems };
}
