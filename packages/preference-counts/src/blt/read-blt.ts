import { mostPapers } from '../demand.ts';
import type { Election, Paper } from '../election.ts';
import { linesIn, textOf } from '../text.ts';
import { WrongPapers } from '../wrong-papers.ts';
import { readNames } from './names.ts';
import { plainPaper, readPaper } from './paper.ts';
import { readSetting, type Settings } from './settings.ts';

/**
 * Reads a BLT file: options and seats; withdrawn options (`-3`, `[withdrawn 3]`); the order of the lot (`[tie 3 1 2]`); a
 * line a paper; names, quoted or not; a title. `#` begins a comment. Commas at the ends of lines are left out where the first
 * line has one; a file that is not UTF-8 is read as Windows-1252. Throws WrongPapers with the line.
 */
export function readBlt(file: string | Uint8Array): Election {
	const lines = linesIn(textOf(file));
	const said: Settings = { setAside: 0, withdrawn: new Set(), tieOrder: null };
	const head = readHead(lines, said);
	const { at, papers } = readPapers(lines, head, said);
	const { names, title } = readNames(lines, at, head);
	const options = names.map((name, place) => ({ n: place + 1, name, withdrawn: said.withdrawn.has(place + 1) }));
	if (said.tieOrder) demandAll(said.tieOrder, options);
	const { setAside, tieOrder } = said;
	return { title, seats: head.seats, options, papers, setAside, tieOrder: tieOrder?.order ?? null };
}

/** What the first line says: how many options, how many of them are to be chosen, and whether lines end with a comma. */
export interface Head {
	options: number;
	seats: number;
	commas: boolean;
	/** The place of the line behind it. */
	behind: number;
}

/** What stands in a line of numbers, without a comment and without a comma at its end. */
export function saidIn(line: string, commas: boolean): string {
	const sharp = line.indexOf('#');
	const said = (sharp < 0 ? line : line.slice(0, sharp)).trim();
	return commas && said.endsWith(',') ? said.slice(0, -1).trimEnd() : said;
}

function readHead(lines: readonly string[], said: Settings): Head {
	for (const [place, line] of lines.entries()) {
		const text = saidIn(line, true);
		if (!text) {
			readSetting(line, place + 1, 0, said);
			continue;
		}
		const numbers = /^(\d{1,9})\s+(\d{1,9})$/.exec(text);
		if (!numbers) throw new WrongPapers('head', place + 1, text.slice(0, 40));
		const [options, seats] = [Number(numbers[1]), Number(numbers[2])];
		if (options < 1) throw new WrongPapers('head', place + 1, text);
		if (options > 1000) throw new WrongPapers('too-many-options', place + 1, String(options));
		if (seats < 1) throw new WrongPapers('no-seats', place + 1, String(seats));
		return { options, seats, commas: /,\s*$/.test(line), behind: place + 1 };
	}
	throw new WrongPapers('empty', 1);
}

function readPapers(lines: readonly string[], head: Head, said: Settings): { at: number; papers: Paper[] } {
	const papers: Paper[] = [];
	let all = 0;
	const seen = new Int32Array(head.options + 1);
	for (let place = head.behind; place < lines.length; place++) {
		const line = lines[place] ?? '';
		let paper = plainPaper(line, place + 1, seen);
		if (!paper) {
			const text = saidIn(line, head.commas);
			if (text === '0') return { at: place + 1, papers };
			if (!text || text.startsWith('-') || text.startsWith('[')) {
				readSetting(text || line, place + 1, head.options, said);
				continue;
			}
			paper = readPaper(text, place + 1, seen);
		}
		papers.push(paper);
		all += paper.papers;
		if (all > mostPapers) throw new WrongPapers('too-many-papers', place + 1);
	}
	throw new WrongPapers('no-end-of-papers', lines.length);
}

function demandAll({ order, line }: { order: readonly number[]; line: number }, options: Election['options']): void {
	const lacking = options.find(({ n, withdrawn }) => !withdrawn && !order.includes(n));
	if (lacking) throw new WrongPapers('tie-order', line);
}
