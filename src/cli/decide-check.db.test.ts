import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { runtime } from '#platform/runtime.ts';
import { urnFolder } from '#rooms/coproduction/urn/key.server.ts';
import { voteIn } from '#cast/coproduction.ts';
import { test } from '../../tests/support/house.ts';
import { checkVotes, isWell } from './decide-check.ts';
import { voteFindings } from './doctor/votes.ts';

test('each vote counts again the same and its key is gone; a change, a lost key and one that outlived its vote are found', async ({
	house,
	database
}) => {
	const vote = await voteIn(house, { people: 6 });
	const { dataDir } = runtime();
	const found = async () => {
		const checked = await checkVotes(database.ownerUrl, dataDir);
		return {
			...checked, // other tests of this database leave votes that ended, whose key the next minute would destroy
			counted: checked.counted.filter(({ id }) => id === vote.decisionId),
			outlived: checked.outlived.filter((id) => id === vote.decisionId)
		};
	};
	const key = join(urnFolder(dataDir), `${vote.decisionId}.key`);
	for (const [at, voter] of vote.voters.entries())
		await vote.cast(voter, [(at % 3) + 1, 2].slice(0, at % 3 === 1 ? 1 : 2));
	expect((await found()).lost).not.toContain(vote.decisionId);
	await vote.endTime();
	await vote.close();
	const right = { id: vote.decisionId, papers: 6, receipts: 6, same: true, key: 'gone' };
	expect(await found()).toMatchObject({ counted: [right], outlived: [] });
	writeFileSync(key, 'x');
	expect(await found()).toMatchObject({ counted: [{ ...right, key: 'there' }], outlived: [vote.decisionId] });
	const [finding] = await voteFindings(database.ownerUrl, dataDir);
	expect(finding).toMatchObject({ check: 'votes', ok: false, says: expect.stringContaining(vote.decisionId) });
	await sql`update coproduction.kept_ballot set n = n + 1 where decision_id = ${vote.decisionId}::uuid and pattern = '2'`.execute(
		house.owner.db
	);
	expect((await found()).counted).toMatchObject([{ same: false }]);
	const other = await voteIn(house);
	expect((await checkVotes(database.ownerUrl, join(dataDir, 'elsewhere'))).lost).toContain(other.decisionId);
	expect(isWell({ open: 0, counted: [], lost: [], outlived: [] })).toBe(true);
});
