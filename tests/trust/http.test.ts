import { expect } from 'vitest';
import { canaries, headerFaults, isKept, isTellingAddress, tellingTitle, thirdParties } from './judge.ts';
import { asWhom, openAll, timeout, type Opened } from './opened.ts';
import { addressOf, declared, partsFor, routes, type Visitor } from './routes.ts';
import { test as withApp, type Answer } from './served.ts';

/** Every route opened once by everybody. */
const test = withApp.extend('opened', { scope: 'file' }, ({ served }) => openAll(served));

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
