import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { projectRoot } from '../../pdf/project-root.ts';
import { weaknessOf } from './rules.ts';

const about = ['Willow Lane Families', 'ana.lopez@example.org'];
const weakness = (password: string) => weaknessOf(password, about);

test.each([
	'correct horse battery staple',
	'tea in the garden',
	'🌼'.repeat(64),
	'ñandú azul de lluvia',
	'x'.repeat(63) + 'y',
	'Tr0ub4dor&3x',
	'مرحبا بالعالم'
])('takes %s', async (password) => expect(await weakness(password)).toBeNull());

test.each([
	['', 'short'],
	['seven77', 'short'],
	['🌼🌼🌼', 'short'],
	['a'.repeat(1001), 'long'],
	['password', 'common'],
	['PassWord1', 'common'],
	['qwertyuiop', 'common'],
	['liverpool1', 'common'],
	['11111111111', 'common'],
	['abababababab', 'common'],
	['willowlane26', 'guessable'],
	['Willow Lane 2026', 'guessable'],
	['families-2026', 'guessable'],
	['kith1234567', 'guessable'],
	['ana.lopez@example.org', 'guessable'],
	['LopezLopez1', 'guessable']
])('refuses %s as %s', async (password, why) => expect(await weakness(password)).toBe(why));

test('a word of ours in a long passphrase does no harm', async () => {
	expect(await weakness('the willow bends over slow water')).toBeNull();
});

test('the list is whole: 197,645 lines, sorted, none shorter than eight', () => {
	const file = join(projectRoot(), 'src/platform/identity/passwords/common.txt.br');
	const lines = brotliDecompressSync(readFileSync(file)).toString().slice(1, -1).split('\n');
	expect(lines).toHaveLength(197_645);
	expect(lines.every((line) => [...line].length >= 8)).toBe(true);
	expect([...lines].sort()).toEqual(lines);
});

test('lines from all over the list are refused, in capitals too', async () => {
	const file = join(projectRoot(), 'src/platform/identity/passwords/common.txt.br');
	const lines = brotliDecompressSync(readFileSync(file)).toString().slice(1, -1).split('\n');
	const step = process.env.KITH_DEEP ? 200 : 5000;
	for (let at = 0; at < lines.length; at += step) expect(await weakness(lines[at]!.toUpperCase())).not.toBeNull();
});
