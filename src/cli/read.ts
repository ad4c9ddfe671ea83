import { parseArgs } from 'node:util';
import { readEmail } from '../platform/forms/email.ts';
import { m } from '#messages';
import type { Command, Option } from './command.ts';
import { Misuse } from './misuse.ts';
import { orMeant } from './nearest.ts';

/** What every command understands. */
export const alwaysUnderstood = {
	help: { says: m.commands_help },
	json: { says: m.commands_json }
} satisfies Record<string, Option>;

/** Reads what stands behind a command. Throws Misuse with what was expected; `help` wins over everything that is wrong. */
export function readGiven(args: readonly string[], command: Command): Record<string, unknown> & { help: boolean } {
	const options: Record<string, Option> = { ...command.options, ...alwaysUnderstood };
	const { tokens } = parseArgs({
		args: [...args],
		options: Object.fromEntries(
			Object.entries(options).map(([name, { value }]) => [
				name,
				{ type: value ? ('string' as const) : ('boolean' as const), ...(name === 'help' && { short: 'h' }) }
			])
		),
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const given: Record<string, unknown> & { help: boolean } = { help: false, json: false };
	if (tokens.some((token) => token.kind === 'option' && token.name === 'help')) return { ...given, help: true };
	for (const token of tokens)
		if (token.kind === 'option') given[token.name] = valueOf(options, token.name, token.rawName, token.value);
	const words = tokens.filter((token) => token.kind === 'positional').map(({ value }) => value);
	return { ...defaults(options), ...given, ...wordsOf(command, words), ...missing(options, given) };
}

function valueOf(options: Record<string, Option>, name: string, typed: string, value: string | undefined) {
	const option = Object.hasOwn(options, name) ? options[name] : undefined;
	if (!option) throw new Misuse(m.shell_no_option({ option: typed, meant: orMeant(name, Object.keys(options), '--') }));
	if (!option.value) {
		if (value !== undefined) throw new Misuse(m.shell_switch({ name, found: JSON.stringify(value) }));
		return true;
	}
	if (value === undefined) throw new Misuse(m.shell_behind({ name, value: option.value() }));
	if (option.choices && !option.choices.includes(value))
		throw new Misuse(`${unexpected(`--${name}`, eitherOf(option.choices), value)}.${orMeant(value, option.choices)}`);
	return value;
}

function defaults(options: Record<string, Option>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(options).flatMap(([name, option]) => (option.default === undefined ? [] : [[name, option.default]]))
	);
}

function wordsOf(command: Command, words: readonly string[]): Record<string, string> {
	const places = Object.entries(command.words);
	const lacking = places[words.length];
	if (lacking && !lacking[1].optional)
		throw new Misuse(m.shell_missing({ what: lacking[1].value(), says: lacking[1].says() }));
	const odd = words[places.length];
	if (odd !== undefined) throw new Misuse(m.shell_what_is({ word: JSON.stringify(odd) }));
	return Object.fromEntries(places.map(([name], place) => [name, words[place] ?? '']));
}

/** Nothing, or Misuse: an option that has to be said was not. */
function missing(options: Record<string, Option>, given: Record<string, unknown>): Record<never, never> {
	const lacking = Object.entries(options).find(([name, { required }]) => required && given[name] === undefined);
	if (lacking)
		throw new Misuse(
			m.shell_missing({ what: `--${lacking[0]} ${lacking[1].value?.() ?? ''}`, says: lacking[1].says() })
		);
	return {};
}

/** What was expected somewhere, and what was typed there instead. */
export const unexpected = (at: string, expected: string, typed: string): string =>
	m.shell_expected_found({ at, expected, found: JSON.stringify(typed) });

/** Any one of these words would do. */
export const eitherOf = (words: readonly string[]): string => words.reduce((one, other) => m.shell_or({ one, other }));

/** A number that was typed behind an option. Throws Misuse for anything else. */
export function numberOf(option: string, text: string): number {
	const number = text.trim() === '' ? NaN : Number(text);
	if (Number.isFinite(number)) return number;
	throw new Misuse(unexpected(`--${option}`, m.shell_want_number(), text));
}

/** A whole number from 0 that was typed behind an option. Throws Misuse for anything else. */
export function countOf(option: string, text: string): number {
	if (/^\d{1,9}$/.test(text.trim())) return Number(text);
	throw new Misuse(unexpected(`--${option}`, m.shell_want_whole(), text));
}

/** A port that was typed; 0 lets the system choose a free one. */
export function portOf(text: string): number {
	if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
	throw new Misuse(unexpected('--port', m.shell_want_from_to({ least: 0, most: 65_535 }), text));
}

/** An e-mail address that was typed, as it is kept. Throws Misuse with what is wrong about it. */
export function addressOf(text: string): string {
	const read = readEmail(text);
	if ('address' in read) return read.address;
	throw new Misuse(`${m.shell_want_email({ found: JSON.stringify(text) })} ${read.wrong}`);
}
