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
			threshold: { value: m.commands_value_n, says: m.commands_evaluate_threshold },
			'baseline-groups': { says: m.commands_evaluate_baseline },
			...table,
			language: { value: m.commands_value_language, choices: spoken, says: m.commands_evaluate_language }
		},
		examples: [
			'bin/kith evaluate measure answers.csv --measure wemwbs --lang es',
			'bin/kith evaluate measure answers.xlsx --measure epds --answers given --waves "T1=before,T2=after"',
			'bin/kith evaluate measure answers.csv --measure epds --threshold 13 --baseline-groups --json'
		],
		run: async (given, out) => (await import('./evaluate.ts')).evaluate(given, out)
	}),
	'evaluate stories': command({
		says: m.commands_evaluate_stories,
		about: m.commands_evaluate_stories_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_stories } },
		options: {
			cuts: { value: m.commands_value_numbers, says: m.commands_evaluate_cuts, default: '6,12,24' },
			readers: { says: m.commands_evaluate_readers },
			...table
		},
		examples: ['bin/kith evaluate stories stories.csv', 'bin/kith evaluate stories stories.xlsx --cuts 3,12 --json'],
		run: async (given, out) => (await import('./evaluate-stories.ts')).evaluateStories(given, out)
	}),
	'evaluate focus-groups': command({
		says: m.commands_evaluate_points,
		about: m.commands_evaluate_points_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_measures_file } },
		options: { groups: { value: m.commands_value_n, says: m.commands_evaluate_groups }, ...table },
		examples: ['bin/kith evaluate focus-groups points.csv --groups 4'],
		run: async (given, out) => (await import('./evaluate-points.ts')).evaluateFocusGroups(given, out)
	}),
	'evaluate needs': command({
		says: m.commands_evaluate_needs,
		about: m.commands_evaluate_needs_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_measures_file } },
		options: {
			base: { value: m.commands_value_n, says: m.commands_evaluate_base },
			readers: { says: m.commands_evaluate_readers },
			...table
		},
		examples: ['bin/kith evaluate needs needs.csv --base 13', 'bin/kith evaluate needs needs.csv --readers --json'],
		run: async (given, out) => (await import('./evaluate-needs.ts')).evaluateNeeds(given, out)
	}),
	'evaluate evidence': command({
		says: m.commands_evaluate_evidence,
		about: m.commands_evaluate_evidence_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_evidence } },
		options: table,
		examples: ['bin/kith evaluate evidence evidence.csv --json'],
		run: async (given, out) => (await import('./evaluate-evidence.ts')).evaluateEvidence(given, out)
	}),
	'evaluate studies': command({
		says: m.commands_evaluate_studies,
		words: { file: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_evidence } },
		options: table,
		examples: ['bin/kith evaluate studies studies.csv --json'],
		run: async (given, out) => (await import('./evaluate-evidence.ts')).evaluateStudies(given, out)
	}),
	'evaluate confidence': command({
		says: m.commands_evaluate_confidence,
		about: m.commands_evaluate_confidence_about,
		options: {
			stories: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_stories, required: true },
			evidence: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_evidence, required: true },
			outcomes: { value: m.commands_value_csv, says: m.commands_evaluate_confidence_outcomes, required: true },
			lang: table.lang
		},
		examples: [
			'bin/kith evaluate confidence --stories stories.csv --evidence evidence.csv --outcomes outcomes.csv --json'
		],
		run: async (given, out) => (await import('./evaluate-confidence.ts')).evaluateConfidence(given, out)
	}),
	'evaluate plan': command({
		says: m.commands_evaluate_plan,
		about: m.commands_evaluate_plan_about,
		words: { file: { value: m.commands_value_json_file, says: m.commands_evaluate_plan_file } },
		options: { lang: table.lang },
		examples: ['bin/kith evaluate plan session.json --lang es'],
		run: async (given, out) => (await import('./evaluate-plan.ts')).evaluatePlan(given, out)
	}),
	'evaluate map': command({
		says: m.commands_evaluate_map,
		about: m.commands_evaluate_map_about,
		words: { file: { value: m.commands_value_json_file, says: m.commands_evaluate_map_file } },
		options: { lang: table.lang },
		examples: ['bin/kith evaluate map maps.json --json'],
		run: async (given, out) => (await import('./evaluate-map.ts')).evaluateMap(given, out)
	}),
	'evaluate agreement': command({
		says: m.commands_agreement,
		about: m.commands_agreement_about,
		words: { file: { value: m.commands_value_file, says: m.commands_agreement_file, optional: true } },
		options: {
			passages: { value: m.commands_value_csv, says: m.commands_agreement_passages },
			texts: { value: m.commands_value_dir, says: m.commands_agreement_texts },
			unit: {
				value: m.commands_value_way,
				says: m.commands_agreement_unit,
				choices: ['source', 'paragraph', 'sentence', 'codepoint'],
				default: 'sentence'
			},
			language: { value: m.commands_value_language, says: m.commands_agreement_language, default: 'en' }
		},
		examples: [
			'bin/kith evaluate agreement project.qdpx',
			'bin/kith evaluate agreement --passages passages.csv --texts texts',
			'bin/kith evaluate agreement --passages passages.csv --texts texts --unit source --json'
		],
		run: async (given, out) => (await import('./evaluate-agreement.ts')).passageAgreement(given, out)
	}),
	'evaluate qdpx check': command({
		says: m.commands_qdpx_check,
		about: m.commands_qdpx_check_about,
		words: { file: { value: m.commands_value_file, says: m.commands_qdpx_file } },
		examples: ['bin/kith evaluate qdpx check project.qdpx', 'bin/kith evaluate qdpx check codes.qdc --json'],
		run: async (given, out) => (await import('./evaluate-qdpx.ts')).checkQdpx(given, out)
	}),
	'evaluate qdpx in': command({
		says: m.commands_qdpx_in,
		about: m.commands_qdpx_in_about,
		words: { file: { value: m.commands_value_file, says: m.commands_qdpx_file } },
		options: { texts: { value: m.commands_value_dir, says: m.commands_qdpx_in_texts } },
		examples: ['bin/kith evaluate qdpx in project.qdpx --texts texts --json > project.json'],
		run: async (given, out) => (await import('./evaluate-qdpx.ts')).readQdpx(given, out)
	}),
	'evaluate qdpx out': command({
		says: m.commands_qdpx_out,
		about: m.commands_qdpx_out_about,
		options: {
			from: { value: m.commands_value_file, says: m.commands_qdpx_out_from, required: true },
			texts: { value: m.commands_value_dir, says: m.commands_qdpx_out_texts, required: true },
			out: { value: m.commands_value_file, says: m.commands_qdpx_out_out, required: true }
		},
		examples: ['bin/kith evaluate qdpx out --from project.json --texts texts --out again.qdpx'],
		run: async (given, out) => (await import('./evaluate-qdpx.ts')).writeQdpxFile(given, out)
	}),
	'evaluate transcript': command({
		says: m.commands_transcript,
		about: m.commands_transcript_about,
		words: { file: { value: m.commands_value_file, says: m.commands_transcript_file } },
		examples: ['bin/kith evaluate transcript group.vtt', 'bin/kith evaluate transcript interview.docx --json'],
		run: async (given, out) => (await import('./evaluate-transcript.ts')).readTranscript(given, out)
	})
};
