import { m } from '#messages';
import { command, type Command } from './command.ts';
import { data, table } from './options.ts';

/** The subcommands about what people said, what they decide together, and what followed from it. */
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
	}),
	'listen summary': command({
		says: m.commands_listen_summary,
		about: m.commands_listen_summary_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_listen_summary_file } },
		options: {
			aims: { value: m.commands_value_labels, says: m.commands_listen_aims },
			readers: { says: m.commands_listen_readers },
			lang: table.lang
		},
		examples: [
			'bin/kith listen summary notes.csv',
			'bin/kith listen summary notes.csv --aims "Fathers=15,Under 21=12" --readers --json'
		],
		run: async (given, out) => (await import('./listen-summary.ts')).summariseListening(given, out)
	}),
	thread: command({
		says: m.commands_thread,
		about: m.commands_thread_about,
		words: {
			kind: { value: m.commands_value_kind, says: m.commands_thread_kind },
			id: { value: m.commands_value_id, says: m.commands_thread_id }
		},
		options: { data },
		examples: [
			'bin/kith thread promise 01980000-0000-7000-8000-000000000001',
			'bin/kith thread theme 01980000-0000-7000-8000-000000000002 --data /srv/kith --json'
		],
		run: async (given, out) => (await import('./thread.ts')).sayThread(given, out)
	})
};
