import { expect } from 'vitest';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { fatou } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith } from '#rooms/programmes/joining/registration/scene.ts';
import { listCalls } from './queries.server.ts';

test('who has no e-mail is told by a person: the words, the number, and that the number was opened', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins } = await courseWith(house, { firstDay: '2027-03-02' });
	const wish = fatou();
	const { person } = await joins({ called: 'Fatou', reach: wish.reach, safe: wish.safe });
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	await coordinator((tx) => cancelSession(tx, first?.id ?? '', 'The hall is flooded.'));
	// the sender found that she has no e-mail
	await house.owner.db
		.updateTable('platform.letter')
		.set({ withheld: 'by-hand' })
		.where('account_id', '=', person)
		.execute();
	const calls = await coordinator((tx) => listCalls(tx));
	expect(calls.map((call) => call.kind)).toEqual(['programmes.place', 'programmes.session-news']);
	expect(calls[1]).toMatchObject({ called: 'Fatou', settled: false, reach: { address: wish.reach.value } });
	expect(calls[1]?.say?.words).toContain('Tuesday 2 March');
	const looked = await house.owner.db
		.selectFrom('platform.access')
		.select('what')
		.where('person_id', '=', person)
		.execute();
	expect(looked).toEqual([{ what: 'programmes.reaching' }]);
	await expect(facilitator((tx) => listCalls(tx))).rejects.toThrow(Forbidden);
});
