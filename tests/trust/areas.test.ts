// Ids of another area put into every address, by whoever coordinates the first and by whoever leads the programme: the answer is, letter
// by letter, the one for an id that is nowhere. A sample in the ordinary check, ten thousand swaps with KITH_DEEP=1.
import { expect } from 'vitest';
import { canaries } from './judge.ts';
import { addressOf, missing, partsFor, partsOf, routes } from './routes.ts';
import { test, type Answer, type Served } from './served.ts';

const swaps = process.env.KITH_DEEP === '1' ? 10_000 : 160;
const timeout = 3_600_000;

/** What lies in an area; venues, exercises and published pages are for everybody. */
const ofAnArea = ['cohort', 'session', 'person', 'child', 'area'];
/** What whoever leads a programme opens of any area. */
const compared = ['/manage/areas/[area]', '/manage/areas/plans/[cohort]'];
const who = ['area-coordinator', 'programme-lead'] as const;

/** The same draws each time: a linear congruential generator (Numerical Recipes). */
function drawing(seed: number) {
	let state = seed;
	return (below: number) => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}

/** Without what two answers to the same question differ in: the ids that were asked for. */
const bare = ({ status, body }: Answer, ids: readonly string[]) =>
	`${status} ${ids.reduce((text, id) => text.replaceAll(id, 'IT'), body)}`;

async function leaks(served: Served, many: number, seed: number): Promise<string[]> {
	const draw = drawing(seed);
	const [here, there] = [
		partsFor(served.set, { parent: 'parent', course: 'birch' }),
		partsFor(served.set, { parent: 'stranger', course: 'cedar' })
	];
	const swapped = routes().filter((route) => partsOf(route).some((part) => ofAnArea.includes(part)));
	const found: string[] = [];
	for (let swap = 0; swap < many; swap++) {
		const route = swapped[swap % swapped.length] ?? '';
		const as = who[draw(2)] ?? 'area-coordinator';
		if (as === 'programme-lead' && compared.some((open) => route.endsWith(open))) continue;
		const parts = partsOf(route).filter((part) => ofAnArea.includes(part));
		const first = draw(parts.length);
		const chosen = parts.filter((_, place) => place === first || draw(2) === 0);
		const nowhere = Object.fromEntries(chosen.map((part) => [part, missing(part)]));
		const theirs = Object.fromEntries(chosen.map((part) => [part, there[part] ?? '']));
		const method = draw(3) === 0 ? 'POST' : 'GET';
		const form = { origin: served.url.origin, 'content-type': 'application/x-www-form-urlencoded' };
		const asked = { as, method, ...(method === 'POST' ? { headers: form, body: 'id=' } : {}) };
		const answer = await served.ask(addressOf(route, { ...here, ...theirs }), asked);
		const none = await served.ask(addressOf(route, { ...here, ...nowhere }), asked);
		const told = canaries(answer.body, as, served.set);
		if (bare(answer, Object.values(theirs)) !== bare(none, Object.values(nowhere)) || told.length)
			found.push(
				`${as} ${method} ${route}, ${chosen.join(' and ')}: ${answer.status}, nowhere: ${none.status} ${told}`
			);
	}
	return found;
}

test(
	'an id of another area is answered like one that is nowhere, on every page and in every file',
	{ timeout },
	async ({ served }) => {
		expect([...new Set(await leaks(served, swaps, 20_261_128))]).toEqual([]);
	}
);

test(
	'what is looked for, listed, counted and followed holds nobody of another area',
	{ timeout },
	async ({ served }) => {
		for (const as of who)
			for (const path of [
				'/manage/people?q=CNRY-stranger',
				'/manage/people?only=creche',
				'/manage/attendance?by=person&period=twelve-months',
				'/manage/calls',
				'/manage/waiting',
				'/manage/questions',
				'/manage/phone',
				'/manage/pockets',
				'/manage/calendar',
				'/manage/areas',
				'/manage',
				'/today',
				'/on/calendar.ics'
			]) {
				const { body, status } = await served.ask(path, { as });
				expect([as, path, status < 500, canaries(body, as, served.set)]).toEqual([as, path, true, []]);
			}
		const { ids } = served.set;
		for (const id of [ids.person.stranger, ids.person.nobody])
			for (const path of ['/manage/people', '/manage/team', '/manage/calls', '/manage/waiting', `/sessions/${id}`])
				expect((await served.ask(path, { as: 'programme-lead' })).status).toBe(404);
	}
);

test('where a person of another area is known, it is found', { timeout }, async ({ served }) => {
	const { owner } = served.set.scene;
	const { rows } = await owner.query<{ text: string }>(
		`select pg_get_functiondef('people.coordinated()'::regprocedure) as text`
	);
	await owner.query(`create or replace function people.coordinated() returns setof uuid stable language sql security definer
		set search_path = pg_catalog, pg_temp as $$ select p.id from people.person p where p.org_id = platform.org() $$`);
	try {
		expect((await leaks(served, 160, 1)).length).toBeGreaterThan(0);
	} finally {
		await owner.query(rows[0]?.text ?? '');
	}
});
