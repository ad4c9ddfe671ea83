import { m } from '#messages';
import type { Command, Option, Spoken, Word } from './command.ts';
import { alwaysUnderstood } from './read.ts';

/** Settings of the environment, by their names. */
export const settings: readonly (readonly [string, Spoken])[] = [
	['DATABASE_URL', m.commands_set_database],
	['APP_, WORKER_, HOST_, BACKUP_DATABASE_URL', m.commands_set_logins],
	['SMTP_URL, MAIL_FROM', m.commands_set_smtp],
	['TEXT_URL, TEXT_KEY', m.commands_set_text],
	['ORIGIN', m.commands_set_origin],
	['TRUST_PROXY', m.commands_set_trust],
	['KITH_DATA', m.commands_set_data],
	['KITH_TODAY', m.commands_set_today],
	['LANG, LC_ALL', m.commands_set_language]
];

/** How a command is called, in one line. */
export function usageOf(name: string, { words, options }: Command): string {
	const must = Object.entries(options).filter(([, { required }]) => required);
	const may = Object.entries(options).length > must.length ? [m.commands_may()] : [];
	return ['bin/kith', name, ...Object.values(words).map(wordInLine), ...must.map(optionWords), ...may].join(' ');
}

/** A word in its place; one that may be left out stands in brackets. */
const wordInLine = ({ value, optional }: Word): string => (optional ? `[${value()}]` : value());

/** An option with what stands behind it. */
export function optionWords([name, { value }]: [string, Option]): string {
	return value ? `--${name} ${value()}` : `--${name}`;
}

/** What an option does, with its choices and what holds when it is not said. */
export function optionSays({ says, choices, default: without }: Option): string {
	const otherwise = without && m.commands_unless({ value: without });
	const more = [choices && choices.join(', '), otherwise].filter(Boolean);
	return more.length ? `${says()} (${more.join('; ')})` : says();
}

const inColumns = (rows: readonly (readonly [string, string])[]): string => {
	const width = Math.max(...rows.map(([left]) => left.length));
	return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join('');
};

/** The help of one command. */
export function helpOf(name: string, command: Command): string {
	const words = Object.values(command.words).map(({ value, says }) => [value(), says()] as const);
	const options = Object.entries({ ...command.options, ...alwaysUnderstood }).map(
		(entry) => [optionWords(entry), optionSays(entry[1])] as const
	);
	return [
		`${usageOf(name, command)}\n\n${upper(command.says())}.\n${command.about ? `${command.about()}\n` : ''}`,
		...(words.length ? [inColumns(words)] : []),
		`${m.commands_options()}\n${inColumns(options)}`,
		`${m.commands_examples()}\n${command.examples.map((line) => `  ${line}\n`).join('')}`
	].join('\n');
}

/** The list of commands: all of them, or those whose name begins with a word. */
export function overview(commands: Record<string, Command>, first = ''): string {
	const list = Object.entries(commands).filter(([name]) => !first || name.startsWith(`${first} `));
	return [
		`${first ? `bin/kith ${first} …` : m.commands_purpose()}\n`,
		inColumns(list.map(([name, { says }]) => [`bin/kith ${name}`, says()])),
		`${m.commands_each()} ${m.commands_exits()}\n`,
		...(first ? [] : [inColumns(settings.map(([name, says]) => [name, says()])), `${m.commands_more()}\n`])
	].join('\n');
}

/** The same list for programs. */
export function overviewAsJson(commands: Record<string, Command>, first = ''): string {
	const list = Object.entries(commands).filter(([name]) => !first || name === first || name.startsWith(`${first} `));
	return `${JSON.stringify(
		list.map(([name, { run: _, ...line }]) => ({ command: name, ...line })),
		spoken
	)}\n`;
}

/** What is a text of the command line is said; everything else stays. */
const spoken = (_: string, value: unknown): unknown => (typeof value === 'function' ? (value as Spoken)() : value);

/** The text with a capital letter in front. */
export const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
