import { sql } from 'kysely';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import { allow } from '../identity/limits.ts';
import { beginRequest } from './request-tx.ts';
import type { Tx } from './tx.ts';

const visitor = ({ orgId }: House) => ({ orgId, kind: 'visitor' }) as const;
const came = ({ app }: House, stay = true) => beginRequest(app.db, null, { host: 'localhost' }, stay);
const moment = async (tx: Tx) =>
	(await sql<{ at: Date }>`select platform.now() as at`.execute(tx.db)).rows[0]?.at.getTime();
const count = (key: string) => async (tx: Tx) => allow(tx, 'arrival', key, 1, 60);
const isCounted = (house: House, key: string) => house.as('door', async (door) => !(await count(key)(door)));

test('works that begin together share the transaction of the request; what comes later has its own', async ({
	house
}) => {
	const request = await came(house);
	const work = () => request.work(visitor(house), moment);
	const [first, second] = await Promise.all([work(), work()]);
	expect(first).toBe(second);
	expect(await work()).not.toBe(first);
	await request.leave();
});

test('whoever does not stay, or speaks as another, shares nothing', async ({ house }) => {
	const gone = await came(house, false);
	const [first, second] = await Promise.all([gone.work(visitor(house), moment), gone.work(visitor(house), moment)]);
	expect(first).not.toBe(second);
	const request = await came(house);
	const [seen, counted] = await Promise.all([
		request.work(visitor(house), async (tx) => tx.actor.kind),
		request.work({ orgId: house.orgId, kind: 'door' }, async (tx) => tx.actor.kind)
	]);
	expect([seen, counted]).toEqual(['visitor', 'door']);
	await request.leave();
});

test('one that fails takes those that were under way with it, and nothing of them is kept', async ({ house }) => {
	const request = await came(house);
	let transaction = '';
	const slow = request.work(visitor(house), async (tx) => {
		const { rows } = await sql<{ id: string }>`select pg_current_xact_id()::text as id`.execute(tx.db);
		transaction = rows[0]?.id ?? '';
		await new Promise((later) => setTimeout(later, 30));
		return 'done';
	});
	const failing = request.work(visitor(house), async () => {
		throw new Error('no such course');
	});
	await expect(failing).rejects.toThrow('no such course');
	await expect(slow).rejects.toThrow('no such course');
	await request.leave();
	const { rows } = await sql`select pg_xact_status(${transaction}::text::xid8) as end`.execute(house.owner.db);
	expect(rows).toEqual([{ end: 'aborted' }]);
	expect(await request.work(visitor(house), moment)).toBeTypeOf('number');
});

test('what one work keeps is there when its answer is', async ({ house }) => {
	const request = await came(house);
	expect(await request.work({ orgId: house.orgId, kind: 'door' }, count('kept'))).toBe(true);
	expect(await isCounted(house, 'kept')).toBe(true);
	await request.leave();
});
