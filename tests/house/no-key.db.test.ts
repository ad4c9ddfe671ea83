import { expect } from 'vitest';
import { test, type SetScene } from './set-scene.ts';
import { cast } from './scene/cast.ts';
import { Trial } from './trial.ts';
import { matrix } from './who-sees.ts';

// Checks that nobody who may read two tables can join a name to a pseudonym: what two rows share must lead to nobody.
const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every row that somebody may read in any table, as the ids that stand in it. */
async function idsRead({ scene, ids }: SetScene, name: string, fault?: string): Promise<Set<string>[]> {
	const trial = new Trial(scene, ids, name);
	return trial.within(async () => {
		const read: Set<string>[] = [];
		for (const table of scene.shapes.keys()) {
			await scene.owner.query('savepoint look');
			const { rows } = await scene.owner
				.query<{ row: string }>(`select to_jsonb(t)::text as row from ${table} t`)
				.catch(async () => {
					await scene.owner.query('rollback to savepoint look');
					return { rows: [] };
				});
			read.push(...rows.map(({ row }) => new Set(row.match(uuid))));
		}
		return read;
	}, fault);
}

/** The people whose pseudonym two rows, read together, give away: they share an id that stands in rows of hers alone. */
async function undone(set: SetScene, name: string, fault?: string): Promise<string[]> {
	const { rows: pairs } = await set.scene.owner.query<{ id: string; person: string }>(
		'select id, person_id as person from evaluation.participant'
	);
	const others = pairs.filter(({ person }) => person !== set.ids.person[name]);
	const read = await idsRead(set, name, fault);
	const people = new Set(Object.values(set.ids.person));
	const pseudonyms = new Set(pairs.map(({ id }) => id));
	const beside = (id: string, kind: Set<string>) =>
		new Set(read.filter((row) => row.has(id)).flatMap((row) => [...row].filter((other) => kind.has(other))));
	return others
		.filter(({ id, person }) => {
			const near = read.filter((row) => row.has(id)).flatMap((row) => [...row]);
			return near.some((shared) => {
				const [named, hidden] = [beside(shared, people), beside(shared, pseudonyms)];
				return named.has(person) && named.size === 1 && hidden.size === 1;
			});
		})
		.map(({ person }) => Object.keys(cast).find((who) => set.ids.person[who] === person) ?? person);
}

// the door and timed work hold the key: they write to people and take answers
for (const name of Object.keys(matrix.speakers).filter((speaker) => !['door', 'link', 'job', 'host'].includes(speaker)))
	test(`${name}: no two tables she may read join a person to a pseudonym`, async ({ set }) => {
		expect(await undone(set, name)).toEqual([]);
	});

test('a key of two tables is found: a letter that names the invitation, read by the evaluator', async ({ set }) => {
	const fault = `update platform.letter l set data = jsonb_build_object('invitation', i.id)
		from evaluation.invitation i join evaluation.participant p on p.org_id = i.org_id and p.id = i.participant_id
		where l.account_id = p.person_id and l.kind = 'evaluation.invitation';
		drop policy sees on platform.letter;
		create policy sees on platform.letter for select to kith_app using (org_id = platform.org())`;
	expect((await undone(set, 'evaluator', fault)).sort()).toEqual(['parent', 'peer', 'stranger']);
});

test('a table that holds both is found', async ({ set }) => {
	const fault = `drop policy sees on evaluation.participant;
		create policy sees on evaluation.participant for select to kith_app using (org_id = platform.org())`;
	expect((await undone(set, 'evaluator', fault)).sort()).toEqual(['parent', 'peer', 'stranger']);
});
