import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Tx } from '../platform/db/tx.ts';
import { keepHelpLines } from '../platform/help-lines/commands.server.ts';
import { helpLinesForm, helpLineValues, mostLines } from '../platform/help-lines/form.ts';
import type { HelpLine } from '../platform/help-lines/lines.ts';
import { languages } from '../platform/i18n/language-list.ts';
import { drawLogo, keepLogo, removeLogo, type DrawnLogo } from '../platform/identity/logo/commands.server.ts';
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
	const file = readFileSync(path);
	if (file.length > largestLogo) throw new Misuse(`--logo: ${path} is larger than ${largestLogo} bytes`);
	const drawn = await drawLogo(file);
	if (typeof drawn === 'string')
		throw new Misuse(`--logo: ${path} is ${drawn === 'unreadable' ? 'no picture that can be read' : 'too large'}`);
	return drawn;
}

function helpLinesIn(path: string): SettingsFiles['helpLines'] {
	return Object.entries(jsonFileAt(path, listsFields)).map(([language, lines]) => {
		if (lines.length > mostLines) throw new Misuse(`--help-lines: ${language} has more than ${mostLines} lines`);
		const read = v.safeParse(helpLinesForm, { language, ...helpLineValues(lines) });
		if (read.success) return [language as (typeof languages)[number], read.output.lines];
		const [issue] = read.issues;
		throw new Misuse(`--help-lines: ${language}, ${String(issue.path?.[0]?.key ?? '')}: ${issue.message}`);
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
		if (!host.languages.includes(language)) throw new Misuse(`--help-lines: ${language} is not spoken here`);
		await keepHelpLines(host, language, lines);
	}
}
