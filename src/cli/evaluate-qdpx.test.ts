import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeQdc, writeQdpx } from '@kith/refi-qda';
import { afterAll, expect, test } from 'vitest';
import { guid, projectOf } from '../../packages/refi-qda/tests/projects.ts';
import { said } from '../../tests/support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-qdpx-'));
afterAll(() => rmSync(folder, { recursive: true }));
const fileOf = (name: string, content: string | Uint8Array) => {
	writeFileSync(join(folder, name), content);
	return join(folder, name);
};
const run = (...words: string[]) => said('evaluate', 'qdpx', ...words);
const project = projectOf('👶 came\nfor tea', [
	[2, 6],
	[0, 14]
]);
const file = fileOf('a.qdpx', writeQdpx({ ...project, origin: 'Another 1.0' }));

test('what a file holds, under the promised names and in their order', async () => {
	const { code, stdout } = await run('check', file, '--json');
	const found = JSON.parse(stdout) as Record<string, unknown>;
	expect([code, Object.keys(found)]).toEqual([
		0,
		['kind', 'valid', 'errors', 'origin', 'counts', 'positions', 'evidence', 'dropped', 'missing']
	]);
	expect(found).toMatchObject({
		...{
			kind: 'project',
			valid: true,
			errors: [],
			origin: 'Another 1.0',
			positions: 'codepoint',
			dropped: [],
			missing: []
		},
		counts: {
			users: 2,
			codes: 2,
			codable: 1,
			depth: 2,
			texts: 1,
			selections: 2,
			codings: 3,
			notes: 1,
			links: 1,
			sets: 1,
			cases: 1,
			variables: 1
		},
		evidence: { named: 2, fits: { codepoint: 2, utf16: 0, crlf: 1 } }
	});
	expect((await run('check', file)).stdout).toContain('It keeps to the standard');
});

test('in of out of in is the same, and out of it too, to the byte', async () => {
	const texts = join(folder, 'texts');
	const first = (await run('in', file, '--texts', texts, '--json')).stdout;
	expect(JSON.parse(first)).toMatchObject({
		codes: [
			{ path: ['Above <&">'], codable: false },
			{ guid: guid(4), path: ['Above <&">', 'Below'], color: '#1a2b3c', description: null }
		],
		texts: [{ guid: guid(5), name: 'Story', codePoints: 14 }],
		passages: [
			{ text: guid(5), coder: 'Coder 1', code: guid(4), start: 2, end: 6, quote: 'came' },
			{ coder: 'Coder 2', start: 0, end: 14, quote: '👶 came\nfor tea' }
		],
		wholeText: [{ text: guid(5), coder: 'Coder 1', code: guid(3) }],
		notes: [{ guid: guid(6), on: expect.arrayContaining([{ kind: 'link', guid: guid(9) }]) as unknown }],
		cases: [{ guid: guid(11), values: { Band: '0-6' }, texts: [guid(5)] }]
	});
	const from = fileOf('a.json', first);
	for (const name of ['b.qdpx', 'c.qdpx']) {
		expect(await run('out', '--from', from, '--texts', texts, '--out', join(folder, name))).toMatchObject({
			code: 0,
			stderr: ''
		});
		expect((await run('in', join(folder, name), '--json')).stdout).toBe(first);
	}
	expect(readFileSync(join(folder, 'b.qdpx')).equals(readFileSync(join(folder, 'c.qdpx')))).toBe(true);
});

test('JSON of another program is enough: codes, texts and passages', async () => {
	const texts = join(folder, 'other');
	await run('in', file, '--texts', texts);
	const passage = { text: guid(5), coder: 'Otter', code: guid(4), start: 2, end: 6, quote: 'came' };
	const json = {
		codes: [{ guid: guid(4), path: ['Tea'], codable: true }],
		texts: [{ guid: guid(5) }],
		passages: [passage]
	};
	const out = join(folder, 'd.qdpx');
	const write = (change: object) =>
		run('out', '--from', fileOf('d.json', JSON.stringify({ ...json, ...change })), '--texts', texts, '--out', out);
	expect(await write({})).toMatchObject({ code: 0, stderr: '' });
	const read = JSON.parse((await run('in', out, '--json')).stdout) as { passages: unknown };
	expect(read.passages).toEqual([passage]);
	const wrong = async (change: object) => {
		const { code, stdout, stderr } = await write(change);
		expect([code, stdout]).toEqual([2, '']);
		return stderr;
	};
	expect(await wrong({ passages: [{ ...passage, start: 3 }] })).toContain(
		'passages[0].quote: expected the words that stand there: "ame"'
	);
	expect(await wrong({ passages: [{ ...passage, code: guid(9) }] })).toContain('leads to nothing');
	expect(await wrong({ texts: [{ guid: guid(5) }, { guid: guid(6), sha256: '00' }] })).toContain('texts[1]');
});

test('a file that is read but does not keep to the standard is exit 1 with each place', async () => {
	const wrong = fileOf('wrong.qde', '<Project xmlns="urn:QDA-XML:project:1.0">\n<Sets/>\n</Project>');
	const { code, stdout } = await run('check', wrong, '--json');
	expect(code).toBe(1);
	expect(JSON.parse(stdout)).toMatchObject({
		valid: false,
		errors: [
			{ line: 1, says: 'the attribute "name" is missing' },
			{ line: 2, says: '"Set" is missing: a list may be left out, but not be empty' }
		]
	});
	const read = await run('in', wrong, '--json');
	expect(read).toMatchObject({ code: 2, stdout: '' });
	expect(read.stderr).toContain('wrong.qde: line 1');
});

test('a file that is not read is exit 2, in one sentence with its line', async () => {
	const doctype = fileOf('doctype.qde', '<?xml version="1.0"?>\n<!DOCTYPE x><Project/>');
	for (const word of ['check', 'in'])
		expect(await run(word, doctype, '--json')).toEqual({
			code: 2,
			stdout: '',
			stderr: 'doctype.qde: line 2: expected no DOCTYPE\n'
		});
});

test('a codebook', async () => {
	const { stdout, code } = await run('check', fileOf('a.qdc', writeQdc(project)), '--json');
	expect([code, JSON.parse(stdout)]).toEqual([0, expect.objectContaining({ kind: 'codebook', valid: true })]);
});
