// Whatever is sent to a form is answered in plain words: never an error of ours, never a word of how the program is made.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { setAhead } from '#platform/clock.ts';
import { servePages } from '../support/pages.ts';
import { serveDemonstration, type Demonstration } from '../support/demonstration.ts';
import { freePort } from '../support/free-port.ts';
import { keepFigures } from './figures.ts';
import { asksWords, bare, problemsIn, said } from './answered.ts';
import { crawl, formsMissing, pagesMissing, shapeOf, walkEverywhere, type Form, type Met } from './forms.ts';
import { deep } from './house.ts';
import { bodyOf, filled, shapes } from './sent.ts';
import { formOf, open, post } from './visitor.ts';
import { Walker, type Found } from './walker.ts';

const requests = deep ? 5000 : 300;
const innards =
	/\n\s+at .+:\d+:\d+|node_modules|\.svelte-kit|PostgresError|SyntaxError|TypeError|(?<!<)\bselect [^<>]+ from |violates/i;
let house: Demonstration;
let forms: Form[];
let pages: string[];
let dead: string[];
const amiss = new Set<string>();

beforeAll(async () => {
	setAhead(0); // the demonstration goes by the machine's own clock, and so do the codes that it asks for
	house = await serveDemonstration(await freePort(), { TRUST_PROXY: '1' });
	const look = (found: Found, who: string) => said(found).forEach((words) => amiss.add(`${who}: ${words}`));
	({ forms, pages, dead } = await walkEverywhere(house.guide.url, look, [
		house.guide.signIn.groupParent,
		house.guide.pages.referralMine
	]));
}, 300_000);

afterAll(() => house.close());

/**
 * What nobody is led to: pages for whoever builds, pages that only their button opens, on the day of a trip alone, what stands printed on paper, words that came in
 * before answers were asked for, and, of co-production, what only its listeners, its tellers, its panels, whoever drafts a vote or a call, and whoever works and notes her hours come to: one page of a kind is looked at, and a vote that is over is met first. */
const unled = [
	'/(app)/(mine)/evaluations/[evaluation]',
	'/(app)/(mine)/me/trip/[session]',
	'/(app)/(mine)/together/listen/[campaign]/[note]',
	'/(app)/(mine)/together/roll/[decision]/slip',
	'/(app)/(staff)/evaluation/measures/check',
	'/(app)/(staff)/prove',
	'/(app)/(staff)/sessions/[session]/guests',
	'/(app)/(staff)/sessions/[session]/heads',
	'/(app)/(staff)/sessions/[session]/marks',
	'/(app)/(staff)/sessions/[session]/trip',
	'/(app)/(staff)/together/[project]/[decision]/adopt',
	'/(app)/(staff)/together/[project]/[decision]/check',
	'/(app)/(staff)/together/[project]/[decision]/name',
	'/(app)/(staff)/together/[project]/calls/[wanted]/change',
	'/(dev)/gallery',
	'/(public)/address/[link]',
	'/(public)/certificates',
	'/(public)/certificates/[code]',
	'/(public)/day-before/[link]',
	'/(public)/goodbye',
	'/(public)/guest/[link]',
	'/(public)/hear/[link]',
	'/(public)/on/[course]/ask',
	'/(public)/refer/[link]',
	'/(public)/together/call/hours',
	'/(public)/together/call/work',
	'/(sign-in)/sign-out'
];

/** What nobody in the demonstration is asked: what a script of the page keeps or asks for a passkey to sign, about words that came in before answers were asked for, on the day of a trip, by a letter to a new address or to somebody who asked to be told, how a request of the doctor's came, and of co-production what only its listeners, its tellers, whoever drafts a vote, whoever reads a board back, its panels, whoever drafts a call, whoever works and notes her hours or stops, and founders about who has a say, are asked. */
const askedByNobody = [
	'/(app)/(mine)/me/booklets/[session]/[page]/keep',
	'/(app)/(mine)/me/trip/[session]',
	'/(app)/(mine)/together/listen/[campaign]/[note]',
	'/(app)/(mine)/together/names/[decision]',
	'/(app)/(mine)/together/panel/[wanted]',
	'/(app)/(mine)/together/panel/[wanted]/[application]',
	'/(app)/(mine)/together/roll/[decision]',
	'/(app)/(mine)/together/roll/[decision]/slip',
	'/(app)/(staff)/evaluation/measures/check',
	'/(app)/(staff)/prove/ask',
	'/(app)/(staff)/prove/here',
	'/(app)/(staff)/sessions/[session]/guests',
	'/(app)/(staff)/sessions/[session]/heads',
	'/(app)/(staff)/sessions/[session]/trip',
	'/(app)/(staff)/together/[project]/[decision]/add',
	'/(app)/(staff)/together/[project]/[decision]/adopt',
	'/(app)/(staff)/together/[project]/[decision]/check',
	'/(app)/(staff)/together/[project]/[decision]/name',
	'/(app)/(staff)/together/[project]/[decision]/no-go',
	'/(app)/(staff)/together/[project]/boards/[board]/reading',
	'/(app)/(staff)/together/[project]/calls/[wanted]/[application]/offer',
	'/(app)/(staff)/together/[project]/calls/[wanted]/change',
	'/(app)/(staff)/together/[project]/stakeholders',
	'/(app)/passkeys/ask',
	'/(public)/address/[link]',
	'/(public)/day-before/[link]',
	'/(public)/guest/[link]',
	'/(public)/hear/[link]',
	'/(public)/pocket/home',
	'/(public)/pocket/marks',
	'/(public)/pocket/take',
	'/(public)/stop/[link]/now',
	'/(public)/texts',
	'/(public)/together/call/hours',
	'/(public)/together/call/work',
	'/(sign-in)/sign-in/passkey/ask',
	'/health'
];

test('every form is found, and every page led to, by links, letters and buttons', () => {
	expect(formsMissing(forms)).toEqual(askedByNobody);
	expect(pagesMissing(pages)).toEqual(unled);
	expect(formsMissing([]).length).toBeGreaterThan(40);
	expect(pagesMissing([]).length).toBeGreaterThan(50);
});

test('every link that stands on a page answers, whoever looks at it', async () => {
	expect(dead).toEqual([]);
	const site = await servePages(({ url }) =>
		url === '/gone' ? { status: 404, html: '' } : { status: 200, html: '<a href="/gone">x</a><a href="/well">y</a>' }
	);
	const planted: Met = { forms: new Map(), pages: new Set(), dead: new Set(), documents: new Set() };
	await crawl(new Walker(site.url), ['/'], planted, 'somebody');
	expect([...planted.dead]).toEqual(['/', '/well'].map((from) => `somebody: /gone answers 404 and stands on ${from}`));
	site.close();
});

test('nobody on the team is spoken to as a parent, and no browser checks a form before we do', () => {
	expect([...amiss]).toEqual([]);
	const page = (main: string) => ({ path: '/manage', status: 200, html: `<main>${main}</main><a class="exit-plain">` });
	expect(said(page('What helps your child settle?'))).toEqual(['/manage says “your child” to the team']);
	expect(said(page('<form method="POST"><input></form>'))).toEqual(['/manage lets the browser check a form']);
	expect(said(page('<form novalidate method="POST"></form>'))).toEqual([]);
});

test('a form sent back empty says what is missing in the order of the page, each by its name, in both languages', async () => {
	const amiss: string[] = [];
	let lines = 0;
	const ofEachKind = new Map(forms.filter(asksWords).map((form) => [shapeOf(form.path), form]));
	for (const { path, cookie, fields, hidden } of ofEachKind.values())
		for (const language of ['', '/es']) {
			const empty = formOf(Object.fromEntries(fields.map((field) => [field, hidden[field] ?? ''])));
			const answer = await post(house.guide.url + language + path, empty, { cookie });
			if (answer.status >= 500) amiss.push(`${language}${path} breaks`);
			if (answer.status !== 422) continue;
			const found = problemsIn(await answer.text());
			lines += found.length;
			for (const { id, at } of found) if (at < 0) amiss.push(`${path} leads to no #${id}`);
			for (const { line, id } of found)
				if (bare.includes(line)) amiss.push(`${language}${path} says “${line}” of ${id}`);
			if (found.some(({ at }, index) => at < (found[index - 1]?.at ?? 0))) amiss.push(`${path} is out of order`);
		}
	expect(amiss).toEqual([]);
	expect(lines).toBeGreaterThan(40);
});

async function isPlain(answer: Response): Promise<void> {
	const text = await answer.text();
	expect(answer.status, text.slice(0, 300)).toBeLessThan(500);
	expect(innards.exec(text)?.[0]).toBeUndefined();
}

test(
	`${requests} forms filled in with whatever comes are answered in plain words`,
	async () => {
		const statuses: Record<string, number> = {};
		const sent = fc
			.constantFrom(...forms)
			.chain((form) => fc.record({ form: fc.constant(form), filled: filled(form), shape: fc.constantFrom(...shapes) }));
		await fc.assert(
			fc.asyncProperty(sent, async ({ form: { path, cookie }, filled, shape }) => {
				const answer = await post(house.guide.url + path, bodyOf(filled, shape), { cookie });
				statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
				await isPlain(answer);
			}),
			{ numRuns: requests, endOnFailure: true }
		);
		const answers = Object.entries(statuses).map(([status, times]) => `${times} × ${status}`);
		keepFigures('fuzz', { requests, forms: forms.length, answers: answers.join(', '), 'errors of ours': 0 });
	},
	requests * 1000
);

test(
	'addresses of every sort are answered in plain words',
	async () => {
		const coordinator = new Walker(house.guide.url);
		await coordinator.open(new URL(house.guide.signIn.coordinator).pathname);
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
			'/on',
			'/sessions',
			'/manage/on',
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
				isPlain(await open(house.guide.url + before + path, signedIn ? coordinator.cookie : ''))
			),
			{ numRuns: Math.ceil(requests / 3), endOnFailure: true }
		);
	},
	requests * 1000
);
