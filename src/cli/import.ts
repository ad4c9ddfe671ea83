import { m } from '#messages';
import type { ImportKind } from '../rooms/programmes/desk/import/form.ts';
import { checkImport, type ImportCheck } from '../rooms/programmes/desk/import/policy.ts';
import { isZone } from './gate.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { unexpected } from './read.ts';
import { tableFor } from './table.ts';

interface Given {
	file: string;
	as: ImportKind;
	zone: string;
	sheet?: string;
	json: boolean;
}

/** What would become of each row of a table, before anything is kept. Nothing is looked up in any database. */
export async function checkFile({ file, as, zone, sheet, json }: Given, out: Out): Promise<number> {
	if (!isZone(zone)) throw new Misuse(unexpected('--zone', m.sheets_want_zone(), zone));
	const check = checkImport(await tableFor(file, { sheet }), as, zone);
	answer(out, json, check, inWords(check));
	return 0;
}

function inWords({ columns, rows, plan }: ImportCheck): string {
	const { ready: _, ...counts } = plan;
	return [
		...columns.map(({ column, as }) => `${column}: ${as ?? m.programmes_import_left()}`),
		...rows
			.filter(({ act }) => act !== 'new')
			.map(({ line, at = '', why = '' }) => `${m.sheets_line({ line })}, ${at}: ${why}`),
		m.programmes_import_plan(counts)
	].join('\n');
}
