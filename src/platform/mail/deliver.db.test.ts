import { createServer, type AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { startMailServer, type Says } from '../../../tests/support/mail-server.ts';
import { asOf } from '../db/tx.ts';
import { queueLetter } from '../jobs/outbox.ts';
import { takeUpLetters } from '../jobs/tidy.server.ts';
import { runtime, settle } from '../runtime.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { deliver } from './deliver.ts';
import { leaveToSend } from './ruling.ts';

const words = { example: async () => ({ subject: 'A message', paragraphs: ['Hello'] }) };
let count = 0;

/** A letter to an address, and one round of sending it, so many hours from now. */
async function letterTo(house: House, name: string) {
	const address = `${name}-${count++}@example.org`;
	const her = await personIn(house, byEmail(address.replace('@example.org', '')));
	await house.as('job', (job) => queueLetter(job, her.id, 'example', {}));
	const { id } = await house.owner.db
		.selectFrom('platform.letter')
		.select('id')
		.where('account_id', '=', her.id)
		.executeTakeFirstOrThrow();
	const sends = (hours = 0) =>
		deliver(
			{
				orgId: house.orgId,
				payload: { letter: id },
				tx: (work) => house.as('job', (job) => work(asOf(job, new Date(job.now.getTime() + hours * 3_600_000))))
			},
			words,
			async (tx) => ({ go: leaveToSend({ way: 'email', address, from: tx.now }), held: null })
		);
	const kept = () =>
		house.owner.db
			.selectFrom('platform.letter')
			.select(['sent_at', 'withheld', 'refused'])
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
	return { id, address, sends, kept, her };
}

const through = (smtpUrl: string) => settle({ ...runtime(), smtpUrl });

async function withServer<T>(says: Says, work: (server: Awaited<ReturnType<typeof startMailServer>>) => Promise<T>) {
	const server = await startMailServer(says);
	through(server.url);
	return work(server).finally(() => server.stop());
}

const nextTry = async ({ owner }: House, id: string) => {
	const { rows } = await sql<{ seconds: number; attempts: number }>`
		select extract(epoch from run_at + platform.clock() - platform.now())::int as seconds, attempts from graphile_worker.jobs where key = ${`letter-${id}`}`.execute(
		owner.db
	);
	return rows;
};

test.for([
	{ recipient: () => '550 5.1.1 User unknown' },
	{ recipient: () => '553 5.1.3 No such address' },
	{ text: () => '554 5.6.0 We do not like it' }
] satisfies Says[])('a final no is final: %o', async (says, { house }) => {
	await withServer(says, async (server) => {
		const letter = await letterTo(house, 'gone');
		await letter.sends();
		const before = await letter.kept();
		expect(before).toMatchObject({ sent_at: null, withheld: 'returned' });
		expect(before.refused).toMatch(/^55\d 5\.\d\.\d$/);
		await letter.sends(); // whatever became of the job, nobody asks again
		expect(server.asked).toHaveLength(1);
		expect(server.taken).toEqual([]);
	});
});

test('a grey no passes: the letter arrives at a later try, and one is due within minutes', async ({ house }) => {
	let asked = 0;
	await withServer({ recipient: () => (asked++ ? null : '451 4.7.1 Greylisted, try again later') }, async (server) => {
		const letter = await letterTo(house, 'grey');
		await letter.sends();
		expect(await letter.kept()).toMatchObject({ withheld: null, sent_at: null, refused: '451 4.7.1' });
		const [job] = await nextTry(house, letter.id);
		expect(job?.seconds).toBeGreaterThan(30);
		expect(job?.seconds).toBeLessThanOrEqual(60);
		await letter.sends();
		expect(await letter.kept()).toMatchObject({ withheld: null, refused: null, sent_at: expect.any(Date) as Date });
		expect(server.taken).toEqual([letter.address]);
	});
});

test('an address that is refused as full for two days comes back; before that it is tried', async ({ house }) => {
	await withServer({ recipient: () => '452 4.2.2 Mailbox full' }, async () => {
		const letter = await letterTo(house, 'full');
		for (const hours of [0, 1, 24, 47]) await letter.sends(hours);
		expect(await letter.kept()).toMatchObject({ withheld: null });
		await letter.sends(49);
		expect(await letter.kept()).toMatchObject({ withheld: 'returned', refused: '452 4.2.2' });
	});
});

/** A server that says one thing and hangs up. */
async function thatSays(said: string) {
	const server = createServer((socket) => {
		socket.on('error', () => undefined);
		socket.end(said);
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}

test('a mail server that is away, closed, or will not speak with us loses nothing, however long it lasts', async ({
	house
}) => {
	const letter = await letterTo(house, 'patient');
	const closed = await thatSays('');
	closed.stop();
	const others = [await thatSays('421 4.3.2 Closing\r\n'), await thatSays('554 5.3.2 No service here\r\n')];
	const plain = await startMailServer();
	const urls = [closed.url, ...others.map(({ url }) => url), `${plain.url}?requireTLS=true`];
	for (const [at, url] of urls.entries()) {
		through(url);
		await letter.sends(at * 30); // days
		expect(await letter.kept(), url).toMatchObject({ withheld: null, sent_at: null });
	}
	expect((await letter.kept()).refused).not.toBeNull();
	const [job] = await nextTry(house, letter.id);
	expect(job?.attempts).toBe(0);
	through(plain.url);
	await letter.sends(120);
	expect(await letter.kept()).toMatchObject({ sent_at: expect.any(Date) as Date });
	for (const { stop } of others) stop();
	await plain.stop();
});

test('whatever became of its job, a letter that nobody has tried to send for an hour is taken up again', async ({
	house
}) => {
	const letter = await letterTo(house, 'lost');
	const { db } = house.owner;
	await sql`select graphile_worker.remove_job(${`letter-${letter.id}`})`.execute(db);
	const takeUp = () => house.as('job', takeUpLetters);
	await takeUp();
	expect(await nextTry(house, letter.id)).toEqual([]);
	await sql`update platform.letter set created_at = created_at - interval '61 minutes' where id = ${letter.id}`.execute(
		db
	);
	const due = await sql`select platform.due_letters() as id`.execute(house.worker.db);
	expect(due.rows).toContainEqual({ id: house.orgId });
	await takeUp();
	await takeUp();
	expect(await nextTry(house, letter.id)).toHaveLength(1);
});
