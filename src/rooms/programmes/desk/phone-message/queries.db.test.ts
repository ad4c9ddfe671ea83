import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test } from '../../../../../tests/support/house.ts';
import { tellOfChanges } from '#rooms/programmes/courses/session-change/commands.server.ts';
import { cancelSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { programmes } from '#rooms/programmes/room.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { sayICantCome } from '#rooms/programmes/meetings/absence/commands.server.ts';
import { offerFreePlaces } from '#rooms/programmes/joining/offer/commands.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { fatou } from '#rooms/programmes/joining/registration/examples.ts';
import { courseWith, lettersLeave, registrationOf, signIn } from '#cast/joining.ts';
import { countMessagesToSay, listMessagesToSay } from './queries.server.ts';
import { whatToSay } from './words.server.ts';

test('who has no e-mail is told by a person: the words, the number, and that the number was opened', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins } = await courseWith(house, { firstDay: '2027-03-02' });
	const wish = fatou();
	const { person } = await joins({ called: 'Fatou', reach: wish.reach, safe: wish.safe });
	const two = (await coordinator((tx) => listSessions(tx, course.id))).slice(0, 2);
	// one letter tells of both
	for (const { id } of two) await coordinator((tx) => cancelSession(tx, id, 'The hall is flooded.'));
	await house.owner.db.updateTable('platform.account').set({ language: 'es' }).where('id', '=', person).execute();
	await house.as('job', (job) => tellOfChanges(asOf(job, new Date(job.now.getTime() + 11 * 60_000))));
	// the sender found that she has no e-mail
	await house.owner.db
		.updateTable('platform.letter')
		.set({ withheld: 'by-phone' })
		.where('account_id', '=', person)
		.execute();
	const messages = await coordinator((tx) => listMessagesToSay(tx));
	expect(messages.map((message) => message.kind)).toEqual([
		'programmes.held',
		'programmes.place',
		'programmes.session-news'
	]);
	expect(messages[0]).toMatchObject({ settled: true }); // she has answered
	expect(messages[2]).toMatchObject({ called: 'Fatou', settled: false, reach: { address: wish.reach.value } });
	expect(messages[2]?.say?.words).toContain('Tuesday 2 March');
	expect(messages[2]?.say?.words).toContain('Tuesday 9 March');
	expect(messages[2]?.hers).toContain('martes 2 de marzo');
	const looked = await house.owner.db
		.selectFrom('platform.access')
		.select('what')
		.where('person_id', '=', person)
		.execute();
	expect(looked).toEqual([{ what: 'programmes.reaching' }]);
	await expect(facilitator((tx) => listMessagesToSay(tx))).rejects.toThrow(Forbidden);
});

test('messages come in pages that begin where the one before ended, and all of them count; those of a course that is over do not', async ({
	house
}) => {
	const { coordinator, joins } = await courseWith(house, { firstDay: '2027-03-02' });
	const people: string[] = [];
	for (const value of ['+447700900021', '+447700900022', '+447700900023'])
		people.push((await joins({ called: 'Fatou', reach: { kind: 'phone', value }, safe: fatou().safe })).person);
	const letters = await house.owner.db
		.updateTable('platform.letter')
		.set({ withheld: 'by-phone' })
		.where('account_id', 'in', people)
		.returning('id')
		.execute();
	const hers = (messages: { letterId: string }[]) => messages.map((message) => message.letterId);
	const all = hers(await coordinator((tx) => listMessagesToSay(tx)));
	expect(all).toEqual(expect.arrayContaining(letters.map((letter) => letter.id)));
	const [first, second] = [
		await coordinator((tx) => listMessagesToSay(tx, 1, 2)),
		await coordinator((tx) => listMessagesToSay(tx, 2, 2))
	];
	expect([...hers(first), ...hers(second)]).toEqual(all.slice(0, 4));
	expect(await coordinator((tx) => countMessagesToSay(tx))).toBe(all.length);
	const later = (tx: Tx) => asOf(tx, new Date('2028-01-01'));
	expect(await coordinator((tx) => countMessagesToSay(later(tx)))).toBe(0);
	expect(await coordinator((tx) => listMessagesToSay(later(tx)))).toEqual([]);
});

test('by phone is said what the letter would say, and nothing once the letter would say nothing', async ({ house }) => {
	const { course, coordinator, joins } = await courseWith(house, { firstDay: '2027-03-02', places: 1 });
	const [her, next] = [await joins(), await joins()];
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	const says = (kind: string, person: string, data: Record<string, string>, now?: Date) =>
		coordinator((tx) => whatToSay(asOf(tx, now), `programmes.${kind}`, person, data));
	const meeting = { session: first?.id ?? '' };
	expect(await says('reminder', her.person, meeting)).toMatchObject({
		words: expect.stringContaining('2 March') as string
	});
	await (
		await signIn(house, her.person)
	)((tx) => sayICantCome(tx, meeting.session));
	expect(await says('reminder', her.person, meeting)).toBeNull();
	expect(await says('creche-place', her.person, { cohort: course.id })).toBeNull();
	await coordinator((tx) => endRegistration(tx, her.registration));
	await house.as('job', (job) => offerFreePlaces(job, course.id));
	const offered = await registrationOf(house, course.id, next.person);
	const offer = { registration: next.registration, offered: offered?.offered_at?.toISOString() ?? '' };
	expect(await says('offer', next.person, offer)).toMatchObject({ offer: next.registration });
	await lettersLeave(house);
	expect(await says('offer', next.person, offer, offered?.offer_ends_at ?? undefined)).toBeNull();
});

test('every letter of the room can be said by phone', async ({ house }) => {
	const { coordinator } = await courseWith(house);
	const nobodys = { cohort: uuidv7(), session: uuidv7(), registration: uuidv7() };
	for (const kind of Object.keys(programmes.letters)) {
		const nothing = kind === 'programmes.newsletter' ? undefined : null; // a newsletter goes by no voice
		expect(await coordinator((tx) => whatToSay(tx, kind, coordinator.id, nobodys)), kind).toBe(nothing);
	}
	expect(await coordinator((tx) => whatToSay(tx, 'people.phone-changed', coordinator.id, {}))).toMatchObject({
		words: expect.stringContaining('number') as string
	});
	expect(await coordinator((tx) => whatToSay(tx, 'evaluation.invitation', coordinator.id, {}))).toBeUndefined();
});
