import { asOf } from '#platform/db/tx.ts';
import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { sayICanCome, sayICantCome, sayCanComeFor, sayCantComeFor } from './commands.server.ts';
import { listAbsencesOf } from './queries.server.ts';

test('one tap says that she can’t come, another that she can; tapped twice or at once it is the same', async ({
	house
}) => {
	const { course, joins } = await courseWith(house);
	const { person } = await joins();
	const speaks = await signIn(house, person);
	const [first] = await speaks((tx) => listSessions(tx, course.id));
	const session = first?.id ?? '';
	const said = async () => [...(await speaks((tx) => listAbsencesOf(tx, person, [session])))];
	const no = () => speaks((tx) => sayICantCome(tx, session));
	expect((await Promise.all([no(), no()])).every((outcome) => outcome.ok)).toBe(true);
	expect(await said()).toEqual([session]);
	const yes = () => speaks((tx) => sayICanCome(tx, session));
	expect(await yes()).toMatchObject({ ok: true });
	expect(await yes()).toMatchObject({ ok: true });
	expect(await said()).toEqual([]);
	const audit = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('actor_id', '=', person)
		.orderBy('at')
		.execute();
	expect(audit.map((row) => row.action).at(-1)).toBe('programmes.absence.taken-back');
});

test('what is over is over, and what the register says stands', async ({ house }) => {
	const { course, joins } = await courseWith(house);
	const { person } = await joins();
	const speaks = await signIn(house, person);
	const [first] = await speaks((tx) => listSessions(tx, course.id));
	const session = first?.id ?? '';
	const later = new Date('2027-06-01T12:00:00Z');
	expect(await speaks((tx) => sayICantCome(asOf(tx, later), session))).toEqual({ ok: false, reason: 'over' });
	expect(await speaks((tx) => sayICanCome(asOf(tx, later), session))).toEqual({ ok: false, reason: 'over' });
	await house.owner.db
		.insertInto('programmes.attendance')
		.values({ org_id: house.orgId, session_id: session, person_id: person, state: 'came', noted_by: person })
		.execute();
	expect(await speaks((tx) => sayICantCome(tx, session))).toEqual({ ok: false, reason: 'already-there' });
	await speaks((tx) => sayICanCome(tx, session));
	const kept = await house.owner.db
		.selectFrom('programmes.attendance')
		.select('state')
		.where('session_id', '=', session)
		.execute();
	expect(kept).toEqual([{ state: 'came' }]);
});

test('who has no place has nothing to say no to, and nobody says it for another', async ({ house }) => {
	const { course, joins, coordinator } = await courseWith(house, { places: 1 });
	await joins();
	const waits = await joins();
	const speaks = await signIn(house, waits.person);
	const [first] = await speaks((tx) => listSessions(tx, course.id));
	await expect(speaks((tx) => sayICantCome(tx, first?.id ?? ''))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => sayICantCome(tx, first?.id ?? ''))).rejects.toThrow(NotFound);
	expect(
		await house.owner.db
			.selectFrom('programmes.attendance')
			.select('id')
			.where('session_id', '=', first?.id ?? '')
			.execute()
	).toEqual([]);
});

test('a coordinator whom she rang says that she can’t come, and that she can after all; nobody else says it for her', async ({
	house
}) => {
	const { course, joins, coordinator, facilitator } = await courseWith(house);
	const { person } = await joins();
	const session = (await coordinator((tx) => listSessions(tx, course.id)))[0]?.id ?? '';
	const state = async () =>
		(
			await house.owner.db
				.selectFrom('programmes.attendance')
				.select('state')
				.where('session_id', '=', session)
				.execute()
		).map((row) => row.state);
	expect(await coordinator((tx) => sayCantComeFor(tx, session, person))).toMatchObject({ ok: true });
	expect(await state()).toEqual(['apologies']);
	await expect(facilitator((tx) => sayCanComeFor(tx, session, person))).rejects.toThrow(Forbidden);
	expect(await state()).toEqual(['apologies']);
	for (let twice = 0; twice < 2; twice++)
		expect(await coordinator((tx) => sayCanComeFor(tx, session, person))).toMatchObject({ ok: true });
	expect(await state()).toEqual([]);
});
