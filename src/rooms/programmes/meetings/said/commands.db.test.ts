import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { deeds } from '#cast/courses.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { eraseFor, copyFor } from '../../own-data.server.ts';
import { tellWeather } from '../check-in/commands.server.ts';
import type { Sharing } from '../check-in/form.ts';
import { listWeather } from '../check-in/queries.server.ts';
import { chooseRound } from '../round-kind/commands.server.ts';
import { listRounds } from '../round-kind/queries.server.ts';
import { sayInRound, takeSaidBack } from './commands.server.ts';
import { letOldRoundsGo } from './jobs.server.ts';
import { countSaid, hearGroup, listOwnSaid, listSaidByName, listSaidInGroup } from './queries.server.ts';

/** A course that meets today and goes round with one hard thing. */
async function courseWithRound(house: House) {
	const course = await courseToday(house);
	const chosenOn = course.today.startsAt.toISOString().slice(0, 10);
	const choosing = { kind: 'hard', question: {}, chosenOn } as const;
	expect(await course.facilitator((tx) => chooseRound(tx, course.course.id, choosing))).toEqual({ ok: true });
	const [round] = await course.facilitator((tx) => listRounds(tx, course.course.id));
	const comes = async (called: string) => {
		const joined = await course.joins(called);
		return Object.assign(await speaker(house, joined.personId), { registration: joined.id });
	};
	const said = (words: string, sharing: Sharing) => ({
		round: round?.id ?? '',
		words,
		overcame: 'the stairs',
		sharing
	});
	return { ...course, round: round?.id ?? '', comes, said };
}

test('what she says is hers alone, one of a number, her facilitators’ by name, or her group’s without it, as she chose, and nobody else’s', async ({
	house
}) => {
	const { facilitator, coordinator, course, today, comes, said, round } = await courseWithRound(house);
	const sharings: Record<string, Sharing> = {
		Ana: 'private',
		Bea: 'count',
		Carla: 'facilitator',
		Dora: 'group',
		Eva: 'group'
	};
	const speaks = new Map<string, Awaited<ReturnType<typeof comes>>>();
	for (const [called, sharing] of Object.entries(sharings)) {
		const her = await comes(called);
		expect(await her((tx) => sayInRound(tx, today.id, said(`of ${called}`, sharing)))).toEqual({ ok: true });
		speaks.set(called, her);
	}
	const [ana, dora] = [speaks.get('Ana'), speaks.get('Dora')];
	if (!ana || !dora) throw new Error('nobody came');
	const named = (who: typeof facilitator) => who((tx) => listSaidByName(tx, today.id));
	const shared = (who: typeof facilitator) => who((tx) => listSaidInGroup(tx, today.id));
	expect((await named(facilitator)).map(({ called, words }) => [called, words])).toEqual([
		['Carla', 'of Carla'],
		['Dora', 'of Dora'],
		['Eva', 'of Eva']
	]);
	expect((await shared(ana)).map(({ words, called, isOwn }) => [words, called, isOwn])).toEqual([
		['of Dora', null, false],
		['of Eva', null, false]
	]);
	expect((await shared(dora)).map(({ isOwn }) => isOwn)).toEqual([true, false]);
	expect(await ana((tx) => listOwnSaid(tx, today.id))).toMatchObject([{ words: 'of Ana', overcame: 'the stairs' }]);
	const other = await courseWithRound(house);
	const others = [
		coordinator,
		other.facilitator,
		await other.comes('Stranger'),
		await staffOf(house, 'creche_worker', course.id),
		await staffOf(house, 'programme_lead'),
		await staffOf(house, 'evaluator')
	];
	for (const who of others) {
		expect([await named(who), await shared(who)]).toEqual([[], []]);
		await expect(who((tx) => sayInRound(tx, today.id, said('x', 'group')))).rejects.toThrow();
		await expect(who((tx) => takeSaidBack(tx, today.id, round))).rejects.toThrow();
	}
	// nor below the screen
	const rows = (who: typeof facilitator) => who((tx) => tx.db.selectFrom('programmes.said').select('words').execute());
	expect(await rows(ana)).toEqual([{ words: 'of Ana' }]);
	expect(await rows(coordinator)).toEqual([]);
	expect((await rows(facilitator)).map(({ words }) => words).sort()).toEqual(['of Carla', 'of Dora', 'of Eva']);
	// four were counted: of fewer than five nobody is told
	expect(await facilitator((tx) => countSaid(tx, today.id))).toEqual(new Map());
	await ana((tx) => sayInRound(tx, today.id, said('changed', 'count')));
	for (const who of [facilitator, coordinator, ana])
		expect(await who((tx) => countSaid(tx, today.id))).toEqual(new Map([[round, 5]]));
	expect(await other.facilitator((tx) => countSaid(tx, today.id))).toEqual(new Map());
	await ana((tx) => takeSaidBack(tx, today.id, round));
	expect(await ana((tx) => listOwnSaid(tx, today.id))).toEqual([]);
	expect(await deeds(house)).toEqual(
		expect.arrayContaining(['programmes.round.chosen', 'programmes.round.said', 'programmes.round.said-back'])
	);
});

test('whoever left, or came to the group after that day, reads nothing of it, and what she said goes with her from the group’s page', async ({
	house
}) => {
	const { facilitator, today, comes, said, leaves, round, course } = await courseWithRound(house);
	const [ana, bea] = [await comes('Ana'), await comes('Bea')];
	await ana((tx) => sayInRound(tx, today.id, said('mine', 'group')));
	await ana((tx) => tellWeatherOf(tx, course.id, today.id));
	const read = (who: typeof facilitator) => who(async (tx) => hearGroup(tx, today.id, await listRounds(tx, course.id)));
	expect(await read(bea)).toMatchObject([{ round: { id: round }, lines: [{ words: 'mine' }], people: null }]);
	const joinedAfter = (hours: number) =>
		house.owner.db
			.updateTable('people.membership')
			.set({ since: new Date(today.endsAt.getTime() + hours * 3_600_000) })
			.where('person_id', '=', bea.id)
			.execute();
	await joinedAfter(11); // late in the evening of that day
	expect(await read(bea)).toHaveLength(1);
	await joinedAfter(13); // an hour into the next
	expect(await read(bea)).toEqual([]);
	const carla = await comes('Carla');
	expect(await read(carla)).toHaveLength(1);
	await leaves(carla.registration);
	expect(await read(carla)).toEqual([]);
	const dora = await comes('Dora');
	await leaves(ana.registration);
	expect(await read(dora)).toEqual([]);
	expect(await facilitator((tx) => listSaidByName(tx, today.id))).toEqual([]);
	// hers to see and to take back where she left
	expect(await ana((tx) => listOwnSaid(tx, today.id))).toHaveLength(1);
	await ana((tx) => takeSaidBack(tx, today.id, round));
	expect(await ana((tx) => listOwnSaid(tx, today.id))).toEqual([]);
});

test('whoever has a place for one meeting reads what was shared at hers, or where she was, and at no other', async ({
	house
}) => {
	const { facilitator, today, at, comes, said } = await courseWithRound(house);
	const [ana, bea] = [await comes('Ana'), await comes('Bea')];
	for (const called of ['Carla', 'Dora', 'Eva', 'Fina'])
		await (
			await comes(called)
		)((tx) => sayInRound(tx, today.id, said(`of ${called}`, 'count')));
	await ana((tx) => sayInRound(tx, today.id, said('mine', 'group')));
	const read = async (who: typeof facilitator) => [
		(await who((tx) => listSaidInGroup(tx, today.id))).length,
		(await who((tx) => countSaid(tx, today.id))).size,
		(await who((tx) => listWeather(tx, today.cohortId))).length
	];
	expect(await read(bea), 'a place for the whole run').toEqual([1, 1, 1]);
	const placeFor = (session_id: string) =>
		house.owner.db
			.updateTable('programmes.registration')
			.set({ session_id })
			.where('id', '=', bea.registration)
			.execute();
	await placeFor(at(2).id);
	expect(await read(bea), 'a place for another meeting').toEqual([0, 0, 0]);
	await placeFor(today.id);
	expect(await read(bea), 'a place for this one').toEqual([1, 1, 1]);
	await placeFor(at(2).id);
	const came = { state: 'came', walk_in: true, noted_by: facilitator.id };
	await house.owner.db
		.insertInto('programmes.attendance')
		.values({ org_id: house.orgId, session_id: today.id, person_id: bea.id, ...came })
		.execute();
	expect(await read(bea), 'she walked in').toEqual([1, 1, 1]);
	expect(await read(facilitator)).toEqual([0, 1, 1]);
});

/** Weather is refused where the group goes with another round. */
async function tellWeatherOf(tx: Parameters<typeof tellWeather>[0], _: string, session: string): Promise<void> {
	expect(await tellWeather(tx, session, { weather: 'rain', words: '', sharing: 'group' })).toEqual({
		ok: false,
		reason: 'not-chosen'
	});
}

test('something is said on the day alone, in a round that stands; only where it asks for it is what was overcome kept', async ({
	house
}) => {
	const { facilitator, today, at, comes, said, course } = await courseWithRound(house);
	const ana = await comes('Ana');
	const days = (count: number) => new Date(today.startsAt.getTime() + count * 864e5);
	expect(await ana((tx) => sayInRound(tx, at(2).id, said('x', 'private')))).toEqual({ ok: false, reason: 'too-early' });
	expect(await ana((tx) => sayInRound(asOf(tx, days(1)), today.id, said('x', 'private')))).toEqual({
		ok: false,
		reason: 'too-late'
	});
	const stranger = { ...said('x', 'private'), round: randomUUID() };
	await expect(ana((tx) => sayInRound(tx, today.id, stranger))).rejects.toThrow(NotFound);
	const chosenOn = today.startsAt.toISOString().slice(0, 10);
	const question = { en: 'What made you laugh?', es: '¿Qué te hizo reír?' };
	await facilitator((tx) => chooseRound(tx, course.id, { kind: 'own', question, chosenOn }));
	const own = (await facilitator((tx) => listRounds(tx, course.id))).find(({ kind }) => kind === 'own');
	await ana((tx) => sayInRound(tx, today.id, { ...said('The goat', 'private'), round: own?.id ?? '' }));
	expect(await ana((tx) => listOwnSaid(tx, today.id))).toMatchObject([{ words: 'The goat', overcame: '' }]);
	// below the command too: nobody speaks for somebody else, or at a meeting that is not hers
	const row = { org_id: house.orgId, session_id: today.id, round_id: own?.id ?? '', words: 'forged', language: 'en' };
	for (const who of [facilitator, ana])
		await expect(
			who((tx) =>
				tx.db
					.insertInto('programmes.said')
					.values({ ...row, person_id: who === ana ? facilitator.id : ana.id })
					.execute()
			)
		).rejects.toThrow(/row-level security/);
});

test('she is given a copy of what she said, it is erased with her, and a year after the meeting it goes by itself', async ({
	house
}) => {
	const { today, comes, said, course } = await courseWithRound(house);
	const [ana, bea] = [await comes('Ana'), await comes('Bea')];
	for (const who of [ana, bea]) await who((tx) => sayInRound(tx, today.id, said('mine', 'group')));
	expect((await ana((tx) => copyFor(tx, ana.id)))['programmes.said']).toMatchObject([{ words: 'mine' }]);
	const kept = async () =>
		(await house.owner.db.selectFrom('programmes.said').select('id').where('session_id', '=', today.id).execute())
			.length;
	await house.as('job', (job) => eraseFor(job, ana.id));
	await house.owner.db.deleteFrom('people.person').where('id', '=', ana.id).execute();
	expect(await kept()).toBe(1);
	const leftAfter = async (age: string) => {
		await sql`update programmes.session set starts_at = platform.now() - ${age}::interval - interval '2 hours', ends_at = platform.now() - ${age}::interval where cohort_id = ${course.id}`.execute(
			house.owner.db
		);
		const due = await sql<{ id: string }>`select id from programmes.due_rounds() as id`.execute(house.worker.db);
		await house.as('job', letOldRoundsGo);
		return { isDue: due.rows.some(({ id }) => id === house.orgId), left: await kept() };
	};
	expect(await leftAfter('364 days')).toEqual({ isDue: false, left: 1 });
	expect(await leftAfter('366 days')).toEqual({ isDue: true, left: 0 });
	await expect(bea((tx) => copyFor(tx, ana.id))).rejects.toThrow(Forbidden);
});
