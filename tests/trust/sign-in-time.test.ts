import { beforeEach, expect } from 'vitest';
import { keepFigures } from '../deep/figures.ts';
import { newBrowser, test, type Behind } from './browser.ts';
import type { Served } from './served.ts';

const deep = process.env.KITH_DEEP === '1';
const pairs = deep ? 200 : 9;
/** How far apart the middle answers may be. On a busy machine little can be said; that nothing is skipped can. */
const apart = deep ? 0.1 : 0.5;
const timeout = 600_000;

beforeEach<{ behind: Behind }>(({ behind }) => behind.forgetTries());

type Ask = (served: Served, email: string) => Promise<unknown>;
const doors: Record<string, Ask> = {
	'asking for a letter': (served, email) => newBrowser(served).send('/sign-in', { email }),
	'a wrong password': (served, email) =>
		newBrowser(served).send('/staff/sign-in', { email, password: 'not her password' })
};

const middle = (times: number[]) => [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

test.for(Object.entries(doors))(
	'%s takes as long for somebody known as for nobody',
	{ timeout },
	async ([door, ask], { served, behind }) => {
		const known = `known-${door.length}@example.org`;
		await behind.colleague(known, 'slow river over stones');
		const times = { known: [] as number[], unknown: [] as number[] };
		const time = async (who: keyof typeof times, email: string) => {
			const start = performance.now();
			await ask(served, email);
			times[who].push(performance.now() - start);
		};
		await ask(served, 'first@example.org'); // whatever is loaded the first time
		for (let turn = 0; turn < pairs; turn++) {
			await behind.forgetTries();
			const both = [() => time('known', known), () => time('unknown', `nobody-${door.length}@example.org`)];
			for (const one of turn % 2 ? both : both.reverse()) await one();
		}
		const [one, other] = [middle(times.known), middle(times.unknown)];
		if (deep)
			keepFigures(`time of ${door}`, {
				pairs,
				'known, ms': Math.round(one * 10) / 10,
				'unknown, ms': Math.round(other * 10) / 10
			});
		expect(Math.abs(one - other) / Math.max(one, other)).toBeLessThan(apart);
	}
);
