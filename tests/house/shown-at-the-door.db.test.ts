// Joining, signing in and answering need what belongs to one address or one link. The door sees that, and lists nothing.
import { expect } from 'vitest';
import { test, type SetScene } from './set-scene.ts';
import { Trial } from './trial.ts';

/** Every mailbox, hash, way to reach somebody, session and answer. */
const kept = [
	'platform.sign_in_name',
	'platform.credential',
	'platform.session',
	'platform.proof',
	'platform.passkey',
	'platform.challenge',
	'platform.role_grant',
	'people.address',
	'evaluation.link',
	'evaluation.response',
	'evaluation.answer'
];

const show = 'select set_config($1, $2, true)';

/** In which of the tables how many rows are seen by whoever shows this. */
async function seen({ scene, ids }: SetScene, who: 'door' | 'link', shown: string): Promise<Record<string, number>> {
	const trial = new Trial(scene, ids, who);
	return trial.within(async () => {
		await scene.owner.query(show, ['app.shown', shown]);
		const found: Record<string, number> = {};
		for (const table of kept) {
			const { rowCount } = await scene.owner.query(`select from ${table}`);
			if (rowCount) found[table] = rowCount;
		}
		return found;
	});
}

const asked = async ({ scene }: SetScene, sql: string, values: unknown[]): Promise<string> => {
	const { rows } = await scene.owner.query<{ found: string }>(sql, values);
	return rows[0]?.found ?? '';
};

test('nothing is shown, nothing is seen', async ({ set }) => {
	for (const who of ['door', 'link'] as const)
		for (const shown of ['', '%', 'nobody@example.org', '0'.repeat(64)])
			expect(await seen(set, who, shown)).toEqual({});
});

test('an address shows the one account it belongs to, and no other organisation\u2019s', async ({ set }) => {
	const of = 'select email as found from platform.sign_in_name where account_id = $1';
	const hers = await asked(set, of, [set.ids.person.facilitator]);
	const found = await seen(set, 'door', hers);
	expect(found['platform.sign_in_name']).toBe(1);
	expect(found['evaluation.answer']).toBeUndefined();
	expect(await seen(set, 'door', await asked(set, of, [set.ids.person.foreigner]))).toEqual({});
});

test('a link shows its own answers, to whoever holds it and not to the door', async ({ set }) => {
	const link = await asked(
		set,
		`select encode(l.token_hash, 'hex') as found from evaluation.link l join evaluation.response r on r.invitation_id = l.invitation_id
			join evaluation.participant p on p.id = r.participant_id where p.person_id = $1`,
		[set.ids.person.parent]
	);
	expect(link).toHaveLength(64);
	const found = await seen(set, 'link', link);
	expect(found).toMatchObject({ 'evaluation.link': 1, 'evaluation.response': 1 });
	expect(Object.keys(found).filter((table) => table.startsWith('platform.'))).toEqual([]);
	expect(await seen(set, 'door', link)).toEqual({});
});

test('planted: a door to which all is shown is found', async ({ set }) => {
	const trial = new Trial(set.scene, set.ids, 'door');
	const rows = await trial.within(
		async () => (await set.scene.owner.query('select from platform.credential')).rowCount,
		`alter policy sees on platform.credential using (org_id = (select platform.org()) and ${"(select platform.is('door'))"})`
	);
	expect(rows).toBeGreaterThan(0);
});
