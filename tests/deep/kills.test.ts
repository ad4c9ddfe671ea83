// What a parent or a facilitator was told is saved is there after any sudden death of the app or of the database.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOwnProcess } from '../../bench/house.ts';
import { keepFigures } from './figures.ts';
import { deep, openTrialHouse, type TrialHouse } from './house.ts';
import { openLedger, query, type Ledger } from './ledger.ts';
import { open } from './visitor.ts';

const trials = deep ? 50 : 3;
let house: TrialHouse;
let ledger: Ledger;

beforeAll(async () => {
	house = await openTrialHouse();
	ledger = await openLedger(house);
});

afterAll(() => house.close());

/** How long until the session's page is answered from the database again, in milliseconds. */
async function untilServed(since: number): Promise<number> {
	while (performance.now() - since < 60_000) {
		const answer = await open(house.news.url + house.news.pages.session, house.news.cookies.facilitator).catch(
			() => undefined
		);
		if (answer?.status === 200) return performance.now() - since;
		await sleep(50);
	}
	throw new Error(`not served again within a minute; ${house.complaints()}`);
}

async function killOnce(which: 'app' | 'postgres' | 'both'): Promise<number> {
	if (which !== 'app') await house.killPostgres();
	if (which !== 'postgres') await house.killApp();
	const since = performance.now();
	if (which !== 'postgres') await house.start();
	return untilServed(since);
}

test(
	`nothing acknowledged is lost in ${trials} sudden deaths`,
	async () => {
		const waits: number[] = [];
		const died = { app: 0, postgres: 0, both: 0 };
		for (let trial = 0; trial < trials; trial++) {
			const writing = ledger.write();
			await sleep(400 + Math.random() * 800);
			const which = (['app', 'postgres', 'both'] as const)[trial % 3] ?? 'app';
			died[which]++;
			waits.push(await killOnce(which));
			await writing.stop();
			expect(await ledger.lost(), `after trial ${trial + 1}, ${which}`).toEqual([]);
		}
		expect(ledger.acknowledged).toBeGreaterThan(trials);
		const sorted = waits.toSorted((a, b) => a - b);
		const at = (share: number) => `${((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) / 1000).toFixed(2)} s`;
		keepFigures('kills', {
			trials,
			'of the app': died.app,
			'of PostgreSQL': died.postgres,
			'of both': died.both,
			'acknowledged writes': ledger.acknowledged,
			lost: 0,
			'served again, median': at(0.5),
			'served again, longest': at(1)
		});
	},
	deep ? 1_800_000 : 240_000
);

test('the ledger would notice: a line taken away is reported', async () => {
	const writing = ledger.write();
	const before = ledger.acknowledged;
	while (ledger.acknowledged < before + 10) await sleep(50);
	await writing.stop();
	expect(await ledger.lost()).toEqual([]);
	await query(house, `delete from platform.audit where action = 'programmes.attendance.noted'`);
	expect(await ledger.lost()).not.toEqual([]);
});

test('a database that forgets what it confirmed is not started on', async () => {
	await query(house, 'alter role kith_app set synchronous_commit = off');
	await house.killApp();
	const { port } = new URL(house.news.url);
	await expect(inOwnProcess('serve.ts', [house.dataDir, port])).rejects.toThrow(
		/synchronous_commit is "off" for kith_app/
	);
});
