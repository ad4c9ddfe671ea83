import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test } from '../../../../tests/support/house.ts';
import { coverCriterion } from './commands.server.ts';
import { listCovered } from './queries.server.ts';

test('what parents chose to be asked about stands first until a measure asks about it; whoever plans says which, and takes it back', async ({
	house
}) => {
	const [coordinator, evaluator] = [await staffOf(house, 'coordinator'), await staffOf(house, 'evaluator')];
	const [project, asked, value] = [uuidv7(), uuidv7(), uuidv7()];
	const org_id = house.orgId;
	const about = { name: '{"en":"A course"}', ladder: 'together' };
	await house.owner.db
		.insertInto('coproduction.project')
		.values({ org_id, id: project, ...about })
		.execute();
	const chosen = { org_id, project_id: project, words: '{"en":"I laughed"}', talked_on: '2026-01-01' };
	await house.owner.db
		.insertInto('coproduction.criterion')
		.values([
			{ ...chosen, id: value, becomes: 'value' },
			{ ...chosen, id: asked, becomes: 'measure' }
		])
		.execute();
	const list = async () => (await evaluator(listCovered)).map(({ id, measure }) => [id, measure]);
	expect(await list()).toEqual([
		[asked, null],
		[value, null]
	]);
	const cover = (id: string, measure: string) => evaluator((tx) => coverCriterion(tx, id, measure));
	expect(await cover(value, 'how-things-are')).toMatchObject({ reason: 'not-asked-about' });
	expect(await cover(asked, 'asq3')).toMatchObject({ reason: 'unfit' });
	await expect(cover(uuidv7(), 'how-things-are')).rejects.toThrow(NotFound);
	const stranger = await personIn(house);
	await expect(stranger((tx) => coverCriterion(tx, asked, 'how-things-are'))).rejects.toThrow(Forbidden);
	expect((await list())[0]).toEqual([asked, null]);
	for (const measure of ['how-heavy-it-gets', 'how-things-are']) expect((await cover(asked, measure)).ok).toBe(true);
	expect((await coordinator(listCovered))[0]).toMatchObject({ id: asked, measure: 'how-things-are' });
	expect(await stranger(listCovered)).toEqual([]);
	expect((await cover(asked, '')).ok).toBe(true);
	expect((await list())[0]).toEqual([asked, null]);
});
