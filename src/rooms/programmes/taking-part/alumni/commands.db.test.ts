import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { findCohort, getCohort, getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { inviteCircles } from '#rooms/programmes/courses/gathering/commands.server.ts';
import { listCirclesToInvite } from '#rooms/programmes/courses/gathering/queries.server.ts';
import { listWhatsOn } from '#rooms/programmes/courses/whats-on/queries.server.ts';
import { listKnownWalkIns } from '#rooms/programmes/meetings/register/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { comeToGathering, joinAlumni, leaveAlumni, stayAway } from './commands.server.ts';
import { listFinishedProgrammes, listMyInvitations } from './queries.server.ts';

const noBands = { 'under-two': 0, two: 0, 'three-or-more': 0 };

/** A course that is over, to which Ana came and Bea did not, and a gathering three weeks from today. */
async function afterCourse(house: House) {
	const { course, coordinator, joins } = await courseToday(house, 7);
	const [ana, bea] = [await joins('Ana'), await joins('Bea')];
	const sessions = await coordinator((tx) => listSessions(tx, course.id));
	const last = sessions.at(-1);
	const { owner, orgId } = house;
	const line = { org_id: orgId, session_id: sessions[0]?.id ?? '', person_id: ana.personId, state: 'came' };
	await owner.db
		.insertInto('programmes.attendance')
		.values({ ...line, noted_by: coordinator.id })
		.execute();
	const over = new Date((last?.startsAt.getTime() ?? 0) - 864e5);
	const isOver = () =>
		owner.db
			.updateTable('programmes.session')
			.set({ starts_at: over, ends_at: new Date(over.getTime() + 36e5) })
			.where('id', '=', last?.id ?? '')
			.execute();
	const firstDay = new Date(over.getTime() + 25 * 864e5).toISOString().slice(0, 10);
	const gathering = await coordinator((tx) =>
		makeCohort(tx, { template: 'gathering', places: null, bands: noBands, firstDay, label: { en: `Soup ${uuidv7()}` } })
	);
	const { programmeId } = await coordinator((tx) => getCohort(tx, course.id));
	const hers = { ana: await speaker(house, ana.personId), bea: await speaker(house, bea.personId) };
	return { course, coordinator, gathering, programmeId, isOver, ...hers };
}

test('whoever was at a run joins its alumni by her own yes once it is over, twice is once, and leaves in one tap', async ({
	house
}) => {
	const { ana, bea, coordinator, programmeId, isOver } = await afterCourse(house);
	const mine = () => ana((tx) => listFinishedProgrammes(tx));
	expect(await mine()).toEqual([]);
	await expect(ana.atDoor((door) => joinAlumni(door, programmeId))).rejects.toThrow(NotFound);
	await isOver();
	expect(await mine()).toMatchObject([{ id: programmeId, isAlumna: false }]);
	await expect(bea.atDoor((door) => joinAlumni(door, programmeId))).rejects.toThrow(NotFound);
	await expect(ana((tx) => joinAlumni(tx, programmeId))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (door) => joinAlumni(door, programmeId))).rejects.toThrow(Forbidden);
	const phones = await Promise.all([1, 2, 3].map(() => speaker(house, ana.id)));
	await Promise.all(phones.map((phone) => phone.atDoor((door) => joinAlumni(door, programmeId))));
	expect(await mine()).toMatchObject([{ isAlumna: true }]);
	const members = house.owner.db.selectFrom('people.membership').select('until').where('circle_id', '=', programmeId);
	expect(await members.execute()).toEqual([{ until: null }]);
	await expect(coordinator((tx) => leaveAlumni(tx, programmeId))).rejects.toThrow(NotFound);
	for (let twice = 0; twice < 2; twice++) await ana((tx) => leaveAlumni(tx, programmeId));
	expect(await mine()).toMatchObject([{ isAlumna: false }]);
	await ana.atDoor((door) => joinAlumni(door, programmeId));
	expect(await mine()).toMatchObject([{ isAlumna: true }]);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.alumni.joined', 'programmes.alumni.left']));
});

test('a gathering is shown to those who are invited and to nobody else, and those who run it know who would like to come', async ({
	house
}) => {
	const { ana, bea, coordinator, course, gathering, programmeId, isOver } = await afterCourse(house);
	await isOver();
	const facilitator = await staffOf(house, 'facilitator', gathering.id);
	const stranger = await staffOf(house, 'facilitator', course.id);
	const public_ = () => house.as('visitor', (tx) => listWhatsOn(tx));
	const isOn = async () => (await public_()).some(({ slug }) => slug === gathering.slug);
	expect(await isOn()).toBe(true);
	const circles = await coordinator((tx) => listCirclesToInvite(tx, gathering.id));
	expect(circles.map(({ id }) => id)).toEqual(expect.arrayContaining([programmeId, course.id]));
	expect(await coordinator((tx) => inviteCircles(tx, gathering.id, [programmeId]))).toEqual({ ok: true });
	expect(await isOn()).toBe(false);
	await expect(house.as('visitor', (tx) => getPublicCohort(tx, gathering.slug))).rejects.toThrow(NotFound);
	for (const speaks of [bea, stranger, ana]) expect(await speaks((tx) => findCohort(tx, gathering.id))).toBeUndefined();
	expect(await ana((tx) => listMyInvitations(tx))).toEqual([]);
	await ana.atDoor((door) => joinAlumni(door, programmeId));
	expect(await ana((tx) => listMyInvitations(tx))).toMatchObject([{ cohortId: gathering.id, isComing: false }]);
	expect((await ana((tx) => getPublicCohort(tx, gathering.slug))).id).toBe(gathering.id);
	await expect(bea.atDoor((door) => comeToGathering(door, gathering.id))).rejects.toThrow(NotFound);
	await expect(ana((tx) => comeToGathering(tx, gathering.id))).rejects.toThrow(Forbidden);
	for (let twice = 0; twice < 2; twice++) await ana.atDoor((door) => comeToGathering(door, gathering.id));
	const [day] = await facilitator((tx) => listSessions(tx, gathering.id));
	const expected = () => facilitator((tx) => listKnownWalkIns(tx, { id: day?.id ?? '', cohortId: gathering.id }));
	expect((await expected()).map(({ called }) => called)).toEqual(['Ana']);
	await ana((tx) => stayAway(tx, gathering.id));
	expect(await expected()).toEqual([]);
	expect(await ana((tx) => listMyInvitations(tx))).toMatchObject([{ isComing: false }]);
	await ana.atDoor((door) => comeToGathering(door, gathering.id));
	await ana((tx) => leaveAlumni(tx, programmeId));
	expect(await ana((tx) => findCohort(tx, gathering.id))).toBeDefined();
	expect(await coordinator((tx) => inviteCircles(tx, gathering.id, []))).toEqual({ ok: true });
	expect(await isOn()).toBe(true);
	expect(await deeds(house)).toEqual(
		expect.arrayContaining(['programmes.gathering.coming', 'programmes.gathering.not-coming'])
	);
});

test('whom a gathering is for is said by whoever coordinates it, of circles that there are, where the door is open', async ({
	house
}) => {
	const { ana, coordinator, course, gathering, programmeId } = await afterCourse(house);
	const facilitator = await staffOf(house, 'facilitator', gathering.id);
	for (const speaks of [ana, facilitator])
		await expect(speaks((tx) => inviteCircles(tx, gathering.id, [programmeId]))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => inviteCircles(tx, gathering.id, [uuidv7()]))).rejects.toThrow(NotFound);
	const refused = { ok: false, reason: 'has-places' };
	expect(await coordinator((tx) => inviteCircles(tx, course.id, [programmeId]))).toEqual(refused);
	expect(
		await house.owner.db.selectFrom('programmes.invited').select('id').where('cohort_id', '=', course.id).execute()
	).toEqual([]);
});
