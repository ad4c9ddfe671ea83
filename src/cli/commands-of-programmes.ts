import { command, type Command } from './command.ts';
import { table } from './options.ts';

/** The subcommands that reckon from files alone what a programme's pages reckon from rows: nothing is kept. */
export const programmeCommands: Record<string, Command> = {
	'register merge': command({
		says: 'what a register says that was tapped on several phones, from a file of their marks',
		about:
			'The order of the marks and how often each came change nothing. What no mark saw stands; of several values the latest is shown, and allergies and who took a child home are chosen for nobody.',
		words: { file: { value: 'FILE.json', says: 'the session and its marks' } },
		examples: ['bin/kith register merge marks.json', 'bin/kith register merge marks.json --json'],
		run: async (given, out) => (await import('./register.ts')).mergeRegister(given, out)
	}),
	'register typed': command({
		says: 'what a printed register says that somebody typed back in one line',
		about:
			'Lines without a letter came; l (in Spanish t) late, e (s) left early, a apologies, n no word. +2 walked in; heads 14/9 are adults and children who were counted, null where nobody did. A line said twice is wrong.',
		words: { text: { value: 'TEXT', says: 'such as "1-6, 8 l, 9 a, +2, heads 14/9"' } },
		options: {
			booked: { value: 'N', says: 'how many numbered lines the sheet has', required: true },
			lang: table.lang
		},
		examples: [
			'bin/kith register typed "1-6, 8 l, 9 a, 12 e, +2, heads 14/9" --booked 12',
			'bin/kith register typed "1-6, 8 t, cabezas 14/9" --booked 12 --lang es --json'
		],
		run: async (given, out) => (await import('./register.ts')).typedRegister(given, out)
	}),
	gate: command({
		says: 'whether, how and from when messages may go to people, or what holds them',
		about:
			'The first reason that applies is told: gone, quiet, not-agreed, topic-off, changed, no-way, too-many, no-time. Hours are 0 to 24, days 1 (Monday) to 7; topics are a list of those she takes, or each with true or false; whoever is not among the people is gone.',
		words: { file: { value: 'FILE.json', says: 'zone, quiet hours, moment, people and messages' } },
		examples: ['bin/kith gate gate.json', 'bin/kith gate gate.json --json'],
		run: async (given, out) => (await import('./gate.ts')).ruleMessages(given, out)
	})
};
