import type { Command, Option } from './command.ts';
import type { Out } from './out.ts';
import { Misuse } from './misuse.ts';
import { m } from '#messages';
import { alwaysUnderstood, unexpected } from './read.ts';

type Commands = Record<string, Command>;
const shells: Record<string, (commands: Commands) => string> = { bash, zsh, fish };

/** Prints the completion of one shell, made from the table of commands. */
export async function completion({ shell }: { shell: string }, out: Out, commands: Commands): Promise<number> {
	const write = Object.hasOwn(shells, shell) ? shells[shell] : undefined;
	if (!write) throw new Misuse(unexpected(m.commands_value_shell(), m.commands_completion_shell(), shell));
	out.stdout(write(commands));
	return 0;
}

/** A line a state: what was typed so far, and the words that may follow it. */
function followers(commands: Commands): [typed: string, words: string[]][] {
	const names = Object.keys(commands);
	const next = (typed: string) => [
		...new Set(
			names.filter((name) => name.startsWith(typed)).map((name) => name.slice(typed.length).split(' ')[0] ?? '')
		)
	];
	return [
		['', [...next(''), '--help']],
		...groupsIn(commands).map((group): [string, string[]] => [group, [...next(`${group} `), '--help']]),
		...names.map((name): [string, string[]] => [name, wordsOf(commands[name])])
	];
}

function wordsOf(command: Command | undefined): string[] {
	return Object.keys({ ...command?.options, ...alwaysUnderstood }).map((name) => `--${name}`);
}

/** Options after which one of a few words is expected. */
function choicesOf(commands: Commands): [option: string, words: readonly string[]][] {
	const found = new Map<string, readonly string[]>();
	for (const { options } of Object.values(commands))
		for (const [name, { choices }] of Object.entries(options)) if (choices) found.set(`--${name}`, choices);
	return [...found];
}

// The shells know the same three things: the words after an option with choices, the words of the command, and files.
const cases = (commands: Commands) =>
	followers(commands)
		.map(([typed, words]) => `\t\t${JSON.stringify(typed)}) words=${JSON.stringify(words.join(' '))} ;;`)
		.join('\n');
const afterOption = (commands: Commands) =>
	choicesOf(commands)
		.map(([option, words]) => `\t\t${option}) words=${JSON.stringify(words.join(' '))} ;;`)
		.join('\n');

function bash(commands: Commands): string {
	return `_kith() {
	local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" words="" typed="" word
	case "$before" in
${afterOption(commands)}
	esac
	if [ -n "$words" ]; then COMPREPLY=($(compgen -W "$words" -- "$current")); return; fi
	for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
		case "$word" in -*) break ;; *) [ -z "$typed" ] && typed="$word" || case " ${groupsOf(commands)} " in *" $typed "*) typed="$typed $word" ;; esac ;; esac
	done
	case "$typed" in
${cases(commands)}
	esac
	COMPREPLY=($(compgen -W "$words" -- "$current"))
	[ \${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- "$current"))
}
complete -o filenames -F _kith kith
`;
}

function zsh(commands: Commands): string {
	return `#compdef kith
_kith() {
	local typed="" words_=() word
	case "\${words[CURRENT-1]}" in
${afterOption(commands).replaceAll(/words="([^"]*)"/g, 'words_=($1)')}
	esac
	if (( \${#words_} )); then compadd -- $words_; return; fi
	for word in "\${(@)words[2,CURRENT-1]}"; do
		case "$word" in -*) break ;; *) [[ -z "$typed" ]] && typed="$word" || case " ${groupsOf(commands)} " in *" $typed "*) typed="$typed $word" ;; esac ;; esac
	done
	case "$typed" in
${cases(commands).replaceAll(/words="([^"]*)"/g, 'words_=($1)')}
	esac
	compadd -- $words_ || _files
}
compdef _kith kith
`;
}

/** Words with which several commands begin, and are none themselves. */
function groupsIn(commands: Commands): string[] {
	const groups = Object.keys(commands).flatMap((name) => {
		const words = name.split(' ');
		return words.slice(1).map((_, place) => words.slice(0, place + 1).join(' '));
	});
	return [...new Set(groups)];
}

const groupsOf = (commands: Commands) => groupsIn(commands).join(' ');

function fish(commands: Commands): string {
	const quoted = (text: string) => `'${text.replaceAll("'", "\\'")}'`;
	const seen = (name: string) =>
		name
			.split(' ')
			.map((word) => `__fish_seen_subcommand_from ${word}`)
			.join('; and ');
	const names = followers(commands).flatMap(([typed, words]) =>
		typed !== '' && Object.hasOwn(commands, typed)
			? []
			: words
					.filter((word) => !word.startsWith('-'))
					.map((word) => {
						const says = commands[typed ? `${typed} ${word}` : word]?.says() ?? '';
						const when = typed
							? `${seen(typed)}; and not __fish_seen_subcommand_from ${words.filter((each) => !each.startsWith('-')).join(' ')}`
							: '__fish_use_subcommand';
						return `complete -c kith -f -n ${quoted(when)} -a ${word}${says ? ` -d ${quoted(says)}` : ''}`;
					})
	);
	const options = Object.entries(commands).flatMap(([name, command]) =>
		Object.entries({ ...command.options, ...alwaysUnderstood }).map(([option, line]) => {
			const { says, value, choices } = line as Option;
			const more = choices ? ` -x -a ${quoted(choices.join(' '))}` : value ? ' -r' : '';
			return `complete -c kith -n ${quoted(seen(name))} -l ${option} -d ${quoted(says())}${more}`;
		})
	);
	return [...names, ...options, ''].join('\n');
}
