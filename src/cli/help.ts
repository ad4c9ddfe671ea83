import type { Command, Option } from './command.ts';
import { alwaysUnderstood } from './read.ts';

export const purpose = 'Kith runs parent-led peer support: courses, registers, safety and honest reports.';
export const exits =
	'Exit 0: done; 1: not done; 2: the words or the file were wrong, and the reason is on standard error.';
export const settings: readonly (readonly [string, string])[] = [
	['DATABASE_URL', 'a PostgreSQL server (17 or newer) instead of the embedded one'],
	['APP_, WORKER_, HOST_, BACKUP_DATABASE_URL', 'its other logins, where Kith may not make them'],
	['SMTP_URL, MAIL_FROM', 'the server that sends letters, and who they come from'],
	['TEXT_URL, TEXT_KEY', 'who takes texts, and the key that both have; without them nobody is texted by itself'],
	['ORIGIN', 'the address that people type, https://…; commands take the one of the last start'],
	['TRUST_PROXY', '1 when a reverse proxy stands before Kith, or the addresses of those that are believed'],
	['KITH_DATA', 'where an installation keeps its data, unless --data says so'],
	['KITH_TODAY', 'the day (2026-12-31) on which a new demonstration begins; it is never set back']
];

/** How a command is called, in one line. */
export function usageOf(name: string, { words, options }: Command): string {
	const must = Object.entries(options).filter(([, { required }]) => required);
	const may = Object.entries(options).length > must.length ? ['[options]'] : [];
	return ['bin/kith', name, ...Object.values(words).map(({ value }) => value), ...must.map(optionWords), ...may].join(
		' '
	);
}

/** An option with what stands behind it. */
export function optionWords([name, { value }]: [string, Option]): string {
	return value ? `--${name} ${value}` : `--${name}`;
}

/** What an option does, with its choices and what holds when it is not said. */
export function optionSays({ says, choices, default: without }: Option): string {
	const more = [choices && choices.join(', '), without !== undefined && `unless said: ${without}`].filter(Boolean);
	return more.length ? `${says} (${more.join('; ')})` : says;
}

const inColumns = (rows: readonly (readonly [string, string])[]): string => {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
};

/** The help of one command. */
export function helpOf(name: string, command: Command): string {
	const words = Object.values(command.words).map(({ value, says }) => [value, says] as const);
	const options = Object.entries({ ...command.options, ...alwaysUnderstood }).map(
		(entry) => [optionWords(entry), optionSays(entry[1])] as const
	);
	return [
		`${usageOf(name, command)}\n\n${upper(command.says)}.\n${command.about ? `${command.about}\n` : ''}`,
		...(words.length ? [inColumns(words)] : []),
		`Options\n${inColumns(options)}`,
		`Examples\n${command.examples.map((line) => `  ${line}\n`).join('')}`
	].join('\n');
}

/** The list of commands: all of them, or those whose name begins with a word. */
export function overview(commands: Record<string, Command>, first = ''): string {
	const list = Object.entries(commands).filter(([name]) => !first || name.startsWith(`${first} `));
	return [
		`${first ? `bin/kith ${first} …` : purpose}\n`,
		inColumns(list.map(([name, { says }]) => [`bin/kith ${name}`, says])),
		`Each takes --help, which shows its options and examples, and --json. ${exits}\n`,
		...(first ? [] : [inColumns(settings), 'More: README.md and docs/how-to.\n'])
	].join('\n');
}

/** The same list for programs. */
export function overviewAsJson(commands: Record<string, Command>, first = ''): string {
	const list = Object.entries(commands).filter(([name]) => !first || name === first || name.startsWith(`${first} `));
	return `${JSON.stringify(list.map(([name, { run: _, ...line }]) => ({ command: name, ...line })))}\n`;
}

/** The text with a capital letter in front. */
export const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
