import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { wordingFindings } from './measures.ts';

test('words from before whose direction nobody vouched for are named until somebody has looked', async ({
	house,
	database
}) => {
	const items = JSON.stringify([]);
	const words = { language: 'en', version: 1, title: 'x', items, licence_reference: 'x', org_id: house.orgId };
	const keep = (measure: string, source: string) =>
		house.owner.db
			.insertInto('evaluation.wording')
			.values({ ...words, measure, source })
			.returning('id')
			.executeTakeFirstOrThrow();
	const { id } = await keep('epds', 'fhir-r4');
	await keep('gad7', 'fhir-r4');
	await keep('how-heavy-it-gets', 'plain-text');
	const found = async () => (await wordingFindings(database.ownerUrl)).filter(({ check }) => check.includes('epds'));
	expect(await found()).toMatchObject([
		{ ok: false, says: expect.stringContaining('item 3, 5, 6, 7, 8, 9, 10 count') as string }
	]);
	const all = await wordingFindings(database.ownerUrl);
	expect(all.some(({ check }) => /gad7|how-heavy/.test(check))).toBe(false);
	const checks = [3, 5, 6, 7, 8, 9, 10].map((item) => ({ org_id: house.orgId, wording_id: id, item, most: 'x' }));
	await house.owner.db.insertInto('evaluation.wording_check').values(checks).execute();
	expect(await found()).toEqual([]);
});
