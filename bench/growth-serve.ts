// Serves a demonstration of one size on fresh data, and says who is who and what stands in the brackets of each address:
// node --conditions=source bench/growth-serve.ts DIR PORT small|large
import { randomUUID } from 'node:crypto';
import { filledBefore, who, type Filled } from '../src/demonstration/guide.ts';
import { fillDemonstration } from '../src/demonstration/fill.ts';
import { connected } from '../src/platform/db/connected.ts';
import { hashOf } from '../src/platform/identity/session.ts';
import { runtime } from '../src/platform/runtime.ts';
import { run, stopOnSignal } from '../src/server/run.ts';

/** What a served demonstration says when it is ready. */
export interface GrowthNews {
	url: string;
	/** Seconds it took to fill. */
	filledIn: number;
	/** The link that signs each in. */
	links: Record<string, string>;
	/** What stands in the brackets of a route. */
	parts: Record<string, string>;
}

const [dataDir = '', port = '4490', size = 'small'] = process.argv.slice(2);
const url = `http://localhost:${port}`;
const running = await run({ dataDir, origin: url, demonstration: true, port: Number(port), host: '127.0.0.1' });
stopOnSignal(running);

const began = performance.now();
const guide = await fillDemonstration(url, size === 'large' ? 'large' : 'small');
const filledIn = (performance.now() - began) / 1000;

/** One value for each bracket, of the running course where there is a choice; the same for both sizes. */
const lookups: Record<string, string> = {
	wave: `select id from evaluation.wave where cohort_id = $1 and kind = 'before'`,
	venue: 'select venue_id from programmes.cohort where id = $1',
	child: `select d.child_id from people.creche_day d join people.child c on c.id = d.child_id
		where d.circle_id = $1 and c.person_id = $2 limit 1`,
	person: `select person_id from programmes.registration where cohort_id = $1 and state = 'place' and person_id <> $2 order by joined_at limit 1`,
	concern: `select id from safeguarding.concern where closed_at is null order by raised_at desc limit 1`
};

/** Letters carry links of which only a hash is kept; these are made for the occasion. */
const links: Record<string, string> = {
	receipt: `insert into programmes.receipt (org_id, token_hash, cohort_id, state, answer_by, by_phone, told, language)
		select org_id, $1, id, 'held', platform.now() + interval '2 days', false, true, 'en' from programmes.cohort where id = $2`,
	link: `insert into evaluation.link (org_id, token_hash, invitation_id, ends_at)
		select i.org_id, $1, i.id, platform.now() + interval '2 days' from evaluation.invitation i join evaluation.wave w on w.id = i.wave_id
		where w.cohort_id = $2 and i.finished_at is null order by i.id limit 1`,
	offer: `insert into programmes.offer_link (org_id, token_hash, registration_id, joined_at)
		select org_id, $1, id, joined_at from programmes.registration where cohort_id = $2 and state = 'offered' order by joined_at limit 1`
};

async function partsOf({ courses, accounts, fillingSlug, report }: Filled): Promise<Record<string, string>> {
	return connected(runtime().ownerUrl, async (owner) => {
		const parts: Record<string, string> = {};
		for (const [part, text] of Object.entries(lookups)) {
			const values = [courses.running, accounts.parent].slice(0, /\$2/.test(text) ? 2 : /\$1/.test(text) ? 1 : 0);
			const { rows } = await owner.query<string[]>({ text, values, rowMode: 'array' });
			parts[part] = rows[0]?.[0] ?? 'nothing';
		}
		for (const [part, text] of Object.entries(links)) {
			parts[part] = randomUUID();
			await owner.query(text, [hashOf(parts[part]), courses.running]);
		}
		const session = guide.pages.register.split('/').pop() ?? '';
		const more = { cohort: courses.running, course: fillingSlug, report, session, item: '1', colour: '6a2c5b' };
		return { ...parts, ...more };
	});
}

const filled = filledBefore();
if (!filled) throw new Error('the demonstration was not filled');
const people = [...who, 'formerParent'] as const;
const news: GrowthNews = {
	url,
	filledIn,
	links: Object.fromEntries(people.map((name) => [name, `/demo/${filled.links[name]}`])),
	parts: await partsOf(filled)
};
process.on('message', () => undefined); // keeps the line open to whoever started it
process.send?.(news);
