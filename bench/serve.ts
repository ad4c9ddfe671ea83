// Serves the built app on fresh data with a full course, and answers questions of the benchmark that started it.
import { Session } from 'node:inspector/promises';
import pg from 'pg';
import { makeCohort } from '../src/contexts/programmes/cohort/examples.ts';
import { joinExample, mateo } from '../src/contexts/programmes/registration/examples.ts';
import { dayFromToday, daysFromNow } from '../src/demonstration/days.ts';
import { Speakers } from '../src/demonstration/speakers.ts';
import { addMember, foundOrganisation } from '../src/demonstration/staff.ts';
import { bringToToday } from '../src/demonstration/today.ts';
import { openSession } from '../src/platform/identity/session.ts';
import { runtime } from '../src/platform/runtime.ts';
import { run, stopOnSignal } from '../src/server/run.ts';
import type { News, Statement } from './house.ts';

const people = 30;
const [dataDir = '', port = '4481'] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;
const running = await run({ dataDir, origin: url, demonstration: true, port: Number(port), host: '127.0.0.1' });
stopOnSignal(running);

async function fill(): Promise<News> {
	const speakers = new Speakers(await foundOrganisation('willow-lane', 'Willow Lane', { safeguardingName: 'Helen' }));
	const coordinator = await addMember(speakers, { called: 'Ruth', email: 'ruth@example.org', role: 'coordinator' });
	const speaks = await speakers.as(coordinator);
	const course = await speaks((tx) =>
		makeCohort(tx, { firstDay: dayFromToday(-14), places: people, now: daysFromNow(-40) })
	);
	for (let index = 0; index < people; index++)
		await speakers.door((door) =>
			joinExample(
				door,
				course.slug,
				{ called: `Elena ${index + 1}`, children: index % 5 ? [] : [mateo] },
				daysFromNow(-39)
			)
		);
	const next = await speaks((tx) =>
		makeCohort(tx, { firstDay: dayFromToday(24), places: people, now: daysFromNow(-2) })
	);
	const facilitator = await addMember(speakers, {
		called: 'Amina',
		email: 'amina@example.org',
		role: 'facilitator',
		circleId: course.id
	});
	const cookie = async (account: string) =>
		`__Host-kith=${(await speakers.door((door) => openSession(door, account, true))).token}`;
	const cookies = { facilitator: await cookie(facilitator), coordinator: await cookie(coordinator) };
	const session = await bringToToday(course.id);
	await speakers.close();
	const pages = {
		session: `/sessions/${session}`,
		list: `/manage/courses/${course.id}/people`,
		public: `/courses/${next.slug}`,
		join: `/courses/${next.slug}/join`
	};
	return { url, appUrl: runtime().appUrl, pages, cookies };
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

const answers: Record<string, () => unknown> = {
	listen: () => (listen(), 'listening'),
	told,
	profile,
	profiled: async () => (await inspector.post('Profiler.stop')).profile,
	used: () => ({ cpu: process.cpuUsage(), memory: process.memoryUsage() })
};
process.on('message', async (word: string) => process.send?.(await answers[word]?.()));
process.send?.(await fill());
