// Every form of every page, sent by everybody with ids that belong to others: the answer is the one declared, and nothing changes.
import { expect } from 'vitest';
import { actions, declared, type Whose } from './actions.ts';
import { visitors, type Visitor } from './routes.ts';
import { post, send, test } from './send.ts';

const timeout = 540_000;

type Found = Record<string, Record<string, Record<string, Visitor[]>>>;

/** Who was answered otherwise than declared. */
function differences(found: Found): string[] {
	return Object.entries(found).flatMap(([action, kinds]) =>
		Object.entries(kinds).flatMap(([whose, statuses]) =>
			Object.entries(statuses).flatMap(([status, who]) =>
				who
					.filter((each) => !declared[action]?.[whose as Whose]?.[status]?.includes(each))
					.map((each) => `${each} ${action} ${whose}: ${status}`)
			)
		)
	);
}

test('every action of every page has a line, and no line is left over', () => {
	expect(Object.keys(declared).sort()).toEqual(actions().sort());
});

test(
	'what is sent with the ids of others is answered as declared, and changes nothing',
	{ timeout },
	async ({ watched }) => {
		const found: Found = {};
		const changed: string[] = [];
		for (const action of Object.keys(declared)) {
			const line = declared[action];
			if (!line || line.own) continue;
			for (const whose of ['another', 'elsewhere'] as const)
				for (const who of visitors) {
					if (line.does?.[whose]?.includes(who)) continue;
					const sent = await send(watched, action, who, whose);
					(((found[action] ??= {})[whose] ??= {})[sent.status] ??= []).push(who);
					if (sent.changed.length) changed.push(`${who} ${action} ${whose}: ${sent.changed.join(', ')}`);
				}
		}
		expect(changed).toEqual([]);
		expect(differences(found)).toEqual([]);
	}
);

test('no form tells a stranger that something exists: what she may not touch is answered like what is not there', () => {
	const telling = Object.entries(declared).flatMap(([action, { another, elsewhere }]) => {
		const unseen = action.includes('[') ? [] : (elsewhere?.[403] ?? []); // an address that names something is never forbidden
		const forbidden = (another?.[403] ?? []).filter((who) => who !== 'coordinator-elsewhere'); // elsewhere is hers
		return forbidden.filter((who) => !unseen.includes(who)).map((who) => `${who} ${action}`);
	});
	expect(telling).toEqual([]);
});

test('a policy that lets a stranger in is found', { timeout }, async ({ watched }) => {
	const { owner } = watched.set.scene;
	await owner.query(
		'create policy planted on people.child for select to kith_app using (true); create policy planted on people.child_care for all to kith_app using (true)'
	);
	try {
		// the command still refuses what the policy shows: both must be gone before a stranger changes anything
		expect((await send(watched, '/(app)/(mine)/me/children?/confirm', 'parent', 'another')).status).toBe(404);
	} finally {
		await owner.query('drop policy planted on people.child; drop policy planted on people.child_care');
	}
});

test(
	'whoever may, does, and thrice at once is no fault: the forms that are sent are whole',
	{ timeout },
	async ({ watched }) => {
		const refused: string[] = [];
		for (const [action, { does, own }] of Object.entries(declared)) {
			const tries: [Visitor | undefined, Whose | 'own'][] = own
				? []
				: [
						['parent', 'own'],
						[does?.another?.[0], 'another']
					];
			for (const [who, whose] of tries) {
				if (!who) continue;
				const sends = [1, 2, 3].map(() => post(watched, action, who, whose));
				for (const { status } of await Promise.all(sends))
					if (status >= 500 || (status === 422 && whose === 'another'))
						refused.push(`${who} ${action} ${whose}: ${status}`);
			}
		}
		expect(refused).toEqual([]);
	}
);
