// The buttons of register and crèche as a page offers them, what each is meant to do, and how the rows of a session stand.
import pg from 'pg';
import type { TrialHouse } from './house.ts';
import type { Found } from './walker.ts';

/** A button of a page: where its form goes and with what, what it says, and what is typed beside it. */
export interface Button {
	action: string;
	fields: Record<string, string>;
	typed: string[];
	says: string;
	/** It stands in the line that takes back what was just tapped. */
	isUndo: boolean;
}

const plain = (text: string) =>
	text
		.replaceAll('&amp;', '&')
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
const named = (tags: string[]) =>
	tags.map((tag) => [attribute(tag, 'name') ?? '', plain(attribute(tag, 'value') ?? '')]);

/** Every button that sends a form of this page, as it was rendered. */
export function buttonsOf({ path, html }: Found): Button[] {
	const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? '';
	const forms = [...main.matchAll(/<form\b[^>]*method="post"[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => form);
	return forms.flatMap((form) => {
		const opening = /^<form[^>]*>/.exec(form)?.[0] ?? '';
		const inputs = [...form.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
		const held = named(inputs.filter((tag) => attribute(tag, 'type') === 'hidden'));
		const typed = named(inputs.filter((tag) => attribute(tag, 'type') !== 'hidden')).map(([name = '']) => name);
		return [...form.matchAll(/<button\b([^>]*)>([\s\S]*?)<\/button>/g)].map(([tag, , inside = '']) => {
			const to = new URL(
				plain(attribute(tag, 'formaction') ?? attribute(opening, 'action') ?? path),
				`http://x${path}`
			);
			const pressed = named([tag]).filter(([name]) => name);
			return {
				action: to.pathname + to.search,
				fields: Object.fromEntries([...held, ...pressed]) as Record<string, string>,
				typed,
				says: plain(inside.replace(/<[^>]*>/g, '')).trim(),
				isUndo: /class="tapped"/.test(opening)
			};
		});
	});
}

/** How the rows of a session stand: people, children, the hours and the hands of the round. `detail` is what an undo must bring back too; `saw` are the marks. */
export type Rows = Map<string, { stands: string; detail: string; saw?: string }>;

/** Reads the rows of a session past the app, as the owner of the database. */
export async function watchRows(
	house: TrialHouse,
	session: string
): Promise<{ rows(): Promise<Rows>; close(): Promise<void> }> {
	const client = new pg.Client({ connectionString: house.news.ownerUrl });
	await client.connect();
	const sql = `with day as (select * from programmes.session where id = $1),
		visit as (select distinct on (child_id) * from creche.visit
			where sitting_id = $1 and mistaken_at is null order by child_id, signed_in_at desc)
		select r.person_id as id, coalesce(a.state, 'open') as stands, '' as detail,
				(select string_agg(k.id::text, ' ') from programmes.mark k where k.session_id = $1 and k.person_id = r.person_id) as saw
			from programmes.registration r join day on day.cohort_id = r.cohort_id
				left join programmes.attendance a on a.session_id = day.id and a.person_id = r.person_id where r.state = 'place'
		union all select person_id, state, 'walked in ' || brought, '' from programmes.attendance where session_id = $1 and walk_in
		union all select d.child_id, case when v.id is null then 'expected' when v.signed_out_at is null then 'in with ' || v.brought_by
				else 'gone with ' || v.collected_by end, concat_ws(' ', v.signed_in_at, v.brought_by, v.signed_out_at), ''
			from people.creche_day d join day on day.cohort_id = d.circle_id left join visit v on v.child_id = d.child_id
			where d.day = (day.starts_at at time zone 'Europe/London')::date
		union all select null, case when started_at is null then '' else 'noted' end || '/' || case when ended_at is null then '' else 'noted' end,
			concat_ws('/', started_at, ended_at), '' from day`;
	const hands = `select string_agg(hands::text, '.' order by weather) as hands from programmes.round where session_id = $1 and hands > 0`;
	return {
		async rows() {
			const { rows } = await client.query<{ id: string | null; stands: string; detail: string; saw: string }>(sql, [
				session
			]);
			const round = await client.query<{ hands: string | null }>(hands, [session]);
			const stands = round.rows[0]?.hands ?? 'none';
			return new Map([
				...rows.map(({ id, ...row }) => [id ?? 'hours', row] as const),
				['round', { stands, detail: '', saw: '' }] as const
			]);
		},
		close: () => client.end()
	};
}

/** What a button is meant to do: which row comes to stand how; any of these where it depends on what was before. */
export type Meaning = Map<string, RegExp>;

const exactly = (stands: string) => new RegExp(`^${stands.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
const ofChild = (child = '', stands: RegExp): Meaning => new Map([[child, stands]]);

/** What each form of register and crèche means, by its action. */
const meanings: Record<string, (fields: Record<string, string>, before: Rows) => Meaning> = {
	'/?/note': ({ person = '', state = '' }, before) => {
		const isWalkIn = before.get(person)?.detail.startsWith('walked in');
		const back = !isWalkIn ? 'open' : state === 'came' ? 'off' : 'came';
		return new Map([[person, exactly(state === before.get(person)?.stands ? back : state)]]);
	},
	'/?/all': (_, before) =>
		new Map([...before].filter(([, { stands }]) => stands === 'open').map(([id]) => [id, exactly('came')])),
	'/?/clock': ({ clock }) => new Map([['hours', clock === 'start' ? /^noted\// : /^noted\/noted$/]]),
	'/?/times': ({ from, to }) => new Map([['hours', exactly(`${from ? 'noted' : ''}/${to ? 'noted' : ''}`)]]),
	'/?/round': () => new Map([['round', /./]]),
	'/marks?/settle': ({ person = '' }) => new Map([[person, /./]]),
	'/arrivals/line?/here': ({ person = '' }, before) => {
		const stands = before.get(person)?.stands ?? '';
		return new Map([[person, exactly(/^(came|late|left-early)$/.test(stands) ? stands : 'came')]]);
	},
	'/arrivals/line?/away': () => new Map(),
	'/walk-in?/known': ({ person = '' }) => new Map([[person, exactly('came')]]),
	'/creche?/in': ({ child, who = '' }) => ofChild(child, exactly(`in with ${who}`)),
	'/creche?/out': ({ child, who = '' }) => ofChild(child, exactly(`gone with ${who}`)),
	'/creche?/back': ({ child, tap }) => ofChild(child, tap === 'out' ? /^in with/ : /^expected|^gone with/),
	'/creche?/again': ({ child }) => ofChild(child, /^in with|^gone with/),
	'/creche/child?/in': ({ child, who = '' }) => ofChild(child, exactly(`in with ${who}`)),
	'/creche/child?/out': ({ child, who = '' }) => ofChild(child, exactly(`gone with ${who}`)),
	// paper, what is told to a parent or by her, and what was read, is no row of attendance
	'/register.pdf': () => new Map(),
	'/plan?/note': () => new Map(),
	'/creche/child?/allergies': () => new Map(),
	'/creche/child?/tell': () => new Map(),
	'/creche/child?/read': () => new Map(),
	'/creche/notes?/read': () => new Map(),
	'/walk-in?/new': () => new Map([['somebody new', exactly('came')]])
};

/** The form of a button by its action, whoever it is about. */
export const formOf = ({ action }: Button) =>
	action
		.replace(/^\/sessions\/[0-9a-f-]{36}/, '')
		.replace(/\/creche\/[0-9a-f-]{36}/, '/creche/child')
		.replace(/\/arrivals\/[0-9a-f-]{36}/, '/arrivals/line')
		.replace(/^\?/, '/?')
		.replace(/&.*/, '');

/** What a button is meant to do. A button that nobody has thought of is none that may be there. */
export function meaningOf(button: Button, before: Rows): Meaning {
	const meaning = meanings[formOf(button)];
	if (!meaning)
		throw new Error(
			`Nobody has said what “${button.says}” (${button.action}) is meant to do: say it in tests/deep/slips.ts`
		);
	return meaning(button.fields, before);
}
