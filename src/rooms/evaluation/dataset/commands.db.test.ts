import { definitionOf } from '@kith/measures';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { textTable } from '#platform/sheets/read.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { staffSession } from '#cast/evaluation.ts';
import { test } from '../../../../tests/support/house.ts';
import { guessColumns, isWhole } from './columns.ts';
import { importDataset, takeBackDataset } from './commands.server.ts';

const definition = definitionOf('how-things-are');
if (!definition) throw new Error('a measure of our own is gone');
const items = definition.items.map((_, index) => `q${index + 1}`);
const bytesOf = (code: string) => {
	const lines = ['before', 'after'].map((wave) => [code, wave, ...items.map(() => '2')].join(','));
	return Buffer.from([['id', 'wave', ...items].join(','), ...lines].join('\n'));
};

/** What the page hands over when somebody uploads the file. */
function upload(code = 'p1') {
	const bytes = bytesOf(code);
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

test('what was brought in by mistake is taken back out, is written down, and can come in again', async ({ house }) => {
	const session = await staffSession(house, 'evaluator');
	const bringIn = () => house.signedIn(session, (tx) => importDataset(tx, upload('p2')));
	const count = async (
		table: 'evaluation.dataset' | 'evaluation.dataset_row' | 'evaluation.report' | 'evaluation.summary'
	) => (await house.owner.db.selectFrom(table).select('org_id').where('org_id', '=', house.orgId).execute()).length;
	const counts = () =>
		Promise.all([
			count('evaluation.dataset'),
			count('evaluation.dataset_row'),
			count('evaluation.report'),
			count('evaluation.summary')
		]);
	const before = await counts();
	const first = await bringIn();
	expect(await counts()).not.toEqual(before);
	if (!first.ok) throw new Error(first.reason);
	const coordinators = await staffSession(house, 'facilitator');
	await expect(house.signedIn(coordinators, (tx) => takeBackDataset(tx, first.value))).rejects.toThrow();
	expect(await house.signedIn(session, (tx) => takeBackDataset(tx, first.value))).toMatchObject({ ok: true });
	expect(await counts()).toEqual(before);
	const kept = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.where('action', '=', 'evaluation.dataset.taken-back')
		.execute();
	expect(kept).toHaveLength(1);
	expect((await bringIn()).ok).toBe(true);
	await expect(house.signedIn(session, (tx) => takeBackDataset(tx, first.value))).rejects.toThrow();
});

test('what holds on to a report holds on to its sheet: nothing is taken back then', async ({ house }) => {
	const session = await staffSession(house, 'evaluator');
	const brought = await house.signedIn(session, (tx) => importDataset(tx, upload('p3')));
	if (!brought.ok) throw new Error(brought.reason);
	await sql`create table evaluation.holds_on (org_id uuid, report_id uuid, foreign key (org_id, report_id) references evaluation.report (org_id, id))`.execute(
		house.owner.db
	);
	try {
		await sql`insert into evaluation.holds_on values (${house.orgId}::uuid, ${brought.value}::uuid)`.execute(
			house.owner.db
		);
		const outcome = await house.signedIn(session, (tx) => takeBackDataset(tx, brought.value));
		expect(outcome).toEqual({ ok: false, reason: 'published' });
	} finally {
		await sql`drop table evaluation.holds_on`.execute(house.owner.db);
	}
});
