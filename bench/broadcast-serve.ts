// Serves a charity with so many people who asked to come to one run, and sends them all one notice when it is asked to:
// node --conditions=source bench/broadcast-serve.ts DIR PORT SMTP PEOPLE
import { makeCohort } from '../src/rooms/programmes/courses/cohort/examples.ts';
import { sendNotice, writeNotice } from '../src/rooms/programmes/desk/notice/commands.server.ts';
import { daysAround } from '../src/demonstration/days.ts';
import { Speakers } from '../src/demonstration/speakers.ts';
import { addMember, foundOrganisation } from '../src/demonstration/staff.ts';
import { moment } from '../src/platform/clock.ts';
import { connected } from '../src/platform/db/connected.ts';
import { openSession } from '../src/platform/identity/session.ts';
import { runtime, settle } from '../src/platform/runtime.ts';
import { run, stopOnSignal } from '../src/server/run.ts';

/** What it says when it is ready: pages by what they are, and the cookie of whoever coordinates. */
export interface BroadcastNews {
	url: string;
	pages: Record<'public' | 'list' | 'notices', string>;
	cookie: string;
}

const [dataDir = '', port = '4491', smtpUrl = '', people = '10000'] = process.argv.slice(2);
const url = `http://127.0.0.1:${port}`;
const running = await run({ dataDir, origin: url, demonstration: true, port: Number(port), host: '127.0.0.1' });
stopOnSignal(running);
settle({ ...runtime(), smtpUrl }); // a demonstration lays its letters in a folder

const days = daysAround(moment());
const orgId = await foundOrganisation('willow-lane', 'Willow Lane', { safeguardingName: 'Helen' });
const speakers = new Speakers(orgId);
const coordinator = await addMember(speakers, { called: 'Ruth', email: 'ruth@example.org', role: 'coordinator' });
const speaks = await speakers.as(coordinator);
const lay = (firstDay: string) => speaks((tx) => makeCohort(tx, { firstDay, places: 20, now: days.moment(-40) }));
const course = await lay(days.free(-14, 3));
const other = await lay(days.free(24));

await connected(runtime().ownerUrl, async (owner) => {
	await owner.query('begin');
	await owner.query(
		`create temporary table asker on commit drop as select n, uuidv7() as id from generate_series(1, ${Number(people)}) n`
	);
	for (const text of [
		`insert into platform.account (org_id, id, language) select $1, id, case when n % 5 = 0 then 'es' else 'en' end from asker`,
		`insert into people.person (org_id, id, called) select $1, id, 'Elena ' || n from asker`,
		`insert into people.address (org_id, person_id, kind, value) select $1, id, 'email', 'parent-' || n || '@example.org' from asker`,
		`insert into people.consent (org_id, person_id, purpose, given, wording, language, at) select $1, id, 'contact', true, 'contact.1', 'en', platform.now() from asker`
	])
		await owner.query(text, [orgId]);
	await owner.query(
		`insert into programmes.registration (org_id, id, cohort_id, person_id, state, joined_at)
			select $1, uuidv7(), $2, id, 'waiting', platform.now() - n * interval '1 second' from asker`,
		[orgId, course.id]
	);
	await owner.query('commit');
	await owner.query('vacuum analyze');
});

async function send(): Promise<string> {
	const words = {
		en: 'The hall has a new door: come in from Canal Street.',
		es: 'La sala tiene otra puerta: entra por la calle Canal.'
	};
	const subject = { en: 'A new door', es: 'Una puerta nueva' };
	const said = { circleId: course.id, who: 'everybody', language: null, subject, words } as const;
	const written = await speaks((tx) => writeNotice(tx, said));
	if (!written.ok) throw new Error(JSON.stringify(written));
	const sent = await speaks((tx) => sendNotice(tx, written.value, 1));
	if (!sent.ok) throw new Error(JSON.stringify(sent));
	return written.value;
}

const cookie = `__Host-kith=${(await speakers.door((door) => openSession(door, coordinator, true))).token}`;
const pages = { public: `/on/${other.slug}`, list: `/manage/on/${other.id}/people`, notices: '/manage/notices' };
process.on('message', () => void send().then((sent) => process.send?.(sent)));
process.send?.({ url, pages, cookie } satisfies BroadcastNews);
