import { sizes } from '../demonstration/size.ts';
import { roles } from '../platform/db/tx.ts';
import { framed, spoken } from '../platform/i18n/language-list.ts';
import { processKinds } from '../server/process-kinds.ts';
import { command, type Command } from './command.ts';
import { programmeCommands } from './commands-of-programmes.ts';
import { data, inLanguageOf, organisation, ownSettings, table } from './options.ts';

const pairs = 'answers.csv --pre before --post after --better higher';

/**
 * Every subcommand of bin/kith, and all that the help, the manual page and the completion say of it. What does the work is
 * loaded when it is asked for: scoring a file needs no database.
 */
export const commands: Record<string, Command> = {
	demo: command({
		says: 'serve a demonstration charity with people who are not real',
		about: 'The next run finds it as it was left. It listens on this machine alone.',
		options: {
			port: { value: 'N', says: 'where it listens', default: '3210' },
			data: { value: 'DIR', says: 'the folder with its data: .data/demonstration, unless said' },
			size: {
				value: 'SIZE',
				says: 'large: with eight years behind it, 400 past courses and 20,000 people',
				choices: sizes,
				default: 'small'
			},
			fresh: { says: 'throw away what is there and start over' }
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
		says: 'serve Kith from its own data',
		about:
			'Installs and builds what is missing, brings the database up to date and goes on until it is stopped. The pages, and the letters and alerts, have a process each; one that ends by itself is started again.',
		options: {
			port: { value: 'N', says: 'where it listens: PORT or 3000, unless said' },
			host: { value: 'ADDRESS', says: 'the address it listens on: HOST or 127.0.0.1, unless said' },
			data,
			only: { value: 'PART', says: 'one part alone: the pages, or letters and alerts', choices: processKinds }
		},
		examples: ['bin/kith start', 'ORIGIN=https://kith.example.org TRUST_PROXY=1 bin/kith start --port 8080'],
		run: async (given, out) => (await import('./start.ts')).start(given, out)
	}),
	'user add': command({
		says: 'add the first coordinator, or another of the team, and her organisation where it is new',
		about: 'Prints the link with which she sets her password and second factor, within seven days.',
		words: { email: { value: 'EMAIL', says: 'the address with which she signs in' } },
		options: {
			name: { value: 'NAME', says: 'what she is called', required: true },
			organisation: { value: 'NAME', says: 'the charity or group she works for', required: true },
			role: { value: 'ROLE', says: 'what she does there', choices: roles, default: 'coordinator' },
			language: { ...inLanguageOf, says: 'the language of her pages and letters' },
			data
		},
		examples: ['bin/kith user add ruth@example.org --name Ruth --organisation "Willow Lane"'],
		run: async (given, out) => (await import('./user.ts')).addUser(given, out)
	}),
	'user invite': command({
		says: 'print a new set-up link for somebody on the team who lost her phone or password',
		about: 'What she has goes on working until she is through with the link.',
		words: { email: { value: 'EMAIL', says: 'the address with which she signs in' } },
		options: {
			organisation: { value: 'SLUG', says: 'her organisation as it stands in its address; the first one, unless said' },
			data
		},
		examples: ['bin/kith user invite ruth@example.org'],
		run: async (given, out) => (await import('./invite.ts')).inviteUser(given, out)
	}),
	'lead list': command({
		says: 'who looks after concerns, who hears of them from outside, and who waits for a second yes',
		options: { organisation, data },
		examples: ['bin/kith lead list', 'bin/kith lead list --organisation river-street --json'],
		run: async (given, out) => (await import('./lead.ts')).listLeads(given, out)
	}),
	'lead confirm': command({
		says: 'say the second yes to a safeguarding lead or an outside contact, where nobody in the charity can',
		about:
			'Ask whoever asked first, by voice. Everybody who coordinates or is a lead gets a letter, and the trail says that the host did it.',
		words: { email: { value: 'EMAIL', says: 'the address of whoever is to get the role' } },
		options: { organisation, data },
		examples: ['bin/kith lead confirm helen@example.org'],
		run: async (given, out) => (await import('./lead.ts')).confirmLead(given, out)
	}),
	'lead end': command({
		says: 'end the role of a safeguarding lead or an outside contact now, also of the only one',
		about: 'She is signed out everywhere. She and everybody who coordinates or is a lead get a letter.',
		words: { email: { value: 'EMAIL', says: 'the address with which she was given the role' } },
		options: { organisation, data },
		examples: ['bin/kith lead end helen@example.org'],
		run: async (given, out) => (await import('./lead.ts')).endLead(given, out)
	}),
	languages: command({
		says: 'in which languages an organisation speaks; with --set, others from now on',
		about:
			'The first is its own. In Arabic only the frame of what visitors and parents see is said, and nobody has checked it: those pages say so.',
		options: {
			set: { value: 'LANGUAGE,…', says: `any of ${[...spoken, ...framed].join(', ')}, its own first` },
			organisation,
			data
		},
		examples: ['bin/kith languages', 'bin/kith languages --set en,es,ar --organisation willow-lane'],
		run: async (given, out) => (await import('./languages.ts')).keepLanguages(given, out)
	}),
	settings: command({
		says: 'what an organisation says of itself: name, colour, logo, help lines, where people ask; with options, otherwise from now on',
		about: 'A coordinator does the same on the page Settings. Without options it is printed.',
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
		says: 'bring the database up to date',
		about: '`start` does this too; alone it is for whoever wants to do it apart.',
		options: { data },
		examples: ['bin/kith migrate', 'DATABASE_URL=postgres://… bin/kith migrate --json'],
		run: async (given, out) => (await import('./migrate.ts')).migrateDatabase(given, out)
	}),
	doctor: command({
		says: 'what is wrong with this installation, and what to do about it',
		about: 'Exit 1 when anything is. Run it after every change and every update.',
		options: { data },
		examples: ['bin/kith doctor', 'bin/kith doctor --json'],
		run: async (given, out) => (await import('./doctor.ts')).doctor(given, out)
	}),
	'measures list': command({
		says: 'list every questionnaire that can be scored',
		examples: ['bin/kith measures list', 'bin/kith measures list --json'],
		run: async (given, out) => (await import('./measures.ts')).list(given, out)
	}),
	'measures show': command({
		says: 'what is known about one questionnaire, and how far it was checked',
		words: { measure: { value: 'ID', says: 'its id, from `measures list`' } },
		examples: ['bin/kith measures show epds'],
		run: async (given, out) => (await import('./measures.ts')).show(given, out)
	}),
	'measures score': command({
		says: 'score a file with the columns participant, wave, item1 …',
		about: 'Nothing is kept. A cell that holds no answer of the questionnaire stops the file and is named.',
		words: {
			measure: { value: 'ID', says: 'its id, from `measures list`' },
			file: { value: 'FILE.csv', says: 'one line a person and wave, as .csv or .xlsx' }
		},
		options: {
			method: { value: 'NAME', says: 'another way to count (ghq12: ghq, likert, cghq)' },
			variant: { value: 'NAME', says: 'another printed form (rses: order-b, one-to-four, order-b-one-to-four)' },
			cutoff: { value: 'POINTS', says: 'the licensed cut-off of the form (asqse2, when three answers are missing)' },
			'common-scale': { says: 'the file holds one answer code for all items: turn the reversed ones' },
			...table
		},
		examples: [
			'bin/kith measures score epds answers.csv',
			'bin/kith measures score ghq12 answers.csv --method likert --json'
		],
		run: async (given, out) => (await import('./measures.ts')).score(given, out)
	}),
	'measures import': command({
		says: 'bring in the words of a questionnaire, as whoever holds the licence',
		about:
			'A code is never taken for a value: only an ordinalValue or itemWeight is. Without them it says which answers somebody must point out with --most.',
		words: { file: { value: 'FILE', says: 'a FHIR Questionnaire, or plain text with one item a line' } },
		options: {
			measure: { value: 'ID', says: 'which questionnaire, from `measures list`', required: true },
			language: { value: 'LANGUAGE', says: 'the language of the words, where the file does not say', default: '' },
			licence: { value: 'TEXT', says: 'where the right to use the words is written down', default: '' },
			title: { value: 'TEXT', says: 'what people read above the questions', default: '' },
			options: {
				value: 'TEXT',
				says: 'for a text or a file that does not name its answers: "0 = Never | 1 = Often"',
				default: ''
			},
			most: {
				value: 'TEXT',
				says: 'by item, the answer that counts or worries most, where the file gives no weights: "10 = Yes, often"',
				default: ''
			},
			organisation: { value: 'SLUG', says: 'whose words they are; the first organisation, unless said' },
			data
		},
		examples: [
			'bin/kith measures import words.json --measure epds --licence "letter of 3 May"',
			'bin/kith measures import words.txt --measure swemwbs --language en --licence "no. 4711" --options "1=a|2=b|3=c|4=d|5=e"'
		],
		run: async (given, out) => (await import('./measures-import.ts')).importMeasure(given, out)
	}),
	'stats paired': command({
		says: 'what changed from one column of a file to another',
		about:
			'Exact for small samples. Cells that say there is no answer are missing; a score far outside all others stops the file and is named; a figure that is not defined is null in JSON.',
		words: { file: { value: 'FILE.csv', says: 'one line a person' } },
		options: {
			pre: { value: 'COLUMN', says: 'the scores before', required: true },
			post: { value: 'COLUMN', says: 'the scores after', required: true },
			better: { value: 'WAY', says: 'which way is better', choices: ['higher', 'lower'], required: true },
			case: { value: 'N', says: 'also count who crossed this score' },
			caseop: {
				value: 'WAY',
				says: 'a case scores at least N (ge), which holds unless said, or at most (le)',
				choices: ['ge', 'le']
			},
			reliable: { value: 'N', says: 'also count changes of at least N points' },
			range: { value: 'LEAST..MOST', says: 'what a score can be: any other stops the file and is named' },
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
		says: 'how well coders agree: one line a unit, one column a coder',
		about:
			'Cells that say there is no code are missing. Codes that differ only in capitals or blanks stop the file and are named.',
		words: { file: { value: 'FILE.csv', says: 'the codes' } },
		options: {
			level: {
				value: 'LEVEL',
				says: 'what the codes are',
				choices: ['nominal', 'ordinal', 'interval'],
				default: 'nominal'
			},
			spellings: {
				value: 'WAY',
				says: 'codes that differ only in capitals or blanks are one (same), or are meant as they are written (apart)',
				choices: ['same', 'apart']
			},
			...table
		},
		examples: ['bin/kith stats agreement codes.csv', 'bin/kith stats agreement codes.csv --level ordinal --json'],
		run: async (given, out) => (await import('./stats.ts')).agreement(given, out)
	}),
	'evaluate measure': command({
		says: 'what changed, from a spreadsheet of answers, as figures and in plain sentences',
		about: 'Nothing is kept. Columns that are named as usual are found; say the others.',
		words: { file: { value: 'FILE.csv', says: 'one line a person and wave, as .csv or .xlsx' } },
		options: {
			measure: { value: 'ID', says: 'which questionnaire, from `measures list`', required: true },
			participant: { value: 'COLUMN', says: 'who it is' },
			wave: { value: 'COLUMN', says: 'before, after or later (or follow-up)' },
			cohort: { value: 'COLUMN', says: 'which course' },
			items: { value: 'COLUMN,…', says: 'the answers in their order' },
			waves: {
				value: 'WORD=WAVE,…',
				says: 'what words for waves mean: before, after, later, or leave to leave those lines out'
			},
			labels: { value: 'LABEL=VALUE,…', says: 'which value each word for an answer has' },
			answers: {
				value: 'WAY',
				says: 'of a measure with turned items: one code for the same word on every item (given), or values turned already (turned)',
				choices: ['given', 'turned']
			},
			people: {
				value: 'WAY',
				says: 'codes that look alike (K07, K 07) are one person (same), or each their own (apart)',
				choices: ['same', 'apart']
			},
			cohorts: { value: 'WAY', says: 'codes begin again in each cohort', choices: ['apart'] },
			days: { value: 'WAY', says: 'which comes first in 3/4/2027', choices: ['day-first', 'month-first'] },
			...table,
			language: { value: 'LANGUAGE', choices: spoken, says: 'the same as --lang' }
		},
		examples: [
			'bin/kith evaluate measure answers.csv --measure wemwbs --lang es',
			'bin/kith evaluate measure answers.xlsx --measure epds --answers given --waves "T1=before,T2=after"'
		],
		run: async (given, out) => (await import('./evaluate.ts')).evaluate(given, out)
	}),
	...programmeCommands,
	completion: command({
		says: 'print what your shell needs to complete the words of bin/kith',
		words: { shell: { value: 'SHELL', says: 'bash, zsh or fish' } },
		examples: [
			'source <(bin/kith completion bash)',
			'bin/kith completion zsh > "${fpath[1]}/_kith"',
			'bin/kith completion fish > ~/.config/fish/completions/kith.fish'
		],
		run: async (given, out) => (await import('./completion.ts')).completion(given, out, commands)
	})
};
