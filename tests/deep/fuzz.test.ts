// Whatever is sent to a form is answered in plain words: never an error of ours, never a word of how the program is made.
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepFigures } from './figures.ts';
import { deep, openTrialHouse, type TrialHouse } from './house.ts';
import { open, post } from './visitor.ts';

const requests = deep ? 5000 : 300;
const innards =
	/\n\s+at .+:\d+:\d+|node_modules|\.svelte-kit|PostgresError|SyntaxError|TypeError|(?<!<)\bselect [^<>]+ from |violates/i;
let house: TrialHouse;

beforeAll(async () => {
	house = await openTrialHouse();
}, 120_000);

afterAll(() => house.close(), 60_000);

interface Target {
	path: string;
	cookie: string;
	fields: string[];
}

/** The forms of a page as they stand in it: where each goes, and what it asks. */
async function formsOf(path: string, cookie: string): Promise<Target[]> {
	const html = await (await open(house.news.url + path, cookie)).text();
	const forms = [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => form);
	return forms
		.filter((form) => /^<form[^>]*method="post"/i.test(form) && !form.includes('"/sign-out"'))
		.map((form) => {
			const action = /^<form[^>]*action="([^"]*)"/.exec(form)?.[1] ?? '';
			const fields = [...form.matchAll(/\bname="([^"]+)"/g)].map(([, name]) => name ?? '');
			return {
				path: new URL(action || path, `http://x${path}`).href.slice('http://x'.length),
				cookie,
				fields: [...new Set(['id', ...fields])]
			};
		});
}

async function targets(): Promise<Target[]> {
	const { pages, cookies } = house.news;
	const { facilitator, coordinator, evaluator, lead, parent } = cookies;
	const course = pages.list.replace(/\/people$/, '');
	const staff = [pages.session, `${pages.session}/walk-in`, `${pages.session}/creche`, '/worried'].map(
		(path) => [path, facilitator] as const
	);
	const managed = [
		'/manage/courses/new',
		'/manage/venues/new',
		'/manage/team',
		course,
		`${course}/change`,
		`${course}/team`,
		`${course}/plan`,
		pages.list
	].map((path) => [path, coordinator] as const);
	const measured = ['/evaluation/measures', '/evaluation/measures/import', '/evaluation/data/import'].map(
		(path) => [path, evaluator] as const
	);
	const session = pages.session.split('/').at(-1) ?? '';
	const hers = ['/me', '/me/choices', '/me/details', '/me/children', '/me/safe-contact', `/me/check-in/${session}`].map(
		(path) => [path, parent] as const
	);
	const all = [
		[pages.join, ''] as const,
		['/sign-in', ''] as const,
		['/staff/sign-in', ''] as const,
		...staff,
		...managed,
		...measured,
		...hers,
		[pages.concern, lead] as const,
		...[pages.joined, pages.answer, `${pages.answer}/all`, `${pages.answer}/end`].map((path) => [path, ''] as const)
	];
	const found: Target[] = [];
	for (const [path, cookie] of all) found.push(...(await formsOf(path, cookie)));
	const known = new Map(found.map((target) => [target.path.split('?')[0] + target.fields.join(), target]));
	return [...known.values()];
}

const nasty = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 200 }),
	fc.constantFrom(
		'',
		' ',
		'مريم',
		'🌻👩‍👧‍👦',
		'é'.repeat(5000),
		'x'.repeat(10_000),
		'-1',
		'1e309',
		'NaN',
		'0',
		'99999999999999999999',
		'null',
		'on',
		'yes'
	),
	fc.constantFrom(
		'2026-02-30',
		'0000-00-00',
		'1899-01-01',
		'25:99',
		'\0',
		'\ud800',
		"'; drop table people.person; --",
		'<script>alert(1)</script>',
		'${7*7}',
		'../../etc/passwd',
		'a@b',
		'%00',
		'\r\nset-cookie: a=b'
	),
	fc.uuid(),
	fc.constant(randomUUID())
);
const stranger = fc.oneof(
	fc.constantFrom(
		'__proto__',
		'constructor',
		'toString',
		'hasOwnProperty',
		'a[b]',
		'a[__proto__][x]',
		'',
		'/note',
		'id'
	),
	fc.string({ maxLength: 30 })
);

const filled = (fields: string[]) =>
	fc.record({
		known: fc.array(fc.tuple(fc.constantFrom(...fields), nasty), { maxLength: 12 }),
		extra: fc.array(fc.tuple(stranger, nasty), { maxLength: 3 })
	});

type Filled = { known: [string, string][]; extra: [string, string][] };

function bodyOf({ known, extra }: Filled, shape: string): BodyInit {
	const pairs = [...known, ...extra];
	if (shape === 'multipart') {
		const body = new FormData();
		for (const [name, value] of pairs) body.append(name, value);
		return body;
	}
	if (shape === 'file') {
		const body = new FormData();
		for (const [name, value] of pairs) body.append(name, new Blob([value]), 'name.csv');
		return body;
	}
	if (shape === 'broken')
		return new Blob(['--edge\r\ncontent-disposition: form-data; name="a"\r\n\r\n' + (pairs[0]?.[1] ?? '')], {
			type: 'multipart/form-data; boundary=edge'
		});
	if (shape === 'json') return new Blob([JSON.stringify(Object.fromEntries(pairs))], { type: 'application/json' });
	return new URLSearchParams(pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]));
}

async function isPlain(answer: Response): Promise<void> {
	const text = await answer.text();
	expect(answer.status, text.slice(0, 300)).toBeLessThan(500);
	expect(innards.exec(text)?.[0]).toBeUndefined();
}

test(
	`${requests} forms filled in with whatever comes are answered in plain words`,
	async () => {
		const all = await targets();
		expect(all.length).toBeGreaterThan(30);
		const statuses: Record<string, number> = {};
		const shape = fc.constantFrom('plain', 'plain', 'plain', 'multipart', 'file', 'broken', 'json');
		const sent = fc
			.constantFrom(...all)
			.chain((target) => fc.record({ target: fc.constant(target), filled: filled(target.fields), shape }));
		await fc.assert(
			fc.asyncProperty(sent, async ({ target, filled, shape }) => {
				const answer = await post(house.news.url + target.path, bodyOf(filled as Filled, shape), {
					cookie: target.cookie
				});
				statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
				await isPlain(answer);
			}),
			{ numRuns: requests, endOnFailure: true }
		);
		const answers = Object.entries(statuses).map(([status, times]) => `${times} × ${status}`);
		keepFigures('fuzz', { requests, forms: all.length, answers: answers.join(', '), 'errors of ours': 0 });
	},
	requests * 1000
);

test(
	'addresses of every sort are answered in plain words',
	async () => {
		const part = fc.oneof(
			fc.webPath(),
			fc.string({ maxLength: 40 }).map((text) => `/${encodeURIComponent(text.toWellFormed())}`),
			fc.constantFrom(
				'/%ff',
				'/%00',
				'/' + 'a'.repeat(8000),
				'/__proto__',
				'/es/es',
				'//evil.example',
				'/..%2f..%2fetc'
			)
		);
		const start = fc.constantFrom(
			'',
			'/es',
			'/courses',
			'/sessions',
			'/manage/courses',
			'/joined',
			'/offer',
			'/answer',
			'/certificates',
			'/evaluation/reports',
			'/demo',
			'/sign-in/link'
		);
		await fc.assert(
			fc.asyncProperty(start, part, fc.boolean(), async (before, path, signedIn) =>
				isPlain(await open(house.news.url + before + path, signedIn ? house.news.cookies.coordinator : ''))
			),
			{ numRuns: Math.ceil(requests / 3), endOnFailure: true }
		);
	},
	requests * 1000
);
