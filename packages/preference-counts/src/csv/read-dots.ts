import { mostPapers } from '../demand.ts';
import type { DotElection, DotPaper } from '../election.ts';
import { textOf } from '../text.ts';
import { WrongPapers } from '../wrong-papers.ts';
import { recordsIn } from './records.ts';

/**
 * Reads dots from CSV: a column an option with its name in the first line, then a line a paper with whole numbers from 0, or
 * nothing for 0. Commas or semicolons between. Throws WrongPapers with the line.
 */
export function readDots(file: string | Uint8Array, seats: number): DotElection {
	let setAside = 0;
	const [head, ...rows] = recordsIn(textOf(file)).filter(({ cells, line }) => {
		const comment = cells.length === 1 && /^#\s*(?:set aside:\s*(\d{1,9})\s*$)?/.exec(cells[0] ?? '');
		if (comment && line > 1) setAside = Number(comment[1] ?? setAside);
		return !comment || line === 1;
	});
	if (!head?.cells.some((cell) => cell.trim())) throw new WrongPapers('empty', 1);
	if (head.cells.length > 1000) throw new WrongPapers('too-many-options', 1, String(head.cells.length));
	const papers = rows.map(({ cells, line }) => paperOf(cells, line, head.cells.length));
	if (papers.length + setAside > mostPapers) throw new WrongPapers('too-many-papers', 1);
	const options = head.cells.map((name, place) => ({ n: place + 1, name: name.trim(), withdrawn: false }));
	const unnamed = options.find(({ name }) => !name);
	if (unnamed) throw new WrongPapers('names', head.line);
	return { title: '', seats, options, papers, setAside };
}

function paperOf(cells: readonly string[], line: number, columns: number): DotPaper {
	if (cells.length !== columns) throw new WrongPapers('columns', line, String(cells.length));
	const dots = cells.map((cell) => {
		const text = cell.trim();
		if (!/^\d{0,6}$/.test(text)) throw new WrongPapers('dots', line, text.slice(0, 40));
		return Number(text);
	});
	return { papers: 1, dots };
}
