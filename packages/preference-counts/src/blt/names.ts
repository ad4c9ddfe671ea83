import { WrongPapers } from '../wrong-papers.ts';
import type { Head } from './read-blt.ts';

/** Reads the names of the options and the title, from a line on; what stands behind the title is left alone. Throws WrongPapers where names are missing. */
export function readNames(
	lines: readonly string[],
	from: number,
	{ options, commas }: Head
): { names: string[]; title: string } {
	const texts: string[] = [];
	for (let place = from; place < lines.length && texts.length <= options; place++)
		texts.push(...textsIn(lines[place] ?? '', place + 1, commas));
	const among = texts.length <= 1 ? namesInComments(lines.slice(from), options) : null;
	if (among) return { names: among, title: texts[0] ?? '' };
	if (texts.length < options) throw new WrongPapers('names', lines.length, texts.at(-1));
	return { names: texts.slice(0, options), title: texts[options] ?? '' };
}

/** Names as PrefLib has them, `# ALTERNATIVE NAME 3: Kenneth Elder`, if each option has one there. */
function namesInComments(lines: readonly string[], options: number): string[] | null {
	const names = new Map<number, string>();
	for (const line of lines) {
		const [, n, name = ''] = /^#\s*ALTERNATIVE NAME (\d{1,4}):\s*(.*?)\s*$/.exec(line) ?? [];
		if (n) names.set(Number(n), name);
	}
	const found = Array.from({ length: options }, (_, place) => names.get(place + 1));
	return found.every((name) => name !== undefined) ? found : null;
}

/** The names in a line: one without quotes, or those in quotes. */
function textsIn(line: string, at: number, commas: boolean): string[] {
	let rest = line.trim();
	if (!rest || rest.startsWith('#')) return [];
	if (!rest.startsWith('"')) return [commas ? rest.replace(/,$/, '').trimEnd() : rest];
	const texts: string[] = [];
	while (rest && !rest.startsWith('#')) {
		const [all, text] = /^"((?:[^"\\]|\\.)*)"(?=\s|,|#|$)/.exec(rest) ?? lastQuote(rest);
		if (all === undefined || text === undefined) throw new WrongPapers('quote', at, rest.slice(0, 40));
		texts.push(text.replace(/\\(["\\])/g, '$1'));
		rest = rest.slice(all.length).replace(/^[\s,]+/, '');
	}
	return texts;
}

/** A line that has quotes inside a name, as other programs write it: up to the last of them. */
const lastQuote = (rest: string): [string, string] | [] => {
	const [all, text] = /^"(.*)"(?=\s*,?\s*(?:#|$))/.exec(rest) ?? [];
	return all === undefined || text === undefined ? [] : [all, text];
};
