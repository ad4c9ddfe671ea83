import { m } from '#messages';
import { spoken } from '../platform/i18n/language-list.ts';
import { command, type Command } from './command.ts';
import { table } from './options.ts';

/** The subcommands that make an evaluation's figures from files: what the pages show, worked out by the same functions. */
export const evaluationCommands: Record<string, Command> = {
	'evaluate measure': command({
		says: m.commands_evaluate,
		about: m.commands_evaluate_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_measures_file } },
		options: {
			measure: { value: m.commands_value_id, says: m.commands_which_measure, required: true },
			participant: { value: m.commands_value_column, says: m.commands_evaluate_participant },
			wave: { value: m.commands_value_column, says: m.commands_evaluate_wave },
			cohort: { value: m.commands_value_column, says: m.commands_evaluate_cohort },
			items: { value: m.commands_value_columns, says: m.commands_evaluate_items },
			waves: {
				value: m.commands_value_waves,
				says: m.commands_evaluate_waves
			},
			labels: { value: m.commands_value_labels, says: m.commands_evaluate_labels },
			answers: {
				value: m.commands_value_way,
				says: m.commands_evaluate_answers,
				choices: ['given', 'turned']
			},
			people: {
				value: m.commands_value_way,
				says: m.commands_evaluate_people,
				choices: ['same', 'apart']
			},
			cohorts: { value: m.commands_value_way, says: m.commands_evaluate_cohorts, choices: ['apart'] },
			days: { value: m.commands_value_way, says: m.commands_evaluate_days, choices: ['day-first', 'month-first'] },
			...table,
			language: { value: m.commands_value_language, choices: spoken, says: m.commands_evaluate_language }
		},
		examples: [
			'bin/kith evaluate measure answers.csv --measure wemwbs --lang es',
			'bin/kith evaluate measure answers.xlsx --measure epds --answers given --waves "T1=before,T2=after"'
		],
		run: async (given, out) => (await import('./evaluate.ts')).evaluate(given, out)
	})
};
