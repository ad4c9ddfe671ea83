// A house for the register on a phone that does what the app does: the same commands, on PostgreSQL, and a line that breaks where a trial wants it to.
import type { IncomingMessage } from 'node:http';
import { courseToday, staffOf } from '#cast/meetings.ts';
import { inTransaction, NobodyThere } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { bringHome } from '#rooms/programmes/meetings/homecoming/commands.server.ts';
import type { HomeForm } from '#rooms/programmes/meetings/pocket/form.ts';
import { takePocket } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import { listOthersMarks } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { pocketGiven, takeAlongGiven } from '#rooms/programmes/meetings/pocket-screen/given.ts';
import { workerScript } from '#rooms/programmes/meetings/pocket-screen/worker.ts';
import { listRegister } from '#rooms/programmes/meetings/register/queries.server.ts';
import type { House } from './house.ts';
import { servePages } from './pages.ts';

/** The house of one meeting, and how its line behaves. */
export interface PhoneHouse {
	url: string;
	session: string;
	/** So many answers are lost on the way back, after what came was kept. */
	loseAnswers: number;
	/** The app dies after the next message that brings something is kept, before it answers; until it is started again nobody is there. */
	dieOnce: boolean;
	start(): Promise<void>;
	/** A newer build from now on. */
	build: number;
	/** The taps that came, and how the register stands. */
	look(): Promise<{ taps: { state: string; seq: number; pocket: string }[]; lines: string[]; differs: number }>;
	coordinator: Awaited<ReturnType<typeof courseToday>>['coordinator'];
	close(): void;
}

const escaped = (given: object) => JSON.stringify(given).replaceAll('&', '&amp;').replaceAll("'", '&#39;');
const page = (script: string, given: object) =>
	`<!doctype html><html lang="en"><head><meta name="viewport" content="width=device-width"><title>Today</title><script type="module" src="/${script}.js"></script></head><body>
<a data-exit data-exit-href="/neutral" href="/leave">Leave</a><main><kith-${script} data-given='${escaped(given)}'></kith-${script}></main></body></html>`;

/** Opens the house of a meeting that is on now; each phone speaks for a facilitator of its own, by the cookie `hand`. */
export async function openPhoneHouse(house: House, names: readonly string[]): Promise<PhoneHouse> {
	const { course, today, joins, coordinator } = await courseToday(house);
	for (const name of names) await joins(name);
	const speakers: ReturnType<typeof staffOf>[] = [];
	const speaker = ({ headers }: IncomingMessage) => {
		const at = Number(/hand=(\d)/.exec(headers.cookie ?? '')?.[1] ?? 0);
		return (speakers[at] ??= staffOf(house, 'facilitator', course.id));
	};
	const self: PhoneHouse = {
		...{ url: '', session: today.id, loseAnswers: 0, dieOnce: false, build: 1, coordinator },
		start: () => site.open().catch(() => undefined), // it runs already
		look: () => coordinator((tx) => lookAt(tx, today.id)),
		close: () => site.close()
	};
	const given = { 'take-along': takeAlongGiven(today.id, '/neutral'), pocket: pocketGiven() };
	const files: Record<string, () => ReturnType<typeof html>> = {
		'/neutral': () => html('<h1>Neutral</h1>'),
		'/take': () => html(page('take-along', given['take-along'])),
		'/pocket/en/': () => html(page('pocket', given.pocket)),
		'/pocket/worker.js': () =>
			html(workerScript(`trial-${self.build}`, ['/pocket/en/', '/pocket.js', ...site.parts]), 'text/javascript')
	};
	const site = await servePages(async (request, body, response) => {
		const file = files[request.url ?? '']?.();
		if (file) return file;
		const speak = await speaker(request);
		if (request.url === '/pocket/marks') return json(await speak((tx) => listOthersMarks(tx, today.id)));
		if (request.url === '/pocket/take') {
			const taken = await speak((tx) => takePocket(tx, JSON.parse(body) as { session: string; id: string }));
			return json(taken.ok ? taken.value : undefined);
		}
		if (request.url !== '/pocket/home') return undefined;
		const { token, ...taps } = JSON.parse(body) as HomeForm;
		const home = await bring(house, token, taps);
		if (taps.envelopes.length && breaks(self) === 'answer') response.destroy();
		return json(home);
	});
	self.url = site.url;
	return self;
}

const html = (text: string, type = 'text/html; charset=utf-8') => ({
	...{ status: 200, headers: { 'content-type': type }, html: text }
});

const bring = (house: House, token: string, taps: Omit<HomeForm, 'token'>) =>
	inTransaction(house.app.db, { pocket: hashOf(token) }, (tx) => bringHome(tx, taps)).catch((error: unknown) => {
		if (error instanceof NobodyThere) return undefined;
		throw error;
	});

/** What breaks now that something was kept: the app, or its answer on the way. */
function breaks(house: PhoneHouse): 'answer' | undefined {
	if (house.dieOnce) {
		house.dieOnce = false;
		house.close();
	} else if (house.loseAnswers > 0) {
		house.loseAnswers--;
		return 'answer';
	}
	return undefined;
}
const json = (said: object | undefined) =>
	said
		? { status: 200, headers: { 'content-type': 'application/json' }, html: JSON.stringify(said) }
		: { status: 404, html: '{}' };

type Work<T> = Parameters<typeof inTransaction<T>>[2];
type Tx = Parameters<Work<unknown>>[0];

async function lookAt(tx: Tx, session: string) {
	const register = await listRegister(tx, await findDay(tx, session));
	const taps = await tx.db
		.selectFrom('programmes.pocket_mark')
		.select(['state', 'seq', 'pocket_id as pocket'])
		.where('session_id', '=', session)
		.execute();
	const lines = register.map(({ called, state }) => `${called}: ${state ?? ''}`).sort();
	return { taps, lines, differs: register.reduce((sum, { differences }) => sum + differences.length, 0) };
}
