import { inLanguage, isLanguage } from '../platform/i18n/language.ts';
import { spoken, type Language } from '../platform/i18n/language-list.ts';
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
	const [first = '', second = ''] = words;
	const name = [`${first} ${second}`, first].find((known) => Object.hasOwn(commands, known));
	const command = name && commands[name];
	try {
		if (command) return await carryOut(name, command, words.slice(name.split(' ').length), out);
		return listed(words, out);
	} catch (problem) {
		if (!(problem instanceof Misuse || problem instanceof WrongFile)) throw problem;
		const where = command && problem instanceof Misuse ? `bin/kith ${name} --help shows how.\n` : '';
		out.stderr(`${problem.message.trimEnd()}\n${where}`);
		return 2;
	}
}

function carryOut(name: string, command: Command, args: readonly string[], out: Out) {
	const { help, ...given } = readGiven(args, command);
	const said = typeof given.lang === 'string' && isLanguage(given.lang) ? given.lang : spokenIn(command);
	if (!help) return inLanguage(said, () => command.run(given, out));
	const json = args.includes('--json');
	out.stdout(json ? overviewAsJson({ [name]: command }) : helpOf(name, command));
	return 0;
}

/** A command that speaks more than one language, or is given a file in which something may be wrong, speaks that of the shell, where nothing else was said. */
const spokenIn = (command: Command) =>
	'lang' in command.options || takesFile(command) ? shellLanguage(process.env) : 'en';

const takesFile = ({ words, options }: Command) =>
	Object.values<{ value?: string }>({ ...words, ...options }).some(({ value }) => value?.startsWith('FILE'));

/** The language of a shell, of those in which everything is said: LC_ALL before LC_MESSAGES before LANG. */
export function shellLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
	const [code] = (LC_ALL || LC_MESSAGES || LANG || '').toLowerCase().split(/[_.@-]/);
	return spoken.find((language) => language === code) ?? 'en';
}

/** Words that are no command: none, a call for help, the first word of several commands, or a slip. */
function listed(words: readonly string[], out: Out): number {
	const asks = words.some((word) => ['--help', '-h', 'help'].includes(word));
	const group = words.find((word) => Object.keys(commands).some((name) => name.startsWith(`${word} `)));
	const known = words.filter((word) => !['--help', '-h', 'help', '--json', group].includes(word));
	const odd = known[0];
	if (odd !== undefined)
		throw new Misuse(`there is no command ${named(group, odd)}.${meant(group, odd)} bin/kith --help lists them all.`);
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
