import { m } from '#messages';
import { command, type Command } from './command.ts';
import { data, table } from './options.ts';

/** The subcommands about what people decide together. */
export const decisionCommands: Record<string, Command> = {
	'decide count': command({
		says: m.commands_decide_count,
		about: m.commands_decide_count_about,
		words: { file: { value: m.commands_value_file, says: m.commands_decide_count_file } },
		options: {
			method: { value: m.commands_value_way, says: m.commands_decide_method, choices: ['stv', 'approval', 'dots'] },
			seats: { value: m.commands_value_n, says: m.commands_decide_seats },
			lot: { value: m.commands_value_hex, says: m.commands_decide_lot },
			'lot-order': { value: m.commands_value_numbers, says: m.commands_decide_lot_order },
			'ask-again': { says: m.commands_decide_ask_again },
			lang: table.lang
		},
		examples: [
			'bin/kith decide count names.blt',
			'bin/kith decide count names.blt --seats 2 --lot-order 3,1,2 --json',
			'bin/kith decide count dots.csv --method dots --seats 3'
		],
		run: async (given, out) => (await import('./decide-count.ts')).countVote(given, out)
	}),
	'decide check': command({
		says: m.commands_decide_check,
		about: m.commands_decide_check_about,
		options: { data },
		examples: ['bin/kith decide check', 'bin/kith decide check --data /srv/kith --json'],
		run: async (given, out) => (await import('./decide-check.ts')).checkDecisions(given, out)
	})
};
