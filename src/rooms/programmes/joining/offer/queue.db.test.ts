import { moment } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import fc from 'fast-check';
import { expect } from 'vitest';
import { test, type House } from '../../../../../tests/support/house.ts';
import { endRegistration } from '../registration/commands.server.ts';
import { mateo } from '../registration/examples.ts';
import { courseWith, lettersLeave, signIn } from '#cast/joining.ts';
import { acceptOffer, declineOffer } from './commands.server.ts';
import { askExample, joinExample } from './examples.ts';
import { settleOffers } from './jobs.server.ts';

/** How many sequences are tried. */
const sequences = process.env.KITH_DEEP === '1' ? 600 : 12;
const places = 2;
const crechePlaces = 1;

type Step =
	| { do: 'ask'; child: boolean }
	| { do: 'join'; child: boolean }
	| { do: 'leave' | 'accept' | 'decline'; who: number }
	| { do: 'minute' }
	| { do: 'lapse' };

const step: fc.Arbitrary<Step> = fc.oneof(
	{ weight: 4, arbitrary: fc.record({ do: fc.constantFrom('ask' as const, 'join' as const), child: fc.boolean() }) },
	{
		weight: 3,
		arbitrary: fc.record({
			do: fc.constantFrom('leave' as const, 'accept' as const, 'decline' as const),
			who: fc.nat(20)
		})
	},
	{ weight: 3, arbitrary: fc.constant({ do: 'minute' } as const) },
	{ weight: 1, arbitrary: fc.constant({ do: 'lapse' } as const) }
);

type Row = { id: string; person_id: string; state: string; answer_by: Date | null };

/** The registrations of a course. */
const listRows = (house: House, cohortId: string): Promise<Row[]> =>
	house.owner.db
		.selectFrom('programmes.registration')
		.select(['id', 'person_id', 'state', 'answer_by'])
		.where('cohort_id', '=', cohortId)
		.orderBy('joined_at')
		.orderBy('id')
		.execute();

/** Whether somebody has answered and waits. */
const waits = (row: Row) => row.state === 'waiting' && !row.answer_by;

/** The books as they stood after a step: every registration, and who waits, in the order in which they came to wait. */
interface Books {
	rows: Row[];
	queue: readonly string[];
}

async function checkBooks(house: House, cohortId: string, { rows: before, queue }: Books): Promise<Books> {
	const after = await listRows(house, cohortId);
	const held = after.filter((row) => row.state === 'place' || row.state === 'offered');
	expect(held.length, 'never over-booked').toBeLessThanOrEqual(places);
	const creche = await house.owner.db
		.selectFrom('creche.place')
		.select('id')
		.where('circle_id', '=', cohortId)
		.where('state', '=', 'place')
		.execute();
	expect(creche.length, 'the crèche is never over-booked').toBeLessThanOrEqual(crechePlaces);
	const stateBefore = new Map(before.map((row) => [row.id, row.answer_by ? `asked, ${row.state}` : row.state]));
	const stateOf = new Map(after.map((row) => [row.id, row.state]));
	const stayed = queue.map((id) => stateOf.get(id)).filter((state) => state !== 'left');
	const stillWaiting = stayed.indexOf('waiting');
	const overtaken = stillWaiting >= 0 && stayed.slice(stillWaiting).some((state) => state !== 'waiting');
	expect(overtaken, 'nobody behind is offered a place before somebody in front').toBe(false);
	const comesIn = ['asked, waiting', undefined];
	const straightIn = after.some((row) => comesIn.includes(stateBefore.get(row.id)) && row.state === 'place');
	expect(straightIn && before.some(waits), 'nobody walks past those who wait').toBe(false);
	const waiting = after.filter(waits).map(({ id }) => id);
	const kept = queue.filter((id) => waiting.includes(id));
	return { rows: after, queue: [...kept, ...waiting.filter((id) => !kept.includes(id))] };
}

async function take(
	house: House,
	course: { id: string; slug: string },
	rows: Row[],
	now: Date,
	todo: Step
): Promise<void> {
	if (todo.do === 'ask' || todo.do === 'join') {
		const comes = todo.do === 'ask' ? askExample : joinExample;
		await house.as('door', (door) => comes(door, course.slug, { children: todo.child ? [mateo] : [] }));
	} else if (todo.do === 'minute') await house.as('job', (job) => settleOffers(asOf(job, now)));
	else if (todo.do === 'lapse') {
		await lettersLeave(house);
		await house.as('job', (job) => settleOffers(asOf(job, new Date(now.getTime() + 72 * 3_600_000))));
	} else {
		const row = rows[todo.who % Math.max(1, rows.length)];
		if (!row) return;
		const her = await signIn(house, row.person_id);
		if (todo.do === 'accept') await her.atDoor((tx) => acceptOffer(asOf(tx, now), { own: row.id }));
		else if (todo.do === 'decline') await her.atDoor((tx) => declineOffer(tx, { own: row.id }));
		else await her((tx) => endRegistration(tx, row.id));
	}
}

test(
	'whatever people do in whatever order, no place is given twice and nobody is passed over',
	{ timeout: 30_000 * sequences },
	async ({ house }) => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
				const { course } = await courseWith(house, {
					places,
					bands: { 'under-two': 0, two: crechePlaces, 'three-or-more': 0 }
				});
				const now = moment();
				let books: Books = { rows: [], queue: [] };
				for (const todo of steps) {
					await take(house, course, books.rows, now, todo);
					books = await checkBooks(house, course.id, books);
				}
				await house.as('job', (job) => settleOffers(asOf(job, now)));
				const { rows } = await checkBooks(house, course.id, books);
				const held = rows.filter((row) => row.state === 'place' || row.state === 'offered').length;
				const waiting = rows.filter(waits).length;
				expect(waiting === 0 || held === places, 'no place lies idle while somebody waits').toBe(true);
			}),
			{ numRuns: sequences, endOnFailure: true } // shrinking would take longer than reading the steps
		);
	}
);
