import type { Paper } from '../election.ts';
import { WrongPapers } from '../wrong-papers.ts';

/**
 * Reads the line of a paper: how many say the same, the options from the best on, 0. `seen` has a place for each option, and
 * in it the last line on which it stood, less than 0 so that what `plainPaper` noted of the same line counts for nothing. Throws WrongPapers with the line.
 */
export function readPaper(text: string, line: number, seen: Int32Array): Paper {
	const words = text.split(/\s+/);
	const papers = wholeOf(words[0] ?? '');
	if (!papers) throw new WrongPapers('weight', line, words[0]);
	const choices: number[] = [];
	for (let place = 1; place < words.length; place++) {
		const word = words[place] ?? '';
		const choice = wholeOf(word);
		if (choice === 0) {
			if (place < words.length - 1) throw new WrongPapers('after-end-of-paper', line, words[place + 1]);
			return { papers, choices };
		}
		if (choice === null) throw new WrongPapers(reasonOf(word), line, word);
		if (choice >= seen.length) throw new WrongPapers('no-option', line, word);
		if (seen[choice] === -line) throw new WrongPapers('twice', line, word);
		seen[choice] = -line;
		choices.push(choice);
	}
	throw new WrongPapers('no-end-of-paper', line);
}

/**
 * The same for a line of nothing but right numbers, one space between them, as nearly all are: it reads a million lines in a
 * fifth of the time. Null for any other line, which `readPaper` takes or refuses.
 */
export function plainPaper(text: string, line: number, seen: Int32Array): Paper | null {
	let papers = 0;
	const choices: number[] = [];
	for (let at = 0, number = 0, digits = 0; at <= text.length; at++) {
		const digit = at < text.length ? text.charCodeAt(at) - 48 : -16;
		if (digit >= 0 && digit <= 9) {
			number = number * 10 + digit;
			if (++digits > 9) return null;
			continue;
		}
		if (digit !== -16 || !digits) return null;
		if (!papers) {
			if (!number) return null;
			papers = number;
		} else if (!number) return at === text.length ? { papers, choices } : null;
		else {
			if (number >= seen.length || seen[number] === line) return null;
			seen[number] = line;
			choices.push(number);
		}
		number = digits = 0;
	}
	return null;
}

/** A whole number of up to nine digits, or null. */
export const wholeOf = (word: string): number | null => (/^\d{1,9}$/.test(word) ? Number(word) : null);

function reasonOf(word: string): 'equal-rank' | 'skipped-rank' | 'not-a-number' {
	if (word.includes('=')) return 'equal-rank';
	return word === '-' ? 'skipped-rank' : 'not-a-number';
}
