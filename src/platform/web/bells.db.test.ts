import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { record } from '../audit/record.ts';
import { uuidv7 } from '../db/ids.ts';
import { makeAccount } from '../identity/examples.ts';
import { endSession, hashOf, openSession } from '../identity/session.ts';
import { Forbidden } from '../outcome.ts';
import { hangBells, type Bells } from './bells.server.ts';

const patient = { timeout: 15_000 };

/** What a page hears, as it is said. */
function hear(answer: Response): { text: string; over: boolean; stop(): Promise<void> } {
	const heard = { text: '', over: false, stop: async () => undefined as void };
	const reader = answer.body?.getReader();
	const letters = new TextDecoder();
	heard.stop = async () => void (await reader?.cancel());
	const next = async (): Promise<void> => {
		const part = await reader?.read();
		if (!part || part.done) return void (heard.over = true);
		heard.text += letters.decode(part.value);
		return next();
	};
	void next();
	return heard;
}

const noLook = async (): Promise<void> => undefined;
const listener = ({ orgId }: House, id: string, person = 'helen', look = noLook) => ({ orgId, id, person, look });

async function hung(database: { appUrl: string }, beat?: number): Promise<Bells> {
	const bells = hangBells(database.appUrl, beat);
	bells.version('', '');
	await expect.poll(() => bells.version('', ''), patient).not.toMatch(/^0\./); // it listens
	return bells;
}

const command = ({ as }: House, session: string, fails = false) =>
	as('door', async (tx) => {
		await record(tx, 'programmes.session.started', { session });
		if (fails) throw new Error('no');
	});

test('rings for what was kept, by a number and nothing else, and only for what it is about', async ({
	house,
	database
}) => {
	const bells = await hung(database);
	const [id, another] = [uuidv7(), uuidv7()];
	const [page, other] = [hear(bells.listen(listener(house, id))), hear(bells.listen(listener(house, another)))];
	await command(house, id, true).catch(() => undefined);
	await command(house, id);
	await expect.poll(() => page.text, patient).toMatch(/data: 1\.1\n/);
	expect(page.text).toBe('retry: 4000\ndata: 1.0\n\ndata: 1.1\n\n');
	expect(other.text).toBe('retry: 4000\ndata: 1.0\n\n');
	expect(bells.version(house.orgId, id)).toBe('1.1');
	bells.close();
	await expect.poll(() => page.over).toBe(true);
});

test('a stream ends when whoever listens may not see the page any more, and not because the database is away', async ({
	house,
	database
}) => {
	const bells = await hung(database, 20);
	let error: Error | undefined = new Error('Connection terminated');
	const look = async () => {
		if (error) throw error;
	};
	const page = hear(bells.listen(listener(house, uuidv7(), 'helen', look)));
	await expect.poll(() => page.text, patient).toContain(': \n\n');
	expect(page.over).toBe(false);
	error = new Forbidden();
	await expect.poll(() => page.over, patient).toBe(true);
	bells.close();
});

test('whoever is signed out, or loses a role, is asked at once whether she still may; nobody else is', async ({
	house,
	database
}) => {
	const bells = await hung(database);
	const coordinator = await makeAccount(house.owner.db, house.orgId, 'bell@example.org', ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, coordinator, true));
	const asksIn = (hash: Buffer) => () => house.signedIn(hash, async () => undefined);
	let asked = 0;
	const others = listener(house, uuidv7(), 'grace', async () => void asked++);
	const other = hear(bells.listen(others));
	const page = hear(bells.listen(listener(house, uuidv7(), coordinator, asksIn(hashOf(token)))));
	await house.signedIn(hashOf(token), (tx) => endSession(tx, token));
	await expect.poll(() => page.over, patient).toBe(true);
	const again = hashOf((await house.as('door', (door) => openSession(door, coordinator, true))).token);
	const next = hear(bells.listen(listener(house, uuidv7(), coordinator, asksIn(again))));
	await sql`update platform.role_grant set ended_at = platform.now() where account_id = ${coordinator}`.execute(
		house.owner.db
	);
	await expect.poll(() => next.over, patient).toBe(true);
	expect([other.over, asked]).toEqual([false, 0]);
	bells.close();
});

test('nobody takes all the lines: one person has eight, and a closed page gives hers back', async ({
	house,
	database
}) => {
	const bells = await hung(database);
	const open = () => bells.listen(listener(house, uuidv7()));
	const pages = Array.from({ length: 8 }, () => hear(open()));
	expect(open().status).toBe(503);
	expect(bells.listen(listener(house, uuidv7(), 'grace')).status).toBe(200);
	await pages[0]?.stop();
	expect(open().status).toBe(200);
	bells.close();
});

test('a cut connection comes back by itself, and rings once for what was missed', async ({ house, database }) => {
	const bells = await hung(database);
	const id = uuidv7();
	const page = hear(bells.listen(listener(house, id)));
	await sql`select pg_terminate_backend(pid) from pg_stat_activity where query = 'listen kith_bell' and datname = current_database()`.execute(
		house.owner.db
	);
	await expect.poll(() => page.text, patient).toContain('data: 2.0\n');
	await command(house, id);
	await expect.poll(() => page.text, patient).toContain('data: 2.1\n');
	bells.close();
});
