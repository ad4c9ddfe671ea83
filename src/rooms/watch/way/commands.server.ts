import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { AlarmWay } from './form.ts';
import { mayBeWoken, waitsForAnswer } from './policy.ts';
import { listOwnWays, whyNoWay } from './queries.server.ts';

/** She is woken by this way too, once she has answered the test alarm that comes by it. Twice is once. */
export async function addAlarmWay(tx: Tx, way: AlarmWay): Promise<Outcome<'no-phone' | 'no-number' | 'shared'>> {
	if (!mayBeWoken(tx.actor)) throw new Forbidden();
	const reason = await whyNoWay(tx, way);
	if (reason) return refused(reason);
	const row = { org_id: tx.actor.orgId, account_id: tx.actor.id ?? '', way, added_at: tx.now };
	await tx.db
		.insertInto('watch.way')
		.values(row)
		.onConflict((at) => at.doNothing())
		.execute();
	await record(tx, 'watch.way.added', { way });
	return done;
}

/** She is woken by this way no more. Throws NotFound. */
export async function dropAlarmWay(tx: Tx, way: AlarmWay): Promise<void> {
	await ownWay(tx, way);
	await tx.db.deleteFrom('watch.way').where('account_id', '=', tx.actor.id).where('way', '=', way).execute();
	await record(tx, 'watch.way.taken-out', { way });
}

/** She asks for a test alarm by this way now; it is written within a minute, and what she answered before counts on. Throws NotFound. */
export async function askForTest(tx: Tx, way: AlarmWay): Promise<void> {
	await ownWay(tx, way);
	await setOwn(tx, way, { tested_at: null });
	await record(tx, 'watch.way.test-asked', { way });
}

/** The test alarm came by this way: for a month it is known to work. Throws NotFound. */
export async function answerTest(tx: Tx, way: AlarmWay): Promise<Outcome<'no-test'>> {
	const own = await ownWay(tx, way);
	if (!waitsForAnswer(own)) return refused('no-test');
	await setOwn(tx, way, { proved_at: tx.now });
	await record(tx, 'watch.way.proved', { way });
	return done;
}

async function ownWay(tx: Tx, way: AlarmWay) {
	if (!mayBeWoken(tx.actor)) throw new Forbidden();
	const own = (await listOwnWays(tx)).find((one) => one.way === way);
	if (!own) throw new NotFound();
	return own;
}

async function setOwn(tx: Tx, way: AlarmWay, row: { tested_at: null } | { proved_at: Date }): Promise<void> {
	await tx.db.updateTable('watch.way').set(row).where('account_id', '=', tx.actor.id).where('way', '=', way).execute();
}
