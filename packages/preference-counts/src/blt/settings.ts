import { WrongPapers } from '../wrong-papers.ts';
import { wholeOf } from './paper.ts';

/** What a file says beside its papers. */
export interface Settings {
	setAside: number;
	withdrawn: Set<number>;
	tieOrder: { order: number[]; line: number } | null;
}

/** Takes what a line says that is no paper: withdrawn options, the order of the lot, papers set aside. An empty line or another comment says nothing. */
export function readSetting(text: string, line: number, options: number, said: Settings): void {
	const comment = /^\s*#\s*set aside:\s*(\d{1,9})\s*,?\s*$/.exec(text);
	if (comment) said.setAside = Number(comment[1]);
	else if (text.startsWith('-')) {
		const words = text.split(/\s+/);
		for (const word of words) said.withdrawn.add(optionIn(word, /^-(\d{1,9})$/, 'withdrawn', line, options));
	} else if (text.startsWith('[')) readBrackets(text, line, options, said);
}

function readBrackets(text: string, line: number, options: number, said: Settings): void {
	const [, name = '', behind = ''] = /^\[\s*(\S+?)((?:\s+[^\]]*)?)\]$/.exec(text) ?? [];
	const words = behind.split(/\s+/).filter(Boolean);
	if (name === 'withdrawn') {
		for (const word of words) said.withdrawn.add(optionIn(word, /^(\d{1,9})$/, 'withdrawn', line, options));
	} else if (name === 'tie') {
		const order = words.map((word) => optionIn(word, /^(\d{1,9})$/, 'tie-order', line, options));
		if (!order.length || new Set(order).size < order.length) throw new WrongPapers('tie-order', line);
		said.tieOrder = { order, line };
	} else throw new WrongPapers('unknown-setting', line, text.slice(0, 40));
}

function optionIn(
	word: string,
	shape: RegExp,
	reason: 'withdrawn' | 'tie-order',
	line: number,
	options: number
): number {
	const n = wholeOf(shape.exec(word)?.[1] ?? '');
	if (n !== null && n >= 1 && n <= options) return n;
	throw new WrongPapers(reason, line, word);
}
