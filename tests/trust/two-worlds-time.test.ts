// Whoever measures how long an answer takes learns nothing of concerns: one app, whose concerns are put aside and put back between answers.
import { expect } from 'vitest';
import { keepFigures } from '../deep/figures.ts';
import { addressOf, type Visitor } from './routes.ts';
import { asWhom, timeout } from './opened.ts';
import { test, type Twice } from './two-answers.ts';

const pairs = 200;
/** Milliseconds that the middle answers may lie apart, and the chance at which an order is no longer one: thirty requests share one in a hundred. */
const apart = 5;
const chance = 0.01 / 30;

/** What would take longer first, were something asked about concerns: each by whoever may open it. */
const telling: readonly [Visitor, string][] = [
	...[
		'/start',
		'/me',
		'/me/about-me',
		'/me/about-me/copy.json',
		'/me/seen',
		'/me/details',
		'/me/children',
		'/me/today/[session]'
	].map((path): [Visitor, string] => ['parent', path]),
	...['/start', '/today', '/worried', '/sessions/[session]', '/sessions/[session]/people/[person]', '/letters'].map(
		(path): [Visitor, string] => ['facilitator', path]
	),
	...[
		...['/start', '/today', '/worried', '/letters', '/manage', '/manage/people', '/manage/people?q=CNRY'],
		...[
			'/manage/people/[person]',
			'/manage/people/[person]/change',
			'/manage/people/[person]/same',
			'/manage/people/alike'
		],
		...['/manage/phone', '/manage/calls', '/manage/attendance', '/manage/team', '/concerns/[concern]']
	].map((path): [Visitor, string] => ['coordinator', path])
];

const aside = ['concern', 'alert', 'entry'].map((table) => `safeguarding.${table}`);
const putAside = aside
	.map((table) => `create table public.${table.split('.')[1]} as table ${table}; delete from ${table};`)
	.reverse()
	.join('');
const putBack = aside
	.map(
		(table) =>
			`insert into ${table} select * from public.${table.split('.')[1]}; drop table public.${table.split('.')[1]};`
	)
	.join('');

const middle = (times: number[]) => [...times].sort((one, other) => one - other)[times.length >> 1] ?? 0;

/** How likely such an order of two series is by chance (Mann and Whitney's rank test, by its normal approximation). */
function rankTest(ones: number[], others: number[]): number {
	const above = ones.reduce(
		(sum, one) => sum + others.reduce((count, other) => count + (one > other ? 1 : one === other ? 0.5 : 0), 0),
		0
	);
	const [n, m] = [ones.length, others.length];
	const z = Math.abs(above - (n * m) / 2) / Math.sqrt((n * m * (n + m + 1)) / 12);
	// the tail of the normal distribution (Abramowitz and Stegun 26.2.17)
	const t = 1 / (1 + 0.2316419 * z);
	const sum = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429].reduceRight(
		(all, one) => (all + one) * t,
		0
	);
	return 2 * (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

async function timed(twice: Twice, who: Visitor, path: string): Promise<number> {
	const start = performance.now();
	await twice.with.ask(addressOf(path, twice.parts), asWhom(who));
	return performance.now() - start;
}

test('a rank test finds what is a little later, and nothing where nothing is', () => {
	const even = Array.from({ length: 200 }, (_, at) => (at * 7919) % 200);
	expect(rankTest(even, [...even].reverse())).toBeGreaterThan(0.9);
	expect(
		rankTest(
			even.map((one) => one + 30),
			even
		)
	).toBeLessThan(chance);
});

test.for(telling)(
	'%s is answered %s as fast, whether somebody worried or nobody ever did',
	{ timeout },
	async ([who, path], { twice }) => {
		const { owner } = twice.with.set.scene;
		const times = { with: [] as number[], without: [] as number[] };
		const withOnes = async () => {
			await owner.query(putAside + putBack); // what goes before an answer is the same
			times.with.push(await timed(twice, who, path));
		};
		const withNone = async () => {
			await owner.query(putAside);
			times.without.push(await timed(twice, who, path));
			await owner.query(putBack);
		};
		await timed(twice, who, path); // whatever is loaded the first time
		for (let turn = 0; turn < pairs; turn++)
			for (const one of turn % 2 ? [withOnes, withNone] : [withNone, withOnes]) await one();
		const [one, other] = [middle(times.with), middle(times.without)];
		const likely = rankTest(times.with, times.without);
		keepFigures(`time of ${path.replaceAll('/', ' ')} for a ${who}`, {
			pairs,
			'with concerns, ms': one,
			'without, ms': other,
			likely
		});
		expect(Math.abs(one - other)).toBeLessThan(apart);
		expect(likely).toBeGreaterThan(chance);
	}
);
