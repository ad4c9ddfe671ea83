import { m } from '#messages';
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
		says: m.commands_register_merge,
		about: m.commands_register_merge_about,
		words: { file: { value: m.commands_value_json_file, says: m.commands_register_merge_file } },
		options: { lang: table.lang },
		examples: ['bin/kith register merge marks.json', 'bin/kith register merge marks.json --json'],
		run: async (given, out) => (await import('./register.ts')).mergeRegister(given, out)
	}),
	'register typed': command({
		says: m.commands_register_typed,
		about: m.commands_register_typed_about,
		words: { text: { value: m.commands_value_text, says: m.commands_register_typed_text } },
		options: {
			booked: { value: m.commands_value_n, says: m.commands_register_typed_booked, required: true },
			lang: table.lang
		},
		examples: [
			'bin/kith register typed "1-6, 8 l, 9 a, 12 e, +2, heads 14/9" --booked 12',
			'bin/kith register typed "1-6, 8 t, cabezas 14/9" --booked 12 --lang es --json'
		],
		run: async (given, out) => (await import('./register.ts')).typedRegister(given, out)
	}),
	gate: command({
		says: m.commands_gate,
		about: m.commands_gate_about,
		words: { file: { value: m.commands_value_json_file, says: m.commands_gate_file } },
		options: { lang: table.lang },
		examples: ['bin/kith gate gate.json', 'bin/kith gate gate.json --json'],
		run: async (given, out) => (await import('./gate.ts')).ruleMessages(given, out)
	}),
	'creche solve': command({
		says: m.commands_creche_solve,
		about: m.commands_creche_solve_about,
		words: { file: { value: m.commands_value_json_file, says: m.commands_creche_solve_file } },
		options: { lang: table.lang },
		examples: ['bin/kith creche solve day.json', 'bin/kith creche solve day.json --lang es --json'],
		run: async (given, out) => (await import('./creche.ts')).solveCreche(given, out)
	}),
	'booklet impose': command({
		says: m.commands_booklet,
		about: m.commands_booklet_about,
		words: { pages: { value: m.commands_value_n, says: m.commands_booklet_pages } },
		options: { rtl: { says: m.commands_booklet_rtl } },
		examples: ['bin/kith booklet impose 8', 'bin/kith booklet impose 12 --rtl --json'],
		run: async (given, out) => (await import('./booklet.ts')).imposeBooklet(given, out)
	}),
	attendance: command({
		says: m.commands_attendance,
		about: m.commands_attendance_about,
		words: {
			file: {
				value: m.commands_value_csv,
				says: m.commands_attendance_file
			}
		},
		options: {
			by: {
				value: m.commands_value_columns,
				says: () => m.commands_attendance_by({ dimensions: dimensions.join(', ') }),
				required: true
			},
			readers: { says: m.commands_attendance_readers },
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
		says: m.commands_table,
		about: () => m.commands_table_about({ names: tableNames.join(', ') }),
		words: { name: { value: m.commands_value_name, says: m.commands_table_name } },
		options: {
			csv: { says: m.commands_table_csv },
			xlsx: { says: m.commands_table_xlsx },
			out: { value: m.commands_value_file, says: m.commands_table_out, required: true },
			as: { value: m.commands_value_email, says: m.commands_table_as, required: true },
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
		says: m.commands_import_check,
		about: m.commands_import_check_about,
		words: { file: { value: m.commands_value_file, says: m.commands_import_check_file } },
		options: {
			as: { value: m.commands_value_what, says: m.commands_import_check_as, choices: importKinds, required: true },
			zone: { value: m.commands_value_zone, says: m.commands_import_check_zone, default: 'Europe/London' },
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
