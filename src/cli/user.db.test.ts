import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, vi } from 'vitest';
import { lastStart, rememberStart } from '../server/running.ts';
import { test } from '../../tests/support/house.ts';
import { originOf } from './place.ts';
import { addressOf } from './read.ts';
import { organisationNamed } from './user.ts';

afterEach(() => vi.unstubAllEnvs());

test('commands in another shell print the address of the last start, unless ORIGIN says another', () => {
	const folder = mkdtempSync(join(tmpdir(), 'kith-user-'));
	vi.stubEnv('ORIGIN', '');
	expect([lastStart(folder), originOf(folder)]).toEqual([undefined, 'http://localhost:3000']);
	rememberStart(folder, { origin: 'https://kith.example.org', port: 8080, host: '127.0.0.1', trustProxy: true });
	expect(originOf(folder)).toBe('https://kith.example.org');
	vi.stubEnv('ORIGIN', 'https://other.example.org');
	expect(originOf(folder)).toBe('https://other.example.org');
	rmSync(folder, { recursive: true });
});

test('an address is read as on every page, and one that is none says why', () => {
	expect(addressOf('mailto:Ruth@Example.org,')).toBe('ruth@example.org');
	expect(() => addressOf('ruth@example')).toThrow(/found "ruth@example"\. What stands after the @ is not whole/);
});

test('two organisations whose names an address can’t spell are two; the same name is the same one', async ({
	database
}) => {
	const named = (name: string) => organisationNamed(database.ownerUrl, name);
	const ids = [
		await named('Гурток матерів'),
		await named('مركز الأمهات'),
		await named('妈妈小组'),
		await named('Círculo Norte')
	];
	expect(new Set(ids).size).toBe(4);
	expect([await named('гурток  матерів'), await named('Circulo norte')]).toEqual([ids[0], ids[3]]);
});
