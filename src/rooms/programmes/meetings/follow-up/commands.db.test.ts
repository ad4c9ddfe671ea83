import { sql } from 'kysely';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { noteFollowUp } from './commands.server.ts';
import { letCallsGo } from './jobs.server.ts';
import { openPerson } from './queries.server.ts';

test('opening somebody shows how it is safe to reach her, and she can see who looked', async ({ house }) => {
	const { facilitator, today, joins } = await courseToday(house);
	const { personId } = await joins('Nadia');
	const opened = await facilitator((tx) => openPerson(tx, today.id, personId));
	expect(opened.person.addresses).toMatchObject([{ kind: 'email' }]);
	expect(opened.safe).toMatchObject({ mayEmail: true, mayCall: false });
	const looks = await house.owner.db
		.selectFrom('platform.access')
		.select(['actor_id', 'what'])
		.where('person_id', '=', personId)
		.execute();
	expect(looks).toEqual([{ actor_id: facilitator.id, what: 'people.reaching' }]);
});

test('how a try went is kept, by whoever runs the session, for somebody who belongs to the course', async ({
	house
}) => {
	const { facilitator, today, joins, leaves, course } = await courseToday(house);
	const nadia = await joins('Nadia');
	const note = { id: uuidv7(), reason: 'other', outcome: 'left-message' } as const;
	await facilitator((tx) => noteFollowUp(tx, today.id, nadia.personId, note));
	const kept = () =>
		house.owner.db
			.selectFrom('programmes.follow_up')
			.select(['outcome', 'noted_by'])
			.where('person_id', '=', nadia.personId)
			.execute();
	expect(await kept()).toEqual([{ outcome: 'left-message', noted_by: facilitator.id }]);
	const minder = await staffOf(house, 'creche_worker', course.id);
	const other = await courseToday(house);
	for (const speak of [minder, other.facilitator]) {
		const again = { ...note, id: uuidv7() };
		await expect(speak((tx) => noteFollowUp(tx, today.id, nadia.personId, again))).rejects.toThrow(Forbidden);
		await expect(speak((tx) => openPerson(tx, today.id, nadia.personId))).rejects.toThrow(Forbidden);
	}
	await leaves(nadia.id);
	const late = facilitator((tx) => noteFollowUp(tx, today.id, nadia.personId, { ...note, id: uuidv7() }));
	await expect(late).rejects.toThrow(NotFound);
	await expect(facilitator((tx) => openPerson(tx, today.id, nadia.personId))).rejects.toThrow(NotFound);
	expect((await kept()).length).toBe(1);
});

test('a call of more than two years ago is let go by timed work alone, and a younger one stays', async ({ house }) => {
	const { facilitator, today, joins } = await courseToday(house);
	const { personId } = await joins('Nadia');
	for (const outcome of ['left-message', 'reached'] as const)
		await facilitator((tx) => noteFollowUp(tx, today.id, personId, { id: uuidv7(), reason: 'other', outcome }));
	await house.owner.db
		.updateTable('programmes.follow_up')
		.set({ noted_at: sql`platform.now() - interval '2 years 1 day'` })
		.where('person_id', '=', personId)
		.where('outcome', '=', 'left-message')
		.execute();
	await expect(facilitator(letCallsGo)).rejects.toThrow(Forbidden);
	await house.as('job', letCallsGo);
	const left = house.owner.db.selectFrom('programmes.follow_up').select('outcome').where('person_id', '=', personId);
	expect(await left.execute()).toEqual([{ outcome: 'reached' }]);
});
