import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { lettersTo, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { cancelSession, changeSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import { sessionNewsLetter } from '#rooms/programmes/courses/session/mail.server.ts';
import { getSession, getSessionToPlan, listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import { listMyGroups } from './queries.server.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const after = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** A group with an open door to whose first meeting Bea came. */
async function groupWithBea(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const group = await coordinator((tx) => makeCohort(tx, { template: 'three-block-group', places: null, bands }));
	const sessions = await coordinator((tx) => listSessions(tx, group.id));
	const session = (at: number) => sessions[at] ?? raise(at);
	const facilitator = await staffOf(house, 'facilitator', group.id);
	const form = { id: randomUUID(), called: 'Bea', language: 'en', brought: '' };
	const came = await facilitator((tx) => welcomeWalkIn(asOf(tx, session(0).startsAt), session(0).id, form));
	if (!came.ok) throw new Error(came.reason);
	const now = after(session(0).endsAt, 60);
	const move = async (at: number, day: string, minutes: number) => {
		const { title, version } = await coordinator((tx) => getSession(tx, session(at).id));
		const change = { title, version, day, from: '10:00', to: '12:00' };
		expect(await coordinator((tx) => changeSession(asOf(tx, after(now, minutes)), session(at).id, change))).toEqual({
			ok: true
		});
	};
	const tell = (minutes: number) => house.as('job', (job) => tellOfChanges(asOf(job, after(now, minutes))));
	return { coordinator, group, session, bea: came.value, now, move, tell };
}

function raise(at: number): never {
	throw new Error(`there is no meeting ${at}`);
}

test('whoever comes to a group is told of its changes: one letter names every day that changed', async ({ house }) => {
	const { coordinator, group, session, bea, now, move, tell } = await groupWithBea(house);
	expect((await coordinator((tx) => getSessionToPlan(tx, group.id, session(2).id))).parents).toBe(1);
	await move(2, '2027-01-28', 0);
	await coordinator((tx) => cancelSession(asOf(tx, after(now, 6)), session(3).id, 'The boiler is broken.'));
	await tell(12);
	expect(await lettersTo(house, bea)).toEqual([]);
	await tell(17);
	await tell(18);
	const letters = await lettersTo(house, bea);
	expect(letters.map(({ kind }) => kind)).toEqual(['programmes.session-news']);
	const letter = await house.as('job', (job) =>
		inLanguage('en', () => sessionNewsLetter(asOf(job, now), bea, letters[0]?.data ?? {}))
	);
	expect(letter?.paragraphs.slice(0, 2)).toEqual([
		'There is a change. We meet on Thursday 28 January, 10am, instead of Tuesday 26 January.',
		expect.stringContaining('Tuesday 2 February')
	]);
	expect(letter?.calendar).toMatchObject({ method: 'PUBLISH', content: expect.stringContaining('STATUS:CANCELLED') });
});

test('her page shows the group, the next meeting, what is new and when she came; nobody else’s shows it', async ({
	house
}) => {
	const { group, session, bea, now, move, tell } = await groupWithBea(house);
	await move(1, '2027-01-21', 0);
	await tell(11);
	const her = await signIn(house, bea);
	const [mine, ...others] = await her((tx) => listMyGroups(asOf(tx, now), bea));
	expect(others).toEqual([]);
	expect(mine).toMatchObject({
		cohort: { id: group.id },
		next: { id: session(1).id },
		off: [],
		came: [{ id: session(0).id }]
	});
	expect(mine?.news.map(({ meeting, was }) => [meeting.id, isoDay(was, 'Europe/London')])).toEqual([
		[session(1).id, '2027-01-19']
	]);
	const stranger = await signIn(house, (await staffOf(house, 'creche_worker')).id);
	expect(await stranger((tx) => listMyGroups(asOf(tx, now), bea))).toEqual([]);
});
