import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { answerConsent } from '../consent/commands.server.ts';
import { personIn } from '#cast/people.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { notePhoneTry } from './commands.server.ts';
import { countPhoneMessages, findPassedOn, listPhoneMessages } from './queries.server.ts';

const all = { limit: 100, offset: 0 };

async function coordinatorOf(house: House) {
	const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`, ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, id, true));
	return <T>(work: (tx: Tx) => Promise<T>) => house.signedIn(hashOf(token), work);
}

async function messageFor(house: House, number: string) {
	const her = await personIn(house, {
		called: 'Fatou',
		reach: { kind: 'phone', value: number },
		consents: { contact: true }
	});
	await house.as('job', (job) => queueLetter(job, her.id, 'programmes.offer', { registration: 'x' }));
	const letter = await house.owner.db
		.updateTable('platform.letter')
		.set({ withheld: 'by-phone' })
		.where('account_id', '=', her.id)
		.returning('id')
		.executeTakeFirstOrThrow();
	return { her, letter: letter.id };
}

test('a message to somebody with a phone waits for a coordinator until she has been told', async ({ house }) => {
	const coordinator = await coordinatorOf(house);
	const { her, letter } = await messageFor(house, '07700900001');
	const hers = async () =>
		(await coordinator((tx) => listPhoneMessages(tx, all))).filter((message) => message.personId === her.id);
	expect(await hers()).toMatchObject([
		{ letterId: letter, called: 'Fatou', tries: 0, reach: { address: '+447700900001' } }
	]);
	await coordinator((tx) => notePhoneTry(tx, letter, { id: uuidv7(), outcome: 'not-reached' }));
	expect(await hers()).toMatchObject([{ tries: 1 }]);
	await coordinator((tx) => notePhoneTry(tx, letter, { id: uuidv7(), outcome: 'told' }));
	expect(await hers()).toEqual([]);
	// noted by a slip: it is offered to be taken back, and waits again as one who was tried once
	expect(await coordinator((tx) => findPassedOn(tx, letter))).toEqual({ id: letter, called: 'Fatou' });
	await coordinator((tx) => notePhoneTry(tx, letter, { id: uuidv7(), outcome: 'taken-back' }));
	expect(await coordinator((tx) => findPassedOn(tx, letter))).toBeUndefined();
	expect(await hers()).toMatchObject([{ tries: 1 }]);
	await coordinator((tx) => notePhoneTry(tx, letter, { id: uuidv7(), outcome: 'told' }));
	expect(await hers()).toEqual([]);
	const notes = await house.owner.db
		.selectFrom('people.phone_try')
		.select('id')
		.where('letter_id', '=', letter)
		.execute();
	expect(notes).toHaveLength(4);
});

test('who no longer wishes to be contacted drops off the list at once', async ({ house }) => {
	const coordinator = await coordinatorOf(house);
	const { her } = await messageFor(house, '07700900002');
	await her((tx) => answerConsent(tx, her.id, 'contact', false, 'en'));
	expect(
		(await coordinator((tx) => listPhoneMessages(tx, all))).filter((message) => message.personId === her.id)
	).toEqual([]);
});

test('only coordinators see the list and note on it', async ({ house }) => {
	const { her, letter } = await messageFor(house, '07700900003');
	const note = { id: uuidv7(), outcome: 'told' } as const;
	await expect(her((tx) => listPhoneMessages(tx, all))).rejects.toThrow(Forbidden);
	await expect(her((tx) => notePhoneTry(tx, letter, note))).rejects.toThrow(Forbidden);
	await expect((await coordinatorOf(house))((tx) => notePhoneTry(tx, uuidv7(), note))).rejects.toThrow(NotFound);
	expect(
		await house.owner.db.selectFrom('people.phone_try').select('id').where('letter_id', '=', letter).execute()
	).toEqual([]);
});

/** One choice of each by a number, so that all together are tried. */
const ways = Array.from({ length: 64 }, (_, number) => ({
	email: Boolean(number & 1),
	phone: Boolean(number & 2),
	may_email: Boolean(number & 4),
	may_text: Boolean(number & 8),
	days: number & 16 ? [1, 2, 3, 4, 5, 6, 7] : [],
	agreed: Boolean(number & 32)
}));

test('who waits on the list is exactly who may be reached by phone, whatever she said about it', async ({ house }) => {
	const coordinator = await coordinatorOf(house);
	const tried: string[] = [];
	const expected: string[] = [];
	for (const { email, phone, agreed, ...rules } of ways) {
		const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`, []);
		const of = { org_id: house.orgId, person_id: id };
		const { db } = house.owner;
		await db.insertInto('people.person').values({ org_id: house.orgId, id, called: 'Fatou' }).execute();
		const addresses = [
			...(email ? [{ ...of, kind: 'email', value: `${id}@example.org` }] : []),
			...(phone ? [{ ...of, kind: 'phone', value: '07700 900456' }] : [])
		];
		if (addresses.length) await db.insertInto('people.address').values(addresses).execute();
		await db
			.insertInto('people.safe_contact')
			.values({ ...of, ...rules, may_call: false })
			.execute();
		await db
			.insertInto('people.consent')
			.values({ ...of, purpose: 'contact', given: agreed, wording: '1', language: 'en' })
			.execute();
		const dayAfter = await house.as('job', async ({ now }) => new Date(now.getTime() + 25 * 3_600_000)); // the number counts by then
		const letter = { org_id: house.orgId, account_id: id, kind: 'programmes.offer', withheld: 'by-phone' };
		await db.insertInto('platform.letter').values(letter).execute();
		const { go } = await gateSays(house, id, 'programmes.place', dayAfter);
		tried.push(id);
		if (go?.way === 'hand') expected.push(id);
	}
	const listed = (await coordinator((tx) => listPhoneMessages(tx, all))).map((message) => message.personId);
	expect(expected).not.toEqual([]);
	expect(listed.filter((id) => tried.includes(id)).toSorted()).toEqual(expected.toSorted());
	expect(await coordinator((tx) => countPhoneMessages(tx))).toBe(listed.length);
});
