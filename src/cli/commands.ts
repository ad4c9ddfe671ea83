import { m } from '#messages';
import { sizes } from '../demonstration/size.ts';
import { roles } from '../platform/db/tx.ts';
import { framed, spoken } from '../platform/i18n/language-list.ts';
import { processKinds } from '../server/process-kinds.ts';
import { command, type Command } from './command.ts';
import { decisionCommands } from './commands-of-decisions.ts';
import { evaluationCommands } from './commands-of-evaluation.ts';
import { programmeCommands } from './commands-of-programmes.ts';
import { data, inLanguageOf, organisation, ownSettings, table } from './options.ts';

const pairs = 'answers.csv --pre before --post after --better higher';

/**
 * Every subcommand of bin/kith, and all that the help, the manual page and the completion say of it. What does the work is
 * loaded when it is asked for: scoring a file needs no database.
 */
export const commands: Record<string, Command> = {
	demo: command({
		says: m.commands_demo,
		about: m.commands_demo_about,
		options: {
			port: { value: m.commands_value_n, says: m.commands_demo_port, default: '3210' },
			data: { value: m.commands_value_dir, says: m.commands_demo_data },
			size: {
				value: m.commands_value_size,
				says: m.commands_demo_size,
				choices: sizes,
				default: 'small'
			},
			fresh: { says: m.commands_demo_fresh }
		},
		examples: [
			'bin/kith demo',
			'bin/kith demo --fresh --port 4000',
			'bin/kith demo --size large',
			'bin/kith demo --json'
		],
		run: async (given, out) => (await import('./demo.ts')).demo(given, out)
	}),
	start: command({
		says: m.commands_start,
		about: m.commands_start_about,
		options: {
			port: { value: m.commands_value_n, says: m.commands_start_port },
			host: { value: m.commands_value_address, says: m.commands_start_host },
			data,
			only: { value: m.commands_value_part, says: m.commands_start_only, choices: processKinds }
		},
		examples: ['bin/kith start', 'ORIGIN=https://kith.example.org TRUST_PROXY=1 bin/kith start --port 8080'],
		run: async (given, out) => (await import('./start.ts')).start(given, out)
	}),
	'user add': command({
		says: m.commands_user_add,
		about: m.commands_user_add_about,
		words: { email: { value: m.commands_value_email, says: m.commands_user_email } },
		options: {
			name: { value: m.commands_value_name, says: m.commands_user_name, required: true },
			organisation: { value: m.commands_value_name, says: m.commands_user_organisation, required: true },
			role: { value: m.commands_value_role, says: m.commands_user_role, choices: roles, default: 'coordinator' },
			language: { ...inLanguageOf, says: m.commands_user_language },
			data
		},
		examples: ['bin/kith user add ruth@example.org --name Ruth --organisation "Willow Lane"'],
		run: async (given, out) => (await import('./user.ts')).addUser(given, out)
	}),
	'user invite': command({
		says: m.commands_user_invite,
		about: m.commands_user_invite_about,
		words: { email: { value: m.commands_value_email, says: m.commands_user_email } },
		options: {
			organisation: { value: m.commands_value_slug, says: m.commands_user_invite_organisation },
			data
		},
		examples: ['bin/kith user invite ruth@example.org'],
		run: async (given, out) => (await import('./invite.ts')).inviteUser(given, out)
	}),
	'lead list': command({
		says: m.commands_lead_list,
		options: { organisation, data },
		examples: ['bin/kith lead list', 'bin/kith lead list --organisation river-street --json'],
		run: async (given, out) => (await import('./lead.ts')).listLeads(given, out)
	}),
	'lead confirm': command({
		says: m.commands_lead_confirm,
		about: m.commands_lead_confirm_about,
		words: { email: { value: m.commands_value_email, says: m.commands_lead_confirm_email } },
		options: { organisation, data },
		examples: ['bin/kith lead confirm helen@example.org'],
		run: async (given, out) => (await import('./lead.ts')).confirmLead(given, out)
	}),
	'lead end': command({
		says: m.commands_lead_end,
		about: m.commands_lead_end_about,
		words: { email: { value: m.commands_value_email, says: m.commands_lead_end_email } },
		options: { organisation, data },
		examples: ['bin/kith lead end helen@example.org'],
		run: async (given, out) => (await import('./lead.ts')).endLead(given, out)
	}),
	languages: command({
		says: m.commands_languages,
		about: m.commands_languages_about,
		options: {
			set: {
				value: m.commands_value_languages,
				says: () => m.commands_languages_set({ languages: [...spoken, ...framed].join(', ') })
			},
			organisation,
			data
		},
		examples: ['bin/kith languages', 'bin/kith languages --set en,es,ar --organisation willow-lane'],
		run: async (given, out) => (await import('./languages.ts')).keepLanguages(given, out)
	}),
	settings: command({
		says: m.commands_settings,
		about: m.commands_settings_about,
		options: {
			...ownSettings,
			organisation,
			data
		},
		examples: [
			'bin/kith settings',
			'bin/kith settings --phone "0113 496 0000" --hours-en "Monday to Thursday, 9 to 3"',
			'bin/kith settings --logo logo.png --logo-en "Willow Lane" --help-lines lines.json'
		],
		run: async (given, out) => (await import('./settings.ts')).keepOwnSettings(given, out)
	}),
	migrate: command({
		says: m.commands_migrate,
		about: m.commands_migrate_about,
		options: { data },
		examples: ['bin/kith migrate', 'DATABASE_URL=postgres://… bin/kith migrate --json'],
		run: async (given, out) => (await import('./migrate.ts')).migrateDatabase(given, out)
	}),
	doctor: command({
		says: m.commands_doctor,
		about: m.commands_doctor_about,
		options: { data },
		examples: ['bin/kith doctor', 'bin/kith doctor --json'],
		run: async (given, out) => (await import('./doctor.ts')).doctor(given, out)
	}),
	'measures list': command({
		says: m.commands_measures_list,
		examples: ['bin/kith measures list', 'bin/kith measures list --json'],
		run: async (given, out) => (await import('./measures.ts')).list(given, out)
	}),
	'measures show': command({
		says: m.commands_measures_show,
		words: { measure: { value: m.commands_value_id, says: m.commands_measure } },
		examples: ['bin/kith measures show epds'],
		run: async (given, out) => (await import('./measures.ts')).show(given, out)
	}),
	'measures score': command({
		says: m.commands_measures_score,
		about: m.commands_measures_score_about,
		words: {
			measure: { value: m.commands_value_id, says: m.commands_measure },
			file: { value: m.commands_value_csv, says: m.commands_measures_file }
		},
		options: {
			method: { value: m.commands_value_name, says: m.commands_measures_method },
			variant: { value: m.commands_value_name, says: m.commands_measures_variant },
			cutoff: { value: m.commands_value_points, says: m.commands_measures_cutoff },
			'common-scale': { says: m.commands_measures_common },
			...table
		},
		examples: [
			'bin/kith measures score epds answers.csv',
			'bin/kith measures score ghq12 answers.csv --method likert --json'
		],
		run: async (given, out) => (await import('./measures.ts')).score(given, out)
	}),
	'measures import': command({
		says: m.commands_measures_import,
		about: m.commands_measures_import_about,
		words: { file: { value: m.commands_value_file, says: m.commands_measures_import_file } },
		options: {
			measure: { value: m.commands_value_id, says: m.commands_which_measure, required: true },
			language: { value: m.commands_value_language, says: m.commands_measures_import_language, default: '' },
			licence: { value: m.commands_value_text, says: m.commands_measures_import_licence, default: '' },
			title: { value: m.commands_value_text, says: m.commands_measures_import_title, default: '' },
			options: {
				value: m.commands_value_text,
				says: m.commands_measures_import_options,
				default: ''
			},
			most: {
				value: m.commands_value_text,
				says: m.commands_measures_import_most,
				default: ''
			},
			organisation: { value: m.commands_value_slug, says: m.commands_measures_import_organisation },
			data
		},
		examples: [
			'bin/kith measures import words.json --measure epds --licence "letter of 3 May"',
			'bin/kith measures import words.txt --measure swemwbs --language en --licence "no. 4711" --options "1=a|2=b|3=c|4=d|5=e"'
		],
		run: async (given, out) => (await import('./measures-import.ts')).importMeasure(given, out)
	}),
	'stats paired': command({
		says: m.commands_stats_paired,
		about: m.commands_stats_paired_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_stats_paired_file } },
		options: {
			pre: { value: m.commands_value_column, says: m.commands_stats_pre, required: true },
			post: { value: m.commands_value_column, says: m.commands_stats_post, required: true },
			better: {
				value: m.commands_value_way,
				says: m.commands_stats_better,
				choices: ['higher', 'lower'],
				required: true
			},
			case: { value: m.commands_value_n, says: m.commands_stats_case },
			caseop: {
				value: m.commands_value_way,
				says: m.commands_stats_caseop,
				choices: ['ge', 'le']
			},
			reliable: { value: m.commands_value_n, says: m.commands_stats_reliable },
			range: { value: m.commands_value_range, says: m.commands_stats_range },
			...table
		},
		examples: [
			`bin/kith stats paired ${pairs}`,
			`bin/kith stats paired ${pairs} --case 10 --json`,
			'bin/kith stats paired answers.xlsx --pre before --post after --better lower --missing 999,-99 --range 0..30'
		],
		run: async (given, out) => (await import('./stats.ts')).paired(given, out)
	}),
	'stats agreement': command({
		says: m.commands_stats_agreement,
		about: m.commands_stats_agreement_about,
		words: { file: { value: m.commands_value_csv, says: m.commands_stats_agreement_file } },
		options: {
			level: {
				value: m.commands_value_level,
				says: m.commands_stats_level,
				choices: ['nominal', 'ordinal', 'interval'],
				default: 'nominal'
			},
			spellings: {
				value: m.commands_value_way,
				says: m.commands_stats_spellings,
				choices: ['same', 'apart']
			},
			...table
		},
		examples: ['bin/kith stats agreement codes.csv', 'bin/kith stats agreement codes.csv --level ordinal --json'],
		run: async (given, out) => (await import('./stats.ts')).agreement(given, out)
	}),
	...evaluationCommands,
	...programmeCommands,
	...decisionCommands,
	completion: command({
		says: m.commands_completion,
		words: { shell: { value: m.commands_value_shell, says: m.commands_completion_shell } },
		examples: [
			'source <(bin/kith completion bash)',
			'bin/kith completion zsh > "${fpath[1]}/_kith"',
			'bin/kith completion fish > ~/.config/fish/completions/kith.fish'
		],
		run: async (given, out) => (await import('./completion.ts')).completion(given, out, commands)
	})
};
