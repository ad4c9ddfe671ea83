// The same thing sent several times at once, over HTTP: a form has one effect, a link signs in once.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTrialHouse, type TrialHouse } from './house.ts';
import { query } from './ledger.ts';
import { formOf, joiningForm, open, post } from './visitor.ts';

let house: TrialHouse;

beforeAll(async () => {
	house = await openTrialHouse();
});

afterAll(() => house.close());

const at = (path: string) => house.news.url + path;

async function count(table: string): Promise<number> {
	const [row] = await query<{ rows: number }>(house, `select count(*)::int as rows from ${table}`);
	return row?.rows ?? 0;
}

async function hiddenId(path: string, cookie: string): Promise<string> {
	const html = await (await open(at(path), cookie)).text();
	const [field = ''] = /<input[^>]*name="id"[^>]*>/.exec(html) ?? [];
	return /value="([^"]+)"/.exec(field)?.[1] ?? '';
}

/** Sends the same form from five tabs at once and returns how many rows came of it. */
async function fromFiveTabs(
	table: string,
	path: string,
	fields: Record<string, string | string[]>,
	cookie = ''
): Promise<number> {
	const before = await count(table);
	const answers = await Promise.all(Array.from({ length: 5 }, () => post(at(path), formOf(fields), { cookie })));
	expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
	expect(answers.map(({ status }) => status)).toContain(303);
	return (await count(table)) - before;
}

test('joining sent five times at once is one registration', async () => {
	expect(await fromFiveTabs('programmes.registration', house.news.pages.join, joiningForm('Elena'))).toBe(1);
});

test('a tap sent five times at once is one line of the register', async () => {
	const [person] = await query<{ id: string }>(
		house,
		`select r.person_id as id from programmes.registration r join programmes.session s on s.cohort_id = r.cohort_id where s.id = $1 limit 1`,
		[house.news.pages.session.split('/').at(-1)]
	);
	const fields = { person: person?.id ?? '', state: 'late' };
	expect(
		await fromFiveTabs(
			'programmes.attendance',
			`${house.news.pages.session}?/note`,
			fields,
			house.news.cookies.facilitator
		)
	).toBe(1);
	expect(
		await fromFiveTabs('platform.audit', `${house.news.pages.session}?/note`, fields, house.news.cookies.facilitator)
	).toBe(0);
});

test('somebody who walks in and is written down five times at once is one person', async () => {
	const path = `${house.news.pages.session}/walk-in`;
	const id = await hiddenId(path, house.news.cookies.facilitator);
	const html = await (await open(at(path), house.news.cookies.facilitator)).text();
	const action = /<form[^>]*action="([^"]*)"[^>]*>(?:(?!<\/form>)[\s\S])*name="called"/.exec(html)?.[1] ?? '';
	const fields = { id, called: 'Fatou', apart: '', language: 'en', brought: '' };
	expect(await fromFiveTabs('people.person', path + action, fields, house.news.cookies.facilitator)).toBe(1);
});

test('a new place sent five times at once is one venue', async () => {
	const id = await hiddenId('/manage/venues/new', house.news.cookies.coordinator);
	expect(
		await fromFiveTabs(
			'programmes.venue',
			'/manage/venues/new',
			{ id, name: 'Library', area: '', access_en: '' },
			house.news.cookies.coordinator
		)
	).toBe(1);
});

test('fifty browsers open one sign-in link at once: one is let in', async () => {
	const token = await house.ask<string>('link');
	const answers = await Promise.all(Array.from({ length: 50 }, () => post(at(`/sign-in/link/${token}`), formOf({}))));
	const statuses = answers.map(({ status }) => status);
	expect(statuses.filter((status) => status === 303)).toHaveLength(1);
	expect(statuses.filter((status) => status === 409)).toHaveLength(49);
	expect(answers.filter((answer) => answer.headers.get('set-cookie')?.includes('__Host-kith='))).toHaveLength(1);
});
