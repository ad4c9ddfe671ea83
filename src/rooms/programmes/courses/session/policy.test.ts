import { expect, test } from 'vitest';
import type { Actor } from '#platform/db/tx.ts';
import { isOver, mayArrangeSessions, mayRunSession, minutesToSpare, startsOf } from './policy.ts';

const actor = (roles: Actor['roles'], circles: Actor['circles'] = []): Actor => ({
	kind: 'person',
	orgId: 'o',
	id: 'a',
	language: 'en',
	roles,
	circles,
	strong: true,
	atDoor: false
});

test('coordinators arrange; facilitators plan the sessions of their own course', () => {
	const coordinator = actor(['coordinator']);
	const facilitator = actor([], [{ role: 'facilitator', circleId: 'c' }]);
	const creche = actor([], [{ role: 'creche_worker', circleId: 'c' }]);
	expect([coordinator, facilitator, creche, actor(['evaluator'])].map((who) => mayArrangeSessions(who, 'c'))).toEqual([
		true,
		false,
		false,
		false
	]);
	expect([coordinator, facilitator, creche, actor(['evaluator'])].map((who) => mayRunSession(who, 'c'))).toEqual([
		true,
		true,
		false,
		false
	]);
	expect(mayRunSession(facilitator, 'another')).toBe(false);
});

test('a plan is measured against the time there is', () => {
	const session = { startsAt: new Date('2027-01-12T10:00:00Z'), endsAt: new Date('2027-01-12T12:00:00Z') };
	expect(minutesToSpare(session, [{ minutes: 60 }, { minutes: 60 }])).toBe(0);
	expect(minutesToSpare(session, [{ minutes: 90 }])).toBe(30);
	expect(minutesToSpare(session, [{ minutes: 130 }])).toBe(-10);
	expect(
		startsOf(session.startsAt, [{ minutes: 15 }, { minutes: 5 }, { minutes: 20 }]).map((at) =>
			at.toISOString().slice(11, 16)
		)
	).toEqual(['10:00', '10:15', '10:20']);
});

test('a session is over once it was closed or its time has passed', () => {
	const session = { endsAt: new Date('2027-01-12T12:00:00Z'), endedAt: null };
	expect(isOver(session, new Date('2027-01-12T11:59:00Z'))).toBe(false);
	expect(isOver(session, new Date('2027-01-12T12:00:00Z'))).toBe(true);
	expect(isOver({ ...session, endedAt: new Date('2027-01-12T11:30:00Z') }, new Date('2027-01-12T11:40:00Z'))).toBe(
		true
	);
});
