// Many people at once, over HTTP: no place is given twice.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashOf } from '#platform/identity/session.ts';
import { keepFigures } from './figures.ts';
import { deep, openTrialHouse, type TrialHouse } from './house.ts';
import { query } from './ledger.ts';
import { formOf, joiningForm, post } from './visitor.ts';

const rounds = deep ? 50 : 3;
const clients = 50;
let house: TrialHouse;

beforeAll(async () => {
	house = await openTrialHouse();
});

afterAll(() => house.close());

const at = (path: string) => house.news.url + path;

/** Sends the same form until it is taken, as somebody does whose phone lost the answer. */
async function insist(url: string, fields: Parameters<typeof formOf>[0]): Promise<string> {
	for (let attempt = 0; attempt < 20; attempt++) {
		const answer = await post(url, formOf(fields)).catch(() => undefined);
		if (answer?.status === 303) return answer.headers.get('location') ?? '';
	}
	throw new Error('the form was not taken in twenty tries');
}

/** A link for each who asked for this course, as her letter brings it. */
async function linksToAnswer(slug: string): Promise<string[]> {
	const asked = await query<{ id: string }>(
		house,
		`select r.id from programmes.registration r join programmes.cohort c on c.id = r.cohort_id where c.slug = $1 and r.answer_by is not null`,
		[slug]
	);
	const links = asked.map(({ id }) => `${id}-by-letter`);
	for (const [index, { id }] of asked.entries())
		await query(
			house,
			`insert into programmes.offer_link (org_id, token_hash, registration_id, joined_at)
				select org_id, $2, id, joined_at from programmes.registration where id = $1`,
			[id, hashOf(links[index] ?? '')]
		);
	return links;
}

async function standings(slug: string): Promise<Record<string, number>> {
	const rows = await query<{ state: string; people: number }>(
		house,
		`select r.state, count(*)::int as people from programmes.registration r join programmes.cohort c on c.id = r.cohort_id where c.slug = $1 group by 1`,
		[slug]
	);
	return Object.fromEntries(rows.map(({ state, people }) => [state, people]));
}

test(
	`${clients} people ask for the last place and all answer their letters at once, ${rounds} times`,
	async () => {
		let over = 0;
		for (let round = 0; round < rounds; round++) {
			const slug = await house.ask<string>('course 1');
			const url = `${house.news.url}/on/${slug}/join`;
			const receipts = await Promise.all(Array.from({ length: clients }, () => insist(url, joiningForm())));
			expect(new Set(receipts).size).toBe(clients);
			const links = await linksToAnswer(slug);
			expect(links).toHaveLength(clients);
			await Promise.all(links.map((link) => insist(at(`/offer/${link}?/accept`), {})));
			const { place = 0, waiting = 0 } = await standings(slug);
			over += Math.max(0, place - 1);
			expect({ place, waiting }).toEqual({ place: 1, waiting: clients - 1 });
		}
		keepFigures('races', { rounds, clients, 'places given twice': over });
	},
	rounds * 60_000
);
