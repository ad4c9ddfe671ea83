import { definitionOf } from '@kith/measures';
import { expect } from 'vitest';
import { textTable } from '#platform/sheets/read.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { staffSession } from '#cast/evaluation.ts';
import { test } from '../../../../tests/support/house.ts';
import { guessColumns, isWhole } from './columns.ts';
import { importDataset } from './commands.server.ts';

const definition = definitionOf('how-things-are');
if (!definition) throw new Error('a measure of our own is gone');
const items = definition.items.map((_, index) => `q${index + 1}`);
const lines = ['before', 'after'].map((wave) => ['p1', wave, ...items.map(() => '2')].join(','));
const bytes = Buffer.from([['id', 'wave', ...items].join(','), ...lines].join('\n'));

/** What the page hands over when somebody uploads the file. */
function upload() {
	const table = textTable(bytes, 'three-courses.csv');
	const columns = guessColumns(table.headers, items.length);
	if (!definition || !isWhole(columns)) throw new Error('the columns are not known');
	return { id: uuidv7(), title: 'Three courses', definition, table, bytes, columns };
}

test('the same file sent twice at once, and once more, is brought in once and said to be there', async ({ house }) => {
	const session = await staffSession(house, 'evaluator');
	const send = () => house.signedIn(session, (tx) => importDataset(tx, upload()));
	const outcomes = [...(await Promise.all([send(), send(), send()])), await send()];
	expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
	for (const outcome of outcomes) if (!outcome.ok) expect(outcome).toEqual({ ok: false, reason: 'already-there' });
	const kept = house.owner.db.selectFrom('evaluation.dataset').select('id').where('org_id', '=', house.orgId);
	expect(await kept.execute()).toHaveLength(1);
});
