import { dimensions } from '../rooms/programmes/desk/attendance-table/form.ts';
import { importKinds } from '../rooms/programmes/desk/import/form.ts';
import { command, type Command } from './command.ts';
import { Misuse } from './misuse.ts';
import { data, organisation, table } from './options.ts';
import { eitherOf, unexpected } from './read.ts';
import { tableNames } from './table-names.ts';

/** The subcommands that reckon from files alone what a programme's pages reckon from rows: nothing is kept. */
export const programmeCommands: Record<string, Command> = {
	'register merge': command({
		says: 'what a register says that was tapped on several phones, from a file of their marks',
		about:
			'The order of the marks and how often each came change nothing. What no mark saw stands; of several values the latest is shown, and allergies and who took a child home are chosen for nobody.',
		words: { file: { value: 'FILE.json', says: 'the session and its marks' } },
		options: { lang: table.lang },
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
		options: { lang: table.lang },
		examples: ['bin/kith gate gate.json', 'bin/kith gate gate.json --json'],
		run: async (given, out) => (await import('./gate.ts')).ruleMessages(given, out)
	}),
	'creche solve': command({
		says: 'whether the family that waits longest fits in a crèche, and the smallest change of hours with which it does',
		about:
			'Exact: fewest people (four at most), then fewest minutes, then names in order; hours only grow, within what each worker may. Times are minutes of the day in quarter hours; slots hold who is planned, without whoever waits.',
		words: { file: { value: 'FILE.json', says: 'hours, bands, rooms, workers, children and who waits' } },
		options: { lang: table.lang },
		examples: ['bin/kith creche solve day.json', 'bin/kith creche solve day.json --lang es --json'],
		run: async (given, out) => (await import('./creche.ts')).solveCreche(given, out)
	}),
	'booklet impose': command({
		says: 'which pages stand side by side on the sheets of a folded booklet',
		about:
			'Pages are filled up to fours: those beyond the last have lines to write on. To be turned on the short edge.',
		words: { pages: { value: 'N', says: 'how many pages it has' } },
		options: { rtl: { says: 'it is read from right to left' } },
		examples: ['bin/kith booklet impose 8', 'bin/kith booklet impose 12 --rtl --json'],
		run: async (given, out) => (await import('./booklet.ts')).imposeBooklet(given, out)
	}),
	attendance: command({
		says: 'attendance counted from a table of register lines, by area, month and the like',
		about:
			'A session that was called off counts for nobody, nor does one after somebody left; twice on one register is once. Different people are counted in each row and in the total, so a person in two rows is one in the total; each is a first-timer in one row. The base is how many sessions were open to somebody, over all people.',
		words: {
			file: {
				value: 'FILE.csv',
				says: 'session, on, person, state, and programme, kind, area, block, walkIn, cancelled, language as there are'
			}
		},
		options: {
			by: { value: 'COLUMN,…', says: `any of ${dimensions.join(', ')}`, required: true },
			readers: { says: 'as whoever sees nobody may read it: few people are hidden, also against subtraction' },
			sheet: table.sheet,
			lang: table.lang
		},
		examples: [
			'bin/kith attendance registers.csv --by area,month',
			'bin/kith attendance registers.xlsx --by programme --readers --json'
		],
		run: async (given, out) => (await import('./attendance.ts')).countAttendance(given, out)
	}),
	table: command({
		says: 'write a table as somebody of the team would take it from its page',
		about: `What she may not see is not in it, and that it was taken as her is written down. Tables: ${tableNames.join(', ')}. Attendance is of the last twelve months. The last row of each is its sum.`,
		words: { name: { value: 'NAME', says: 'which table' } },
		options: {
			csv: { says: 'as CSV' },
			xlsx: { says: 'as a workbook, which opens as columns in every Excel' },
			out: { value: 'FILE', says: 'where it is written', required: true },
			as: { value: 'EMAIL', says: 'as whom: the address with which she signs in', required: true },
			organisation,
			data
		},
		examples: [
			'bin/kith table claims --csv --out claims.csv --as ruth@example.org',
			'bin/kith table attendance-by-month --xlsx --out attendance.xlsx --as ruth@example.org --json'
		],
		run: async ({ name, ...given }, out) => {
			const table = tableNames.find((one) => one === name);
			if (!table) throw new Misuse(unexpected('NAME', eitherOf(tableNames), name));
			return (await import('./take-table.ts')).takeTable({ ...given, name: table }, out);
		}
	}),
	'import check': command({
		says: 'what would become of each row of a table of people or of a past register: new, the same as an earlier row, or wrong',
		about:
			'Nothing is kept, and nothing is looked up. Columns are told by what stands above them, in English or Spanish. A plan is carried out whole or not at all: it is ready once nothing is wrong.',
		words: { file: { value: 'FILE', says: 'a table as .csv or .xlsx' } },
		options: {
			as: { value: 'WHAT', says: 'what it holds', choices: importKinds, required: true },
			zone: { value: 'ZONE', says: 'whose country’s phone numbers they are', default: 'Europe/London' },
			sheet: table.sheet,
			lang: table.lang
		},
		examples: [
			'bin/kith import check people.xlsx --as people',
			'bin/kith import check register.csv --as register --json'
		],
		run: async (given, out) => (await import('./import.ts')).checkFile(given, out)
	})
};
