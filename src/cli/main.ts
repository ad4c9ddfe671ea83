import type { Out } from './out.ts';

interface Command {
	says: string;
	/** Answers the exit code; a command that serves answers nothing and goes on until it is told to stop. */
	run(args: string[], out: Out): Promise<number | undefined>;
}

// Each command is loaded when it is asked for: scoring a file needs no database.
const commands: Record<string, Command> = {
	demo: {
		says: 'serve a demonstration charity with people who are not real [--port N] [--data DIR] [--fresh]',
		run: async (...of) => (await import('./demo.ts')).demo(...of)
	},
	start: {
		says: 'serve Kith from its own data [--port N] [--host ADDRESS] [--data DIR]',
		run: async (...of) => (await import('./start.ts')).start(...of)
	},
	'user add': {
		says: 'add the first coordinator, or another of the team: EMAIL --name NAME --organisation NAME',
		run: async (...of) => (await import('./user.ts')).addUser(...of)
	},
	'user invite': {
		says: 'a new set-up link for somebody on the team who lost her phone or password: EMAIL [--organisation SLUG]',
		run: async (...of) => (await import('./invite.ts')).inviteUser(...of)
	},
	migrate: {
		says: 'bring the database up to date [--data DIR]',
		run: async (...of) => (await import('./migrate.ts')).migrateDatabase(...of)
	},
	doctor: {
		says: 'what is wrong with this installation, and what to do [--data DIR]',
		run: async (...of) => (await import('./doctor.ts')).doctor(...of)
	},
	measures: {
		says: 'list · show ID · score ID FILE.csv · import FILE: questionnaires and their scores',
		run: async (...of) => (await import('./measures.ts')).measures(...of)
	},
	stats: {
		says: 'paired FILE.csv · agreement FILE.csv: statistics for small samples',
		run: async (...of) => (await import('./stats.ts')).stats(...of)
	},
	evaluate: {
		says: 'measure FILE.csv --measure ID: what changed, from a spreadsheet of answers',
		run: async (...of) => (await import('./evaluate.ts')).evaluate(...of)
	}
};

const face = `Kith runs parent-led peer support: courses, registers, safety and honest reports.

usage: bin/kith COMMAND … [--json]

${Object.entries(commands)
	.map(([name, { says }]) => `  ${name.padEnd(10)} ${says}`)
	.join('\n')}

Every command takes --json. Exit 0: done; 1: not done; 2: the words or the file were wrong.
DATABASE_URL selects a PostgreSQL server (17 or newer) instead of the embedded one; SMTP_URL and MAIL_FROM send letters;
ORIGIN is the address people type. More: README.md and docs/how-to.
`;

async function main(words: string[], out: Out): Promise<number | undefined> {
	const [first = '--help', second = ''] = words;
	const name = `${first} ${second}` in commands ? `${first} ${second}` : first;
	const command = commands[name];
	if (command) return command.run(words.slice(name.split(' ').length), out);
	if (['--help', '-h', 'help'].includes(first)) {
		out.stdout(
			words.includes('--json')
				? JSON.stringify(Object.entries(commands).map(([word, { says }]) => ({ command: word, says }))) + '\n'
				: face
		);
		return 0;
	}
	out.stderr(`kith: there is no command ${JSON.stringify(first)}. bin/kith --help lists them.\n`);
	return 2;
}

const out: Out = { stdout: (text) => process.stdout.write(text), stderr: (text) => process.stderr.write(text) };
try {
	const code = await main(process.argv.slice(2), out);
	if (code !== undefined) process.exitCode = code;
} catch (error) {
	const misused = error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
	out.stderr(`kith: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exit(misused ? 2 : 1);
}
