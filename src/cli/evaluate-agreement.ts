import { readdirSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { foldedGuid } from '@kith/refi-qda';
import { m } from '#messages';
import {
	agreementOn,
	type AgreementFigures,
	type CodedPassage,
	type ReadText
} from '#rooms/evaluation/reading/agreement/figures.ts';
import { asWritten, type UnitKind } from '#rooms/evaluation/reading/text/fold.ts';
import { textTable } from '../platform/sheets/read.ts';
import { columnAt } from '../platform/sheets/table.ts';
import { short, wrongAt } from '../platform/sheets/wrong-file.ts';
import { codedProjectAt } from './evaluate-qdpx.ts';
import { fileBytes, fileText } from './json-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { becauseOf, chance } from './stats-paired.ts';

interface Given {
	file: string;
	passages?: string;
	texts?: string;
	unit: UnitKind;
	language: string;
	json: boolean;
}

/** How far coders agree on free passages: units first, then figures. */
export function passageAgreement(given: Given, out: Out): Promise<number> {
	const { unit, language, json } = given;
	const { texts: read, passages } = codedIn(given);
	const agreement = agreementOn(read, passages, { unit, language });
	const lines = [...agreement.codes, { code: m.counting_agreement_all(), ...agreement.all }].map(inWords);
	const head = m.counting_agreement_head({ coders: agreement.coders.join(', '), texts: read.length });
	answer(out, json, agreement, [head, ...lines, m.sheets_stats_resamples({ seed: agreement.seed })].join('\n'));
	return Promise.resolve(0);
}

interface Coded {
	texts: ReadText[];
	passages: CodedPassage[];
}

/** What was coded: of a project file, or of passages and a folder of texts; one of the two. Throws Misuse. */
function codedIn({ file, passages, texts, unit }: Given): Coded {
	if (file && !passages && !texts) return codedInProject(file, unit);
	if (file || !passages || !texts)
		throw new Misuse(m.shell_expected({ at: 'evaluate agreement', expected: m.counting_agreement_want_one_way() }));
	const read = textsIn(texts);
	return { texts: read, passages: passagesIn(passages, read) };
}

/** The same of a REFI-QDA project. What is said of a text as a whole counts where whole texts are compared. Throws WrongFile. */
function codedInProject(file: string, unit: UnitKind): Coded {
	const { project, codes, passages, wholeText } = codedProjectAt(file);
	const texts = project.texts.flatMap(({ guid, content }) =>
		content === null ? [] : [{ name: foldedGuid(guid), words: content }]
	);
	const lengths = new Map(texts.map(({ name, words }) => [name, [...words].length]));
	const called = new Map(codes.map(({ guid, path }) => [foldedGuid(guid), path.join(' / ')]));
	const whole = unit === 'source' ? wholeText.map((each) => ({ ...each, start: 0, end: Infinity })) : [];
	const coded = [...passages, ...whole].flatMap(({ text, coder, code, start, end }) => {
		const name = foldedGuid(text);
		const length = lengths.get(name);
		if (length === undefined || coder === null) return [];
		return [{ text: name, coder, code: called.get(foldedGuid(code)) ?? code, start, end: Math.min(end, length) }];
	});
	refuseOneCoder(coded, basename(file));
	return { texts, passages: coded };
}

/** The texts of a folder: its `.txt` files, by name. Throws WrongFile for a folder without any. */
function textsIn(folder: string): ReadText[] {
	const names = namesIn(folder).filter((name) => /\.txt$/i.test(name) && !name.startsWith('.'));
	if (names.length === 0) throw wrongAt({ file: folder }, m.counting_agreement_want_texts());
	return names.sort().map((name) => ({ name, words: asWritten(fileText(join(folder, name))) }));
}

function namesIn(folder: string): string[] {
	try {
		return readdirSync(folder);
	} catch (problem) {
		const reason = problem instanceof Error && 'code' in problem ? String(problem.code) : m.sheets_found_unknown();
		throw wrongAt({ file: folder }, m.sheets_want_readable(), reason);
	}
}

/** The passages of a CSV file. Throws WrongFile with the line of one that has no place in its text, and for fewer than two coders. */
function passagesIn(path: string, texts: readonly ReadText[]): CodedPassage[] {
	const table = textTable(fileBytes(path), basename(path));
	const columns = ['text', 'coder', 'code', 'start', 'end'];
	const places = columns.map((name) => columnAt(table, name));
	const lengths = new Map(texts.map(({ name, words }) => [name, [...words].length]));
	const passages = table.rows.map((row) => {
		const [text = '', coder = '', code = '', start = '', end = ''] = places.map((place) =>
			(row.cells[place] ?? '').trim()
		);
		const wrong = (column: string, expected: string, found: string) =>
			wrongAt({ file: table.name, line: row.line, column }, expected, found === '' ? undefined : short(found));
		const name = texts.find((each) => each.name === text || parse(each.name).name === text)?.name;
		if (name === undefined) throw wrong('text', m.counting_agreement_want_text(), text);
		if (coder === '') throw wrong('coder', m.sheets_want_coder(), coder);
		if (code === '') throw wrong('code', m.counting_agreement_want_code(), code);
		const most = lengths.get(name) ?? 0;
		const from = placeIn(start, 0, most - 1);
		if (from === null) throw wrong('start', m.sheets_want_whole_between({ least: 0, most: most - 1 }), start);
		const to = placeIn(end, from + 1, most);
		if (to === null) throw wrong('end', m.sheets_want_whole_between({ least: from + 1, most }), end);
		return { text: name, coder, code, start: from, end: to };
	});
	refuseOneCoder(passages, table.name, 'coder');
	return passages;
}

function refuseOneCoder(passages: readonly CodedPassage[], file: string, column?: string): void {
	const coders = new Set(passages.map(({ coder }) => coder)).size;
	if (coders < 2) throw wrongAt({ file, ...(column && { column }) }, m.counting_agreement_want_two(), String(coders));
}

function placeIn(text: string, least: number, most: number): number | null {
	const place = /^\d{1,9}$/.test(text) ? Number(text) : -1;
	return place >= least && place <= most ? place : null;
}

function inWords({ code, ...figures }: { code: string } & AgreementFigures): string {
	const { units, saidBy, percent, positive, alpha, alphaCi95, tooFew, why } = figures;
	const value = (name: keyof NonNullable<typeof why>, figure: number | null | undefined) => {
		const reason = why?.[name];
		return reason ? becauseOf(reason) : chance(figure ?? 0);
	};
	const [lower = '', upper = ''] = (alphaCi95 ?? []).map(chance);
	const rest = {
		percent: value('percent', percent),
		ci: alphaCi95 ? `${lower} – ${upper}` : m.sheets_stats_undefined()
	};
	return [
		m.counting_agreement_code({
			code,
			positive: value('positive', positive),
			alpha: value('alpha', alpha),
			kappa: 'kappa' in figures ? value('kappa', figures.kappa) : value('fleiss', figures.fleiss),
			said: Object.entries(saidBy)
				.map(([coder, times]) => `${coder} ${times}`)
				.join(', '),
			units,
			...rest
		}),
		...(tooFew ? [m.counting_agreement_too_few()] : [])
	].join('\n');
}
