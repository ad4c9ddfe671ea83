import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden } from '#platform/outcome.ts';
import { voteIn } from '#cast/coproduction.ts';
import { test } from '../../../tests/support/house.ts';
import { passOf } from './ballot/queries.server.ts';
import { getResult } from './count/queries.server.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { nameTeller } from './roll/commands.server.ts';
import { listRollForTeller } from './roll/queries.server.ts';
import { takeSlip } from './slip/commands.server.ts';

test('her copy says on which rolls she is, that she took a slip and that she tells; it is the same whether she voted or not', async ({
	house
}) => {
	const { voters, decisionId, coordinator, ...vote } = await voteIn(house);
	const [her, other] = voters;
	const before = await her!((tx) => copyFor(tx, her!.id));
	expect(before).toEqual({
		'coproduction.roll': [{ decision_id: decisionId, added_at: null, added_why: null }],
		'coproduction.guide_answer': [],
		'coproduction.tick': [],
		'coproduction.teller': [],
		'coproduction.comment': [],
		'coproduction.reply_person': [],
		'coproduction.reply': [],
		'coproduction.reply_group': [],
		'coproduction.reply_answer': [],
		'coproduction.listener': [],
		'coproduction.note': [],
		'coproduction.note_teller': [],
		'coproduction.promise': [],
		'coproduction.step': [],
		'coproduction.suggestion': [],
		'coproduction.panellist': [],
		'coproduction.rating': [],
		'coproduction.interest': []
	});
	await vote.cast(her!, [1]);
	expect(await her!((tx) => copyFor(tx, her!.id))).toEqual(before);
	await coordinator((tx) => nameTeller(tx, decisionId, other!.id));
	const [first] = await other!((tx) => listRollForTeller(tx, decisionId));
	await other!((tx) => takeSlip(tx, decisionId, first?.line ?? ''));
	expect(await her!((tx) => copyFor(tx, her!.id))).toMatchObject({
		'coproduction.tick': [{ decision_id: decisionId }]
	});
	expect(await other!((tx) => copyFor(tx, other!.id))).toMatchObject({
		'coproduction.teller': [{ decision_id: decisionId }]
	});
	await expect(other!((tx) => copyFor(tx, her!.id))).rejects.toThrow(Forbidden);
});

test('whoever is forgotten while a vote is open takes her paper along; afterwards only her line goes', async ({
	house
}) => {
	const { voters, decisionId, ...vote } = await voteIn(house, { people: 7 });
	for (const voter of voters) await vote.cast(voter, [2]);
	await house.as('job', (job) => eraseFor(job, voters[0]!.id));
	await expect(voters[0]!((tx) => passOf(tx, decisionId))).rejects.toThrow();
	await vote.endTime();
	await vote.close();
	const result = await voters[1]!((tx) => getResult(tx, decisionId));
	expect(result).toMatchObject({ papers: 6, onRoll: 7 });
	await house.as('job', (job) => eraseFor(job, voters[1]!.id));
	expect(await voters[2]!((tx) => getResult(tx, decisionId))).toEqual(result);
	const roll = house.owner.db.selectFrom('coproduction.roll').select('person_id').where('decision_id', '=', decisionId);
	expect((await roll.execute()).map((row) => row.person_id).sort()).toEqual(
		voters
			.slice(2)
			.map(({ id }) => id)
			.sort()
	);
	await expect(vote.state().then(() => house.as('visitor', (tx) => eraseFor(tx, uuidv7())))).rejects.toThrow(Forbidden);
});
