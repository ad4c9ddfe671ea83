import type { Command } from './command.ts';
import { m } from '#messages';
import { optionSays, optionWords, settings, upper, usageOf } from './help.ts';

const row = (left: string, right: string) => `| \`${left.replaceAll('|', '\\|')}\` | ${right.replaceAll('|', '\\|')} |`;
const table = (head: string, rows: string[]) => (rows.length ? [`| ${head} | |`, '| --- | --- |', ...rows, ''] : []);

/** The manual page of bin/kith, as docs/how-to/command-line.md holds it. */
export function manualOf(commands: Record<string, Command>): string {
	return [
		'# The command line',
		'',
		`${m.commands_purpose()} One command, \`bin/kith\`, does what the host does and what needs files alone.`,
		'This page is made from the table of commands (`node scripts/manual.ts`).',
		'',
		`Each subcommand takes \`--help\` (\`-h\`) and \`--json\`. ${m.commands_exits()}`,
		'',
		...table(
			'setting',
			settings.map(([name, says]) => row(name, says()))
		),
		...Object.entries(commands).flatMap(([name, command]) => section(name, command))
	].join('\n');
}

function section(name: string, command: Command): string[] {
	const words = Object.values(command.words).map(({ value, says }) => row(value(), says()));
	const options = Object.entries(command.options).map((entry) => row(optionWords(entry), optionSays(entry[1])));
	return [
		`## ${name}`,
		'',
		`${upper(command.says())}. ${command.about?.() ?? ''}`.trimEnd(),
		'',
		'```sh',
		usageOf(name, command),
		'```',
		'',
		...table('words', [...words, ...options]),
		'```sh',
		...command.examples,
		'```',
		''
	];
}
