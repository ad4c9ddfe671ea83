import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-gate-'));
afterAll(() => rmSync(folder, { recursive: true }));
const ana = {
	...{ id: 'ana', closed: false, quiet: false, agreed: true, topics: { news: true, tips: false } },
	rules: { email: true, text: false, call: true, push: false, hours: { from: 9, to: 17 }, days: [1, 2, 3, 4, 5] },
	...{ ways: ['push', 'email'], sentNews: [] }
};
const news = { id: 'm', to: 'ana', class: 'news', topic: 'news', dated: false };
const file = (person: object = {}, message: object = {}, more: object = {}) => ({
	...{ zone: 'Europe/London', quiet: { from: 20, to: 8 }, at: '2026-11-27T18:00:00Z' },
	...{ people: [{ ...ana, ...person }], messages: [{ ...news, ...message }], ...more }
});
async function gate(content: unknown, ...more: string[]) {
	const path = join(folder, 'gate.json');
	writeFileSync(path, JSON.stringify(content));
	return said('gate', path, ...more);
}
const ruled = async (...parts: Parameters<typeof file>) => {
	const { code, stdout, stderr } = await gate(file(...parts), '--json');
	expect([code, stderr]).toEqual([0, '']);
	return (JSON.parse(stdout) as { rulings: [{ go: { way: string; from: string } | null; held: string | null }] })
		.rulings[0];
};

test('says the way, and the first moment in her hours, days and zone', async () => {
	expect(await ruled()).toEqual({ message: 'm', go: { way: 'email', from: '2026-11-30T09:00:00.000Z' }, held: null });
	expect((await gate(file())).stdout).toBe('m  email, from 2026-11-30T09:00:00.000Z\n');
});

test.each<[string, object, object]>([
	['gone', { closed: true, quiet: true }, { dated: true }],
	['gone', {}, { to: 'nobody', class: 'alert' }],
	['quiet', { quiet: true, agreed: false }, { dated: true, class: 'alert' }],
	['not-agreed', { agreed: false, topics: { news: false } }, {}],
	['topic-off', { changedAt: '2026-11-27T17:00:00Z' }, { topic: 'tips' }],
	['topic-off', { topics: [] }, {}],
	['topic-off', { topics: { news: { push: false, email: false } } }, {}],
	['changed', { changedAt: '2026-11-26T18:00:01Z', ways: [] }, {}],
	['no-way', { ways: ['push', 'text', 'pigeon'] }, { class: 'asked' }],
	['no-way', { ways: [], sentNews: ['2026-11-27T10:00:00Z'] }, {}],
	['too-many', { sentNews: ['2026-11-26T18:00:01Z'] }, {}],
	['too-many', { sentNews: ['2026-11-21T10:00:00Z', '2026-11-23T10:00:00Z', '2026-11-25T10:00:00Z'] }, {}],
	['no-time', { rules: { ...ana.rules, days: [] } }, { class: 'service' }],
	['no-time', { rules: { ...ana.rules, hours: { from: 21, to: 23 } } }, {}]
])('held: %s (%j, %j)', async (held, person, message) => {
	expect(await ruled(person, message)).toEqual({ message: 'm', go: null, held });
});

test('what she asked for, and alerts, go at any hour; others skip what is not theirs', async () => {
	const now = { go: { way: 'email', from: '2026-11-27T18:00:00.000Z' } };
	expect(await ruled({ agreed: false, changedAt: '2026-11-27T17:00:00Z' }, { class: 'asked' })).toMatchObject(now);
	expect(await ruled({ rules: { ...ana.rules, days: [] } }, { class: 'alert', topic: 'tips' })).toMatchObject(now);
	const sent = { sentNews: ['2026-11-27T10:00:00Z'] };
	for (const kind of ['answer', 'service', 'care'])
		expect(await ruled(sent, { class: kind, topic: 'tips' })).toMatchObject({ held: null });
	expect(await ruled(sent, { class: 'reminder' })).toMatchObject({ held: null });
	expect(await ruled({ changedAt: '2026-11-26T18:00:00Z', sentNews: ['2026-11-26T18:00:00Z'] })).toMatchObject({
		held: null
	});
});

test('hours as a pair, as clock times, or not said; a topic by way; a message by hand', async () => {
	const rules = (hours: unknown) => ({ rules: { ...ana.rules, hours, days: null } });
	expect(await ruled(rules(['09:30', 17]))).toMatchObject({ go: { from: '2026-11-28T09:30:00.000Z' } });
	expect(await ruled(rules(null))).toMatchObject({ go: { from: '2026-11-27T18:00:00.000Z' } });
	expect(await ruled({ ways: ['email', 'hand'], topics: { news: { email: false } } })).toMatchObject({
		go: { way: 'hand' }
	});
	expect((await gate({ ...file(), people: [], messages: [] }, '--json')).stdout).toBe('{"rulings":[]}\n');
});

test('what is wrong with the file is said in the language asked for, every word of it', async () => {
	const wrong = file({ agreed: 'yes', rules: { ...ana.rules, days: [0] } }, {}, { at: 'now' });
	const { code, stdout, stderr } = await gate(wrong, '--lang', 'es');
	expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
	for (const said of ['people[0].agreed: se esperaba true o false', 'un número entero de 1 a 7', 'un momento, como'])
		expect(stderr).toContain(said);
	expect(stderr).not.toMatch(/expected|boolean|number|string|Array|Object/);
});

test.each<[unknown, string]>([
	[file({}, { class: 'gossip' }), 'messages[0].class: expected'],
	[file({ rules: { ...ana.rules, days: [0] } }), 'people[0].rules.days[0]'],
	[file({ rules: { ...ana.rules, hours: { from: 25, to: 3 } } }), 'people[0].rules.hours'],
	[file({ agreed: 'yes' }), 'people[0].agreed: expected boolean, found "yes"'],
	[file({}, {}, { zone: 'Mars/Olympus' }), 'zone: expected a time zone such as Europe/London, found "Mars/Olympus"'],
	[file({}, {}, { at: 'now' }), 'at: expected a moment, found "now"'],
	[file({}, {}, { people: [ana, ana] }), 'people[1].id: expected a name that no other has, found "ana"']
])('a wrong file: exit 2, where it is, and nothing on stdout (%#)', async (content, sentence) => {
	const { code, stdout, stderr } = await gate(content, '--json');
	expect([code, stdout]).toEqual([2, '']);
	expect(stderr).toContain(`gate.json: ${sentence}`);
});
