import { expect } from 'vitest';
import { rooms } from '#rooms';
import { courseWith, registrationOf, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { allow } from '#platform/identity/limits.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { deliver } from '#platform/mail/deliver.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { runtime, settle } from '#platform/runtime.ts';
import { signatureOf } from '#platform/text/signature.ts';
import { readReply } from '#rooms/people/text-reply/commands.server.ts';
import { listReplies } from '#rooms/people/text-reply/queries.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { offerFreePlaces } from '#rooms/programmes/joining/offer/commands.server.ts';
import { fatou } from '#rooms/programmes/joining/registration/examples.ts';
import { test, type House } from '../support/house.ts';
import { startTextProvider, type HandedText } from '../support/text-provider.ts';
import { POST } from '../../src/routes/(public)/texts/+server.ts';
import { gateOf, letters } from '../../src/worker.ts';

const key = 'a key that both of them have'.replaceAll(' ', '-');

/** Texts go to a provider of our own while the work is done. */
async function withProvider(work: (handed: HandedText[]) => Promise<void>, answers?: () => number): Promise<void> {
	const provider = await startTextProvider(answers);
	const before = runtime();
	settle({ ...before, textServer: { url: provider.url, key } });
	await work(provider.handed).finally(() => {
		settle(before);
		return provider.stop();
	});
}

const words = { subject: 'Secret', paragraphs: ['The group meets at the hall'], act: { words: 'Look', path: '/me' } };

/** One message to her, written as a test writes it, and one round of sending it. */
async function sends(house: House, person: string, kind: string): Promise<string> {
	await house.as('job', (job) => queueLetter(job, person, kind, {}));
	await leaves(house, person, { [kind]: () => Promise.resolve(words) });
	return (await newest(house, person)).id;
}

/** All that waits for her is tried once. */
async function leaves(house: House, person: string, writers = letters): Promise<void> {
	const waiting = await house.owner.db
		.selectFrom('platform.letter')
		.select('id')
		.where('account_id', '=', person)
		.where('sent_at', 'is', null)
		.where('withheld', 'is', null)
		.orderBy('id')
		.execute();
	for (const { id } of waiting)
		await deliver(
			{ orgId: house.orgId, payload: { letter: id }, tx: (work) => house.as('job', work) },
			writers,
			gateOf(rooms)
		);
}

const newest = (house: House, person: string) =>
	house.owner.db
		.selectFrom('platform.letter')
		.select(['id', 'sent_by', 'sent_at', 'withheld', 'failed', 'refused'])
		.where('account_id', '=', person)
		.orderBy('id', 'desc')
		.executeTakeFirstOrThrow();

/** What the provider says, signed as it would, unless the test signs it otherwise. */
async function says(house: House, came: object, by: { key?: string; seconds?: number } = {}): Promise<number> {
	const now = await house.as('link', async (link) => link.now);
	const [body, seconds] = [JSON.stringify(came), String(by.seconds ?? Math.floor(now.getTime() / 1000))];
	const headers = { 'x-kith-time': seconds, 'x-kith-signature': signatureOf(by.key ?? key, seconds, body) };
	const request = new Request('http://localhost/texts', { method: 'POST', body, headers });
	const locals = {
		now,
		link: (work: Parameters<House['as']>[1]) => house.as('link', work),
		allow: (...asked: [string, string, number, number]) => house.as('door', (door) => allow(door, ...asked))
	};
	return (await POST({ request, locals } as never)).status;
}

let numbers = 7_700_900_100;
const number = () => `+44${numbers++}`;
const byPhone = (value: string) => ({ called: 'Fatou', reach: { kind: 'phone', value }, safe: fatou().safe }) as const;
let replies = 0;
const reply = (from: string, body: string) => ({ kind: 'reply', id: `reply-${replies++}`, from, body });

test('a text says only that there is a message; it is handed over with the key, once by its id, to whoever may be texted', async ({
	house
}) => {
	await withProvider(async (handed) => {
		const to = number();
		const her = await personIn(house, byPhone(to));
		const id = await sends(house, her.id, 'programmes.session-news');
		const body = expect.stringMatching(
			/^Message: you have a new message\. http:\/\/localhost\/(o\/[\w-]+\/)?me$/
		) as string;
		expect(handed.map(({ text }) => text)).toEqual([{ id, to, body }]);
		expect(handed[0]?.headers).toMatchObject({ authorization: `Bearer ${key}`, 'idempotency-key': id });
		expect(await newest(house, her.id)).toMatchObject({ sent_by: 'text', withheld: null });
		await sends(house, her.id, 'programmes.reminder');
		expect(handed[1]?.text.body).toContain('\nTo hear no more of this, answer STOP.');
		const silent = await personIn(house, { ...byPhone(number()), safe: { ...fatou().safe, mayText: false } });
		await sends(house, silent.id, 'programmes.session-news');
		const abroad = await personIn(house, byPhone('555 0123'));
		await sends(house, abroad.id, 'programmes.session-news');
		for (const { id: person } of [silent, abroad])
			expect(await newest(house, person)).toMatchObject({ withheld: 'by-phone', sent_by: null });
		expect(handed).toHaveLength(2);
	});
});

test('a number that is refused for good, or a text that did not arrive, goes by the next way; a provider that is away loses nothing', async ({
	house
}) => {
	let status = 503;
	await withProvider(
		async (handed) => {
			const her = await personIn(house, byPhone(number()));
			await sends(house, her.id, 'programmes.session-news');
			expect(await newest(house, her.id)).toMatchObject({ withheld: null, sent_at: null, refused: 'HTTP 503' });
			status = 422;
			await leaves(house, her.id, { 'programmes.session-news': () => Promise.resolve(words) });
			expect(await newest(house, her.id)).toMatchObject({ withheld: 'returned', failed: ['text'] });
			expect(new Set(handed.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
			status = 202;
			const other = await personIn(house, byPhone(number()));
			const id = await sends(house, other.id, 'programmes.session-news');
			expect(await says(house, { kind: 'receipt', id, state: 'delivered' })).toBe(204);
			expect(await newest(house, other.id)).toMatchObject({ sent_by: 'text' });
			expect(await says(house, { kind: 'receipt', id, state: 'failed' })).toBe(204);
			expect(await newest(house, other.id)).toMatchObject({ sent_at: null, failed: ['text'] });
			await leaves(house, other.id, { 'programmes.session-news': () => Promise.resolve(words) });
			expect(await newest(house, other.id)).toMatchObject({ withheld: 'returned' });
			expect(handed).toHaveLength(3);
		},
		() => status
	);
});

test('what is not signed, signed with another key, old, or sent a second time does nothing', async ({ house }) => {
	await withProvider(async () => {
		const from = number();
		const her = await personIn(house, byPhone(from));
		await sends(house, her.id, 'programmes.reminder');
		const off = () => her((tx) => tx.db.selectFrom('people.topic').select('topic').execute());
		const now = (await house.as('link', async (link) => link.now)).getTime() / 1000;
		const said = reply(from, 'STOP');
		for (const by of [
			{ key: 'another-key-that-is-long-enough' },
			{ seconds: Math.floor(now - 301) },
			{ seconds: Math.floor(now + 310) }
		])
			expect(await says(house, said, by)).toBe(401);
		expect(await off()).toEqual([]);
		const at = { seconds: Math.floor(now) };
		expect(await says(house, said, at)).toBe(204);
		expect(await off()).not.toEqual([]);
		expect(await says(house, said, at)).toBe(409);
		expect(await says(house, { kind: 'reply', id: '', from: '0770', body: 'x' })).toBe(400);
	});
	expect(await says(house, reply(number(), 'STOP'))).toBe(404); // nobody takes texts any more
});

test('STOP ends the topic of the message that went last and no other; to a message about her own place it is read by a person', async ({
	house
}) => {
	await withProvider(async () => {
		const from = number();
		const her = await personIn(house, byPhone(from));
		const coordinator = await staffOf(house, 'coordinator');
		const off = async () =>
			new Set(
				(await her((tx) => tx.db.selectFrom('people.topic').select('topic').execute())).map(({ topic }) => topic)
			);
		await sends(house, her.id, 'programmes.reminder');
		await sends(house, her.id, 'programmes.reunion');
		await says(house, reply(from, ' Stop. '));
		expect(await off()).toEqual(new Set(['celebration']));
		await sends(house, her.id, 'programmes.session-news');
		await says(house, reply(from, 'STOP'));
		const again = reply(from, 'Is it still at ten?');
		await says(house, again);
		await says(house, { ...again, body: 'the same, told twice' });
		await says(house, reply(number(), 'a number that nobody has'));
		expect(await off()).toEqual(new Set(['celebration']));
		const hers = async () => (await coordinator(listReplies)).filter(({ personId }) => personId === her.id);
		expect((await hers()).map(({ words: said }) => said)).toEqual(['STOP', 'Is it still at ten?']);
		const [{ id = '' } = {}] = await hers();
		await expect(her(listReplies)).rejects.toThrow(Forbidden);
		await expect(her((tx) => readReply(tx, id))).rejects.toThrow(Forbidden);
		await expect(coordinator((tx) => readReply(tx, her.id))).rejects.toThrow(NotFound);
		await coordinator((tx) => readReply(tx, id));
		expect(await hers()).toHaveLength(1);
	});
});

test('yes to an offer takes the place, as its link would; once it is answered, a no is for a person to read', async ({
	house
}) => {
	await withProvider(async (handed) => {
		const coordinator = await staffOf(house, 'coordinator');
		const { course, joins } = await courseWith(house, { places: 1 });
		const first = await joins();
		const joining = fatou({ reach: { kind: 'phone', value: number() } });
		const next = await joins(joining);
		const speaks = await signIn(house, first.person);
		await speaks((tx) => endRegistration(tx, first.registration));
		await house.as('job', (job) => offerFreePlaces(job, course.id));
		await leaves(house, next.person);
		expect(handed.at(-1)?.text.body).toContain('YES or NO');
		const state = async () => (await registrationOf(house, course.id, next.person))?.state;
		expect(await state()).toBe('offered');
		await says(house, reply(joining.reach.value, 'Yes!'));
		expect(await state()).toBe('place');
		await leaves(house, next.person);
		await says(house, reply(joining.reach.value, 'no'));
		expect(await state()).toBe('place');
		expect((await coordinator(listReplies)).map(({ personId, words: said }) => [personId, said])).toContainEqual([
			next.person,
			'no'
		]);
	});
});
