import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Misuse } from './misuse.ts';
import { readSettingsFiles } from './settings-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kith-settings-'));

function file(name: string, text: string): string {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
}

const danger = {
	name: 'Peligro',
	number: '112',
	hours: 'Siempre.',
	link: 'https://112.example',
	checkedOn: '2026-11-27'
};

test('help lines of a file are read as their page reads them', async () => {
	const path = file('lines.json', JSON.stringify({ es: [danger] }));
	const { helpLines, logo } = await readSettingsFiles({ 'help-lines': path });
	expect(helpLines).toEqual([['es', [{ ...danger, word: '' }]]]);
	expect(logo).toBeNull();
	expect(await readSettingsFiles({})).toEqual({ logo: null, helpLines: [] });
	expect((await readSettingsFiles({ logo: 'none' })).logo).toBe('none');
});

test('what is wrong in a file is said with where it stands, and nothing is kept', async () => {
	const wrong = (lines: unknown) => readSettingsFiles({ 'help-lines': file('wrong.json', JSON.stringify(lines)) });
	await expect(wrong({ es: [{ ...danger, number: 'call us' }] })).rejects.toThrow(/es, number-0/);
	await expect(wrong({ es: Array.from({ length: 11 }, () => danger) })).rejects.toThrow(/more than 10/);
	await expect(wrong({ xx: [danger] })).rejects.toThrow();
	await expect(readSettingsFiles({ logo: file('logo.png', 'no picture') })).rejects.toThrow(Misuse);
});
