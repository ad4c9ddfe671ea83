import { howThingsAre } from '@kith/measures';
import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { staffSession } from '#cast/evaluation.ts';
import { analyse } from '../change/analysis.ts';
import type { DatasetRow } from '../change/rows.ts';
import { openReport, refreshReport } from '../report/commands.server.ts';
import { figuresCsv } from '../report/sheet.server.ts';
import { endLink, publishReport, shareEdition, writeForeword } from './commands.server.ts';
import { getEdition, listEditions } from './queries.server.ts';

/** Twelve people, of whom two got clearly worse: too few to be shown. */
function rows(people = 12): DatasetRow[] {
	return Array.from({ length: people }, (_, at) =>
		(['before', 'after'] as const).map((wave, line) => ({
			line: at * 2 + line,
			participant: `p${at}`,
			cohort: '',
			wave,
			language: null,
			answeredOn: null,
			answers: Object.fromEntries(
				Array.from({ length: 7 }, (_x, item) => [item + 1, wave === 'before' ? 3 : at < 2 ? 1 : 4])
			)
		}))
	).flat();
}

async function opened(house: House, people = 12) {
	const evaluator = await staffSession(house, 'evaluator');
	const dataset = { org_id: house.orgId, title: 'Spring', measure: 'how-things-are', file_name: 'x', columns: '{}' };
	const { id: datasetId } = await house.owner.db
		.insertInto('evaluation.dataset')
		.values({ ...dataset, file_hash: Buffer.from(randomUUID()) })
		.returning('id')
		.executeTakeFirstOrThrow();
	const title = { en: 'Spring', es: 'Primavera' };
	const report = { title, measure: 'how-things-are', datasetId };
	const id = await house.signedIn(evaluator, (tx) => openReport(tx, report, analyse(howThingsAre, rows(people))));
	const editions = () => house.signedIn(evaluator, (tx) => listEditions(tx, id));
	const publish = () => house.signedIn(evaluator, (tx) => publishReport(tx, id));
	const read = (token: string) => house.as('link', (tx) => getEdition(tx, token));
	return { id, evaluator, editions, publish, read };
}

test('a report is published once as it stands, and whoever has the link reads it in both languages', async ({
	house
}) => {
	const { id, evaluator, editions, publish, read } = await opened(house);
	await house.signedIn(evaluator, (tx) =>
		writeForeword(tx, id, { en: 'We thank you all.', es: '' }, { en: 'We go on.', es: '' })
	);
	const [first, again] = await Promise.all([publish(), publish()]);
	expect(first).toEqual(again);
	const [edition] = await editions();
	expect(edition).toMatchObject({ number: 1, version: 1, links: [{ endedAt: null }] });
	const shown = await read(edition?.links[0]?.token ?? '');
	expect(shown).toMatchObject({ number: 1, foreword: { en: 'We thank you all.' }, closing: { en: 'We go on.' } });
	expect(Object.keys(shown.says).sort()).toEqual(['en', 'es']);
	expect(shown.says.es?.title).toBe('Primavera');
	for (const said of Object.values(shown.says)) expect(said.headline).not.toBe('');
});

test('what is published holds no count that is hidden, nor anybody’s own line', async ({ house }) => {
	const { editions, publish, read } = await opened(house);
	await publish();
	const shown = await read((await editions())[0]?.links[0]?.token ?? '');
	expect(shown.figures.all).toMatchObject({ deteriorated: null });
	expect(JSON.stringify(shown)).not.toMatch(/"p\d+"|"people"/);
	const csv = figuresCsv(shown.figures);
	expect(csv).toContain('all,deteriorated,hidden');
	expect(csv).not.toMatch(/deteriorated,\d/);
});

test('a published report does not change: new figures and new words are a new edition with a link of its own', async ({
	house
}) => {
	const { id, evaluator, editions, publish, read } = await opened(house);
	await publish();
	const token = (await editions())[0]?.links[0]?.token ?? '';
	const before = await read(token);
	await house.signedIn(evaluator, (tx) => writeForeword(tx, id, { en: 'Other words' }));
	expect(await read(token)).toEqual(before);
	await publish();
	expect((await editions()).map(({ number }) => number)).toEqual([2, 1]);
	await house.signedIn(evaluator, (tx) => refreshReport(tx, id)); // its rows are not there any more: nothing is left to say
	expect(await read(token)).toEqual(before);
	const changed = house.signedIn(evaluator, (tx) =>
		tx.db.updateTable('evaluation.edition').set({ says: '{}' }).execute()
	);
	await expect(changed).rejects.toThrow('permission denied');
});

test('a link that was ended opens nothing, another one does, and both are on record', async ({ house }) => {
	const { evaluator, editions, publish, read } = await opened(house);
	const published = await publish();
	const link = (await editions())[0]?.links[0];
	for (let twice = 0; twice < 2; twice++)
		expect((await house.signedIn(evaluator, (tx) => endLink(tx, link?.id ?? ''))).ok).toBe(true);
	await expect(read(link?.token ?? '')).rejects.toBeInstanceOf(NotFound);
	await expect(read('nonsense')).rejects.toBeInstanceOf(NotFound);
	for (let twice = 0; twice < 2; twice++)
		await house.signedIn(evaluator, (tx) => shareEdition(tx, published.ok ? published.value : ''));
	const links = (await editions())[0]?.links ?? [];
	expect(links.map(({ endedAt }) => endedAt === null)).toEqual([true, false]);
	expect((await read(links[0]?.token ?? '')).number).toBe(1);
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('action', 'like', 'evaluation.edition.%')
		.execute();
	expect(trail.map(({ action }) => action)).toEqual(
		expect.arrayContaining(['evaluation.edition.shared', 'evaluation.edition.link-ended'])
	);
});

test('too few answers are not published; facilitators publish, write and end nothing', async ({ house }) => {
	const few = await opened(house, 6);
	expect(await few.publish()).toEqual({ ok: false, reason: 'nothing-to-say' });
	const { id, editions, publish } = await opened(house);
	await publish();
	const link = (await editions())[0]?.links[0]?.id ?? '';
	const facilitator = await staffSession(house, 'facilitator');
	for (const work of [
		() => house.signedIn(facilitator, (tx) => publishReport(tx, id)),
		() => house.signedIn(facilitator, (tx) => writeForeword(tx, id, { en: 'x' })),
		() => house.signedIn(facilitator, (tx) => endLink(tx, link)),
		() => house.as('visitor', (tx) => listEditions(tx, id))
	])
		await expect(work()).rejects.toBeInstanceOf(Forbidden);
});
