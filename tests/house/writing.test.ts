import { expect, test } from 'vitest';
import { sourcesIn, type Source } from './sources.ts';
import { besideTheTransaction, rules, unrecorded } from './writing.ts';

const sources = sourcesIn('src', 'tests', 'packages', 'bench');
const source = (path: string, text: string): Source => ({ path, text });

test.each(Object.keys(rules))('%s', (law) => {
	const broken = sources.flatMap((each) => (rules[law]?.(each) ?? []).map((line) => `${each.path}: ${line}`));
	expect(broken).toEqual([]);
});

const faults: Record<string, Source> = {
	'a file stays under 300 lines': source('src/x.ts', '\n'.repeat(400)),
	'a page’s server file stays under 120 lines': source('src/routes/+page.server.ts', '\n'.repeat(200)),
	'no drawer for odds and ends': source('src/platform/utils.ts', ''),
	'no default exports': source('src/x.ts', 'export default 1'),
	'a rule says no in one way: refusal, or the form’s own refuse': source(
		'src/routes/x/+page.server.ts',
		'return fail(409, { refusal })'
	),
	'a form is read by readForm, within its bounds': source('src/routes/x/+server.ts', 'await request.formData()'),
	'what only tests begin with lies in tests/cast': source('src/rooms/people/scene.ts', ''),
	'no enums': source('src/x.ts', 'export enum Colour {}'),
	'no state kept by a server module': source('src/platform/x.ts', 'let count = 0'),
	'only the transaction’s own file makes one': source('src/x.ts', 'return {} as Tx'),
	'whoever is signed in goes to the door as herself': source(
		'src/routes/(app)/+page.server.ts',
		'await locals.door((door) => join(door))'
	),
	'no raw HTML': source('src/x.svelte', '<p>{@html text}</p>'),
	'no inline styles: the content policy forbids them': source('src/x.svelte', '<p style="color:red">'),
	'no test waits for a fixed time: it waits for what it waits for': source('src/x.test.ts', '\tawait sleep(200);'),
	'whoever waits in a test waits for more than ten seconds: a busy machine is no fault': source(
		'src/x.test.ts',
		"await page.getByRole('heading').waitFor({ timeout: 5000 });"
	),
	'no test gives itself less time than all others have': source('src/x.test.ts', '}, 60_000);'),
	'only the long trials say that something may take no longer': source(
		'src/x.test.ts',
		'expect(performance.now() - began).toBeLessThan(9)'
	),
	'a function, a shape or a class that is offered says its promise': source(
		'src/platform/x.ts',
		'/** Said. */\nexport interface Said {}\n\nexport function silent() {}'
	),
	'a function returns: people and forms answer': source(
		'src/platform/x.ts',
		'/** Adds somebody; answers her id. */\nexport function add() {}'
	),
	'nothing put off': source('src/x.ts', '// ' + 'TO' + 'DO later'),
	'no check is silenced': source('src/x.ts', 'const x: ' + 'any = 1')
};

test.each(Object.keys(rules))('a planted fault is found: %s', (law) => {
	expect(rules[law]?.(faults[law] ?? source('', ''))).toHaveLength(1);
});

test('whatever writes in a room leaves an audit row', () => {
	expect(unrecorded(sources)).toEqual([]);
});

test.each([
	['no test waits for a fixed time: it waits for what it waits for', '\tawait page.waitForTimeout(300);'],
	['no test gives itself less time than all others have', "test('x', { timeout: 30_000 }, async () => {"],
	['no test gives itself less time than all others have', 'vi.setConfig({ testTimeout: 60_000 });']
])('a planted fault of another shape is found: %s', (law, text) => {
	expect(rules[law]?.(source('src/x.test.ts', text))).toHaveLength(1);
});

test.each([
	[
		'src/rooms/x/y/commands.server.ts',
		"export async function doIt(tx: Tx) {\n\tawait tx.db.deleteFrom('people.child');\n}\n"
	],
	[
		'src/rooms/x/y/link.server.ts',
		"export async function hand(tx: Tx) {\n\tawait keep(tx);\n}\n\nasync function keep(tx: Tx) {\n\tawait tx.db.insertInto('x.y');\n}\n"
	],
	[
		'src/rooms/x/y/jobs.server.ts',
		'export async function tidy(tx: Tx) {\n\tawait sql`delete from x.y`.execute(tx.db);\n}\n'
	]
])('a planted write without an audit row is found: %s', (path, text) => {
	expect(unrecorded([source(path, text)])).toHaveLength(1);
});

test('pages reach data only through the transaction of whoever asks', () => {
	expect(besideTheTransaction(sources)).toEqual([]);
	expect(besideTheTransaction([source('src/routes/x/+server.ts', "import pg from 'pg'")])).toHaveLength(1);
});
