// Serves the built app on fresh data with a full course, and answers questions of the benchmark that started it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { join } from 'node:path';
import pg from 'pg';
import { makeCohort } from '../src/rooms/programmes/courses/cohort/examples.ts';
import { joinExample } from '../src/rooms/programmes/joining/offer/examples.ts';
import { mateo } from '../src/rooms/programmes/joining/registration/examples.ts';
import { daysAround } from '../src/demonstration/days.ts';
import { Speakers } from '../src/demonstration/speakers.ts';
import { addMember, foundOrganisation } from '../src/demonstration/staff.ts';
import { bringToToday } from '../src/demonstration/today.ts';
import { moment } from '../src/platform/clock.ts';
import { mintProof } from '../src/platform/identity/proof.ts';
import { openSession } from '../src/platform/identity/session.ts';
import { runtime } from '../src/platform/runtime.ts';
import { run, stopOnSignal } from '../src/server/run.ts';
import type { News, Statement } from './house.ts';

const people = 30;
const [dataDir = '', port = '4481'] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;
const running = await run({ dataDir, origin: url, demonstration: true, port: Number(port), host: '127.0.0.1' });
stopOnSignal(running);
const days = daysAround(moment()); // by the clock that the house goes by

const speaker = async (orgId: string, account: string) => {
	const speakers = new Speakers(orgId);
	return { speakers, speaks: await speakers.as(account) };
};

async function fill(): Promise<News> {
	const orgId = await foundOrganisation('willow-lane', 'Willow Lane', { safeguardingName: 'Helen' });
	const own = new Speakers(orgId);
	const coordinator = await addMember(own, { called: 'Ruth', email: 'ruth@example.org', role: 'coordinator' });
	const speaks = await own.as(coordinator);
	const course = await speaks((tx) =>
		makeCohort(tx, { firstDay: days.free(-14, 3), places: people, now: days.moment(-40) })
	);
	for (let index = 0; index < people; index++)
		await own.door((door) => joinExample(door, course.slug, parent(index), days.moment(-39)));
	const next = await speaks((tx) => makeCohort(tx, { firstDay: days.free(24), places: people, now: days.moment(-2) }));
	const amina = { called: 'Amina', email: 'amina@example.org', role: 'facilitator', circleId: course.id } as const;
	const facilitator = await addMember(own, amina);
	const cookie = async (account: string) =>
		`__Host-kith=${(await own.door((door) => openSession(door, account, true))).token}`;
	const cookies = { facilitator: await cookie(facilitator), coordinator: await cookie(coordinator) };
	const session = await bringToToday(course.id);
	await own.close();
	const pages = {
		session: `/sessions/${session}`,
		list: `/manage/on/${course.id}/people`,
		public: `/on/${next.slug}`,
		join: `/on/${next.slug}/join`
	};
	return { ...addresses(), orgId, pages, cookies, accounts: { coordinator, facilitator } };
}

const parent = (index: number) => ({ called: `Elena ${index + 1}`, children: index % 5 ? [] : [mateo] });
const addresses = () => ({ url, appUrl: runtime().appUrl, ownerUrl: runtime().ownerUrl });

/** The data as it was left by an earlier start, or filled now. */
async function filled(): Promise<News> {
	const note = join(dataDir, 'bench.json');
	if (existsSync(note)) return { ...(JSON.parse(readFileSync(note, 'utf8')) as News), ...addresses() };
	const news = await fill();
	writeFileSync(note, JSON.stringify(news));
	return news;
}

/** One more course with this many places; returns its slug. */
async function course(places: number): Promise<string> {
	const { speakers, speaks } = await speaker(news.orgId, news.accounts.coordinator);
	const { slug } = await speaks((tx) => makeCohort(tx, { firstDay: days.free(30), places, now: days.moment(-1) }));
	await speakers.close();
	return slug;
}

/** A link of a letter that signs the facilitator in. */
async function link(): Promise<string> {
	const { speakers } = await speaker(news.orgId, news.accounts.facilitator);
	const token = await speakers.job((job) => mintProof(job, news.accounts.facilitator, 'sign-in'));
	await speakers.close();
	return token;
}

const plain = pg.Client.prototype.query as (...args: unknown[]) => unknown;
let heard: Statement[] = [];

function listen(): void {
	heard = [];
	pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
		const [asked] = args;
		const { text, values } = typeof asked === 'string' ? { text: asked, values: [] } : (asked as Statement);
		heard.push({ text, values: values ?? [] });
		return plain.apply(this, args);
	} as typeof pg.Client.prototype.query;
}

function told(): Statement[] {
	pg.Client.prototype.query = plain as typeof pg.Client.prototype.query;
	return heard.map(({ text, values }) => ({
		text,
		values: values.map((value) => (value instanceof Uint8Array ? { bytes: Buffer.from(value).toString('hex') } : value))
	}));
}

const inspector = new Session();
inspector.connect();

async function profile(): Promise<string> {
	await inspector.post('Profiler.enable');
	await inspector.post('Profiler.start');
	return 'profiling';
}

const news = await filled();
const answers: Record<string, (given: number) => unknown> = {
	course,
	link,
	listen: () => (listen(), 'listening'),
	told,
	profile,
	profiled: async () => (await inspector.post('Profiler.stop')).profile,
	used: () => ({ cpu: process.cpuUsage(), memory: process.memoryUsage() })
};
process.on('message', async (asked: string) => {
	const [word = '', given] = asked.split(' ');
	process.send?.((await answers[word]?.(Number(given))) ?? null);
});
process.send?.(news);
