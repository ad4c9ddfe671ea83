import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Tx } from '../platform/db/tx.ts';
import { keepHelpLines } from '../platform/help-lines/commands.server.ts';
import { helpLinesForm, helpLineValues, mostLines } from '../platform/help-lines/form.ts';
import type { HelpLine } from '../platform/help-lines/lines.ts';
import { languages } from '../platform/i18n/language-list.ts';
import { drawLogo, keepLogo, removeLogo, type DrawnLogo } from '../platform/identity/logo/commands.server.ts';
import { m } from '#messages';
import { largestLogo } from '../platform/identity/logo/form.ts';
import { jsonFileAt } from './json-file.ts';
import { Misuse } from './misuse.ts';

const text = v.optional(v.string(), '');
const lineFields = v.object({ name: text, number: text, word: text, hours: text, link: text, checkedOn: text });
const listsFields = v.record(v.picklist(languages), v.array(lineFields));

/** What files say of an organisation: its logo, drawn anew, and its help lines; nothing where no file was named. */
export interface SettingsFiles {
	logo: DrawnLogo | 'none' | null;
	helpLines: [(typeof languages)[number], HelpLine[]][];
}

/** Reads the files that were named, before the database is open: a logo is drawn anew, and each list is read as its page reads it. */
export async function readSettingsFiles(given: Record<string, unknown>): Promise<SettingsFiles> {
	const { logo, 'help-lines': lists } = given;
	return {
		logo: typeof logo === 'string' ? await logoIn(logo) : null,
		helpLines: typeof lists === 'string' ? helpLinesIn(lists) : []
	};
}

async function logoIn(path: string): Promise<DrawnLogo | 'none'> {
	if (path === 'none') return 'none';
	const file = bytesAt(path);
	if (file.length > largestLogo) throw new Misuse(m.shell_logo_large({ file: path, most: String(largestLogo) }));
	const drawn = await drawLogo(file);
	if (typeof drawn === 'string')
		throw new Misuse(
			drawn === 'unreadable' ? m.shell_logo_unreadable({ file: path }) : m.shell_logo_too_large({ file: path })
		);
	return drawn;
}

function bytesAt(path: string): Buffer {
	try {
		return readFileSync(path);
	} catch (problem) {
		const code = problem instanceof Error && 'code' in problem ? String(problem.code) : '';
		throw new Misuse(m.shell_file_closed({ at: '--logo', file: path, code }));
	}
}

function helpLinesIn(path: string): SettingsFiles['helpLines'] {
	return Object.entries(jsonFileAt(path, listsFields)).map(([language, lines]) => {
		if (lines.length > mostLines) throw new Misuse(m.shell_lines_many({ language, most: String(mostLines) }));
		const read = v.safeParse(helpLinesForm, { language, ...helpLineValues(lines) });
		if (read.success) return [language as (typeof languages)[number], read.output.lines];
		const [issue] = read.issues;
		throw new Misuse(m.shell_lines_wrong({ language, field: String(issue.path?.[0]?.key ?? ''), says: issue.message }));
	});
}

/** Keeps what the files said, as the pages of settings keep it. */
export async function keepSettingsFiles(host: Tx, files: SettingsFiles, given: Record<string, unknown>): Promise<void> {
	if (files.logo === 'none') await removeLogo(host);
	else if (files.logo) {
		const said = (language: string) => given[`logo-${language}`];
		const alt = Object.fromEntries(languages.flatMap((one) => (said(one) ? [[one, String(said(one))]] : [])));
		await keepLogo(host, files.logo, { alt, inLetters: false });
	}
	for (const [language, lines] of files.helpLines) {
		if (!host.languages.includes(language)) throw new Misuse(m.shell_lines_unspoken({ language }));
		await keepHelpLines(host, language, lines);
	}
}
