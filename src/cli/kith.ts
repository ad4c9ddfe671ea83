import { m } from '#messages';
import { inLanguage } from '../platform/i18n/language.ts';
import { isFramed, languages, type Language } from '../platform/i18n/language-list.ts';
import { WrongFile } from '../platform/sheets/wrong-file.ts';
import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { helpOf, overview, overviewAsJson } from './help.ts';
import { Misuse } from './misuse.ts';
import { orMeant } from './nearest.ts';
import type { Out } from './out.ts';
import { readGiven } from './read.ts';

/** Does what the words behind bin/kith say. The exit code; nothing where it serves until it is told to stop. */
export async function kith(words: readonly string[], out: Out): Promise<number | undefined> {
	const name = namedBy(words);
	const command = name && commands[name];
	if (!command) return inLanguage(spokenBy(words), () => orMisuse('', out, () => listed(words, out)));
	const args = words.slice(name.split(' ').length);
	return inLanguage(spokenBy(words), () => orMisuse(`bin/kith ${name}`, out, () => carryOut(name, command, args, out)));
}

/** The command that these words begin with; of several the longest. */
const namedBy = (words: readonly string[]): string | undefined =>
	[3, 2, 1].map((count) => words.slice(0, count).join(' ')).find((known) => Object.hasOwn(commands, known));

/** What went as it was asked; a request or a file that can't be carried out is said in words, and is exit 2. */
async function orMisuse<T>(typed: string, out: Out, work: () => T): Promise<Awaited<T> | 2> {
	try {
		return await work();
	} catch (problem) {
		if (!(problem instanceof Misuse || problem instanceof WrongFile)) throw problem;
		const where = typed && problem instanceof Misuse ? `${m.shell_how({ command: typed })}\n` : '';
		out.stderr(`${problem.message.trimEnd()}\n${where}`);
		return 2;
	}
}

function carryOut(name: string, command: Command, args: readonly string[], out: Out) {
	const { help, ...given } = readGiven(args, command);
	if (!help) return command.run(given, out);
	const json = args.includes('--json');
	out.stdout(json ? overviewAsJson({ [name]: command }) : helpOf(name, command));
	return 0;
}

/** Those in which all is said: the made-up one too, which shows what is not. */
const whole = languages.filter((language) => !isFramed(language));

/** In which language these words are answered: that behind --lang, where the command has it, else that of the shell. */
export function spokenBy(words: readonly string[]): Language {
	const options = commands[namedBy(words) ?? '']?.options ?? { lang: {} };
	const named = Object.keys(options).filter(
		(option) => option === 'lang' || (option === 'language' && 'lang' in options)
	);
	return named.flatMap((option) => languageBehind(`--${option}`, words))[0] ?? shellLanguage(process.env);
}

/** The language behind an option, also where something else of the request is wrong: the last one said counts. */
function languageBehind(option: string, args: readonly string[]): Language[] {
	const said = args.flatMap((word, at) =>
		word === option ? (args[at + 1] ?? '') : word.startsWith(`${option}=`) ? word.slice(option.length + 1) : []
	);
	return whole.filter((language) => language === said.at(-1));
}

/** The language of a shell, of those in which everything is said: LC_ALL before LC_MESSAGES before LANG. */
export function shellLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
	const [code] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@-]/);
	return whole.find((language) => language === code) ?? 'en';
}

/** Words that are no command: none, a call for help, the first word of several commands, or a slip. */
function listed(words: readonly string[], out: Out): number {
	const asks = words.some((word) => ['--help', '-h', 'help'].includes(word));
	const said = words.filter((word) => !['--help', '-h', 'help', '--json'].includes(word));
	const begins = (group: string) => Object.keys(commands).some((name) => name.startsWith(`${group} `));
	const group = [said.slice(0, 2).join(' '), ...said].find(begins);
	const known = said.filter((word) => !group?.split(' ').includes(word));
	const odd = known[0];
	if (odd !== undefined) throw new Misuse(m.shell_no_command({ name: named(group, odd), meant: meant(group, odd) }));
	const text = words.includes('--json') ? overviewAsJson(commands, group) : overview(commands, group);
	if (asks || !group) out.stdout(text);
	else out.stderr(text);
	return asks || !group ? 0 : 2;
}

const named = (group: string | undefined, odd: string) => JSON.stringify(group ? `${group} ${odd}` : odd);

function meant(group: string | undefined, odd: string): string {
	const names = Object.keys(commands);
	if (group) return orMeant(`${group} ${odd}`, names, 'bin/kith ');
	return orMeant(odd, [...new Set([...names, ...names.map((name) => name.split(' ')[0] ?? name)])], 'bin/kith ');
}
