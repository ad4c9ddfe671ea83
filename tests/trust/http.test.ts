import { expect } from 'vitest';
import { isId } from '#platform/db/ids.ts';
import { canaries, headerFaults, isKept, isTellingAddress, tellingTitle, thirdParties } from './judge.ts';
import { addressOf, declared, missing, partsFor, partsOf, routes, visitors, type Visitor } from './routes.ts';
import { test as withApp, type Answer, type Served } from './served.ts';

interface Opened {
	route: string;
	who: Visitor;
	answer: Answer;
}

const asWhom = (who: Visitor) => (who === 'visitor' ? {} : { as: who });

async function openAll(served: Served): Promise<Opened[]> {
	const parts = partsFor(served.set, { parent: 'parent', course: 'birch' });
	const opened: Opened[] = [];
	for (const route of routes())
		for (const who of visitors)
			opened.push({ route, who, answer: await served.ask(addressOf(route, parts), asWhom(who)) });
	return opened;
}

/** Every route opened once by everybody. */
const test = withApp.extend('opened', { scope: 'file' }, ({ served }) => openAll(served));
const timeout = 540_000;

const isPage = ({ answer }: Opened) => (answer.headers['content-type'] ?? '').startsWith('text/html');
const where = ({ route, who, answer }: Opened) => `${who} ${route} ${answer.status}`;

test('every route answers everybody with the status that was declared', { timeout }, ({ opened }) => {
	const found: Record<string, Record<string, Visitor[]>> = {};
	for (const { route, who, answer } of opened) ((found[route] ??= {})[answer.status] ??= []).push(who);
	expect(found).toEqual(declared);
});

test('nothing breaks, whoever opens it', { timeout }, ({ opened }) => {
	expect(opened.filter(({ answer }) => answer.status >= 500).map(where)).toEqual([]);
});

test('what a page was made from is not to be had beside it', { timeout }, async ({ opened, served }) => {
	const pages = opened.filter((page) => isPage(page) && page.answer.status === 200);
	expect(pages.length).toBeGreaterThan(50);
	const parts = partsFor(served.set, { parent: 'parent', course: 'birch' });
	for (const { route, who } of pages) {
		const beside = addressOf(route, parts).replace(/\/?$/, '/__data.json');
		const { status, body } = await served.ask(beside, asWhom(who));
		expect([where({ route, who, answer: { status } as Answer }), body.includes('"nodes"')]).toEqual([
			`${who} ${route} 404`,
			false
		]);
	}
});

test('a page leaves whole, as long as it says, and nothing is counted for a browser that may not keep it', ({
	opened,
	served
}) => {
	const pages = opened.filter((page) => isPage(page) && page.answer.status === 200);
	const broken = pages.filter(({ answer: { body, headers } }) => {
		const isWhole = /^<!doctype html>[^]*<\/html>\s*$/.test(body);
		return (
			!isWhole || (served.built && (headers.etag || Number(headers['content-length']) !== Buffer.byteLength(body)))
		);
	});
	expect(broken.map(where)).toEqual([]);
});

test('no answer holds a word about somebody whom the asker may not see', { timeout }, ({ opened, served }) => {
	expect(
		opened.flatMap((one) => canaries(one.answer.body, one.who, served.set).map((word) => `${where(one)}: ${word}`))
	).toEqual([]);
	const met = new Set(opened.flatMap(({ answer }) => answer.body.match(/CNRY-[a-z]+-[a-z]+/g) ?? []));
	expect(met.size).toBeGreaterThan(5);
	expect(canaries('CNRY-parent-allergy', 'facilitator-elsewhere', served.set)).toEqual(['CNRY-parent-allergy']);
	expect(canaries('CNRY-parent-allergy', 'creche-today', served.set)).toEqual([]);
});

test('every answer carries every security header, and none is kept', { timeout }, async ({ opened, served }) => {
	const more: { said: string; answer: Answer }[] = [];
	// Files and addresses that cannot be read are answered before the app: by our own server, or by Vite's.
	const files = served.built ? ['/_app/nowhere.js', '/_app/immutable/nowhere.js', '/%ff'] : [];
	for (const path of ['/nowhere', '/o/nowhere', '/a/../../etc/passwd', ...files])
		more.push({ said: path, answer: await served.ask(path) });
	const sent = { method: 'POST', headers: { origin: 'https://evil.example' } };
	more.push({ said: 'sent from elsewhere', answer: await served.ask('/', sent) });
	const answers = [...opened.map((one) => ({ said: where(one), answer: one.answer })), ...more];
	expect(
		answers.flatMap(({ said, answer }) => headerFaults(answer, served.built).map((fault) => `${said}: ${fault}`))
	).toEqual([]);
	const pages = answers.filter(({ said }) => !said.startsWith('/_app/')); // "no such file" says nothing about anybody
	expect(pages.filter(({ answer }) => isKept(answer)).map(({ said }) => said)).toEqual([]);
	const bare = { status: 200, headers: { 'content-type': 'text/html' }, body: '' };
	expect(headerFaults(bare, true).length).toBeGreaterThan(8);
});

test('no page names anybody else’s server', { timeout }, ({ opened, served }) => {
	expect(
		opened
			.filter(isPage)
			.flatMap((one) => thirdParties(one.answer.body, served).map((address) => `${where(one)}: ${address}`))
	).toEqual([]);
	expect(
		thirdParties('<img src="https://evil.example/1.gif"><a href="https://evil.example/">x</a>', served)
	).toHaveLength(2);
});

test('titles and the addresses that parents open tell a passer-by nothing', { timeout }, ({ opened }) => {
	expect([
		...new Set(
			opened
				.filter(isPage)
				.flatMap(({ route, answer }) =>
					tellingTitle(answer.body, route.includes('(staff)')).map((title) => `${route}: ${title}`)
				)
		)
	]).toEqual([]);
	const parents = routes().filter((route) => !route.includes('(staff)') && !route.includes('(dev)'));
	expect(parents.filter(isTellingAddress)).toEqual([]);
	expect(tellingTitle('<title>Baby group</title>')).toHaveLength(1);
	expect(tellingTitle('<title>Crèche list</title>', true)).toEqual([]);
	expect(tellingTitle('<title>CNRY</title>', true)).toHaveLength(1);
});

/** Without what any two answers to the same question differ in: the address asked for. */
const bare = ({ status, body }: Answer, value: string) =>
	`${status} ${body.replaceAll(value, 'IT').replaceAll(encodeURIComponent(value), 'IT')}`;

const others = {
	'another organisation': { parent: 'foreigner', course: 'elm' },
	'another course': { parent: 'stranger', course: 'cedar' }
} as const;
/** What is behind a link of one's own opens for whoever has the link. */
const isSecret = (part: string): boolean => ['offer', 'receipt', 'calendar'].includes(part);
/** Whom another course of the same organisation does not concern. */
const ofOneCourse: readonly Visitor[] = ['visitor', 'parent', 'facilitator', 'creche-today', 'weak'];

test('what belongs to others answers exactly like what is not there', { timeout }, async ({ served, opened }) => {
	const ours = partsFor(served.set, { parent: 'parent', course: 'birch' });
	const found: string[] = [];
	let swaps = 0;
	for (const { route, who, answer } of opened)
		for (const part of partsOf(route)) {
			const nowhere = missing(part);
			const unknown = await served.ask(addressOf(route, { ...ours, [part]: nowhere }), asWhom(who));
			const here = ours[part] ?? '';
			if (isId(here) && [403, 404].includes(answer.status) && bare(answer, here) !== bare(unknown, nowhere))
				found.push(`${who} ${route}, ${part}: ${answer.status}, not there: ${unknown.status}`);
			for (const [whose, them] of Object.entries(others)) {
				const theirs = partsFor(served.set, them)[part];
				if (!theirs || theirs === ours[part] || who === 'coordinator-elsewhere') continue;
				if (them.course === 'cedar' && (!ofOneCourse.includes(who) || isSecret(part))) continue;
				const swapped = await served.ask(addressOf(route, { ...ours, [part]: theirs }), asWhom(who));
				swaps++;
				if (bare(swapped, theirs) !== bare(unknown, nowhere))
					found.push(`${who} ${route}, ${part} of ${whose}: ${swapped.status}, not there: ${unknown.status}`);
				if (answer.status === 200 && swapped.status === 200 && unknown.status === 404)
					found.push(`${who} opens ${route} of ${whose}`);
			}
		}
	expect(found).toEqual([]);
	expect(swaps).toBeGreaterThan(100);
});
