import { expect, test, vi } from 'vitest';
import { knownHosts } from './hosts.ts';

const at = (host: string) => new URL(`https://${host}/help`);

test('the installation’s own name and those of organisations are known; no other is', async () => {
	const hosts = knownHosts('https://kith.example.org', async () => ['willow.example.org']);
	expect(await hosts.has(at('kith.example.org'))).toBe(true);
	expect(await hosts.has(at('willow.example.org'))).toBe(true);
	for (const other of [
		'evil.example',
		'kith.example.org.evil.example',
		'kith.example.org:8443',
		'localhost',
		'127.0.0.1'
	])
		expect(await hosts.has(at(other)), other).toBe(false);
});

test('the machine’s own names are known where Kith is served on the machine itself', async () => {
	const hosts = knownHosts('http://localhost:3210', async () => []);
	for (const own of ['localhost:3210', '127.0.0.1:3210', '[::1]:3210'])
		expect(await hosts.has(at(own)), own).toBe(true);
	expect(await hosts.has(at('rebound.example:3210'))).toBe(false);
});

test('ten thousand strange names cost one look, and a name added is known after a while', async () => {
	const names = ['willow.example.org'];
	const look = vi.fn(async () => [...names]);
	const hosts = knownHosts('https://kith.example.org', look, 0);
	await Promise.all(Array.from({ length: 10_000 }, (_, index) => hosts.has(at(`h${index}.example`))));
	expect(look).toHaveBeenCalledOnce();
	names.push('birch.example.org');
	expect(await hosts.has(at('birch.example.org'))).toBe(true);
	const resting = knownHosts('https://kith.example.org', look);
	for (let index = 0; index < 50; index++) await resting.has(at(`h${index}.example`));
	expect(look).toHaveBeenCalledTimes(3);
});
