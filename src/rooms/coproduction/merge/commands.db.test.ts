import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { voteIn } from '#cast/coproduction.ts';
import { personIn } from '#cast/people.ts';
import { bringTogether } from '../../../merging.server.ts';
import { test } from '../../../../tests/support/house.ts';
import { getResult } from '../count/queries.server.ts';
import { addToRoll, nameTeller } from '../roll/commands.server.ts';

test('two records of one person are one line on an open roll, and have one paper', async ({ house }) => {
	const { voters, decisionId, coordinator, ...vote } = await voteIn(house, { people: 5 });
	const [kept, ...others] = voters;
	const value = `+4411349${String(parseInt(uuidv7().slice(-5), 16))
		.slice(-5)
		.padStart(5, '0')}`;
	const gone = await personIn(house, { called: 'Voter 1', reach: { kind: 'phone', value } });
	expect(await coordinator((tx) => addToRoll(tx, decisionId, gone.id, 'She came to the first meeting.'))).toEqual({
		ok: true
	});
	await coordinator((tx) => nameTeller(tx, decisionId, gone.id));
	for (const voter of [kept!, gone, ...others]) await vote.cast(voter, [1]);
	expect(await coordinator((tx) => bringTogether(tx, kept!.id, gone.id))).toMatchObject({ ok: true });
	await vote.endTime();
	await vote.close();
	const result = await coordinator((tx) => getResult(tx, decisionId));
	expect(result).toMatchObject({ papers: 5, byPhone: 5, onRoll: 5 });
	expect(result.receipts).toHaveLength(5);
});
