import { argon2Sync } from 'node:crypto';
import { expect, test } from 'vitest';
import { settle, type Runtime } from '../../runtime.ts';
import { hashPassword, isOutdated, isPassword } from './hash.ts';

test('makes argon2id hashes of 64 MiB, three passes, one lane, each with a salt of its own', async () => {
	const [one, two] = await Promise.all([hashPassword('same words twice'), hashPassword('same words twice')]);
	expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
	expect(one).not.toBe(two);
	expect(isOutdated(one)).toBe(false);
});

test('knows the password and no other', async () => {
	const hash = await hashPassword('correct horse battery staple');
	expect(await isPassword('correct horse battery staple', hash)).toBe(true);
	for (const other of ['Correct horse battery staple', 'correct horse battery staple ', ''])
		expect(await isPassword(other, hash)).toBe(false);
});

test('takes any characters, and the same letters from another keyboard', async () => {
	const flowers = '🌼'.repeat(64);
	expect(await isPassword(flowers, await hashPassword(flowers))).toBe(true);
	expect(await isPassword('nin\u0303o contrasen\u0303a', await hashPassword('niño contraseña'))).toBe(true);
	expect(await isPassword('ＡＢＣ 123', await hashPassword('ABC 123'))).toBe(true);
});

test('reads the parameters out of the hash, so an older and weaker one still opens, and is known to be old', async () => {
	const nonce = Buffer.alloc(16, 7);
	const tag = argon2Sync('argon2id', {
		message: 'older words',
		nonce,
		memory: 19_456,
		passes: 2,
		parallelism: 1,
		tagLength: 32
	});
	const plain = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
	const older = `$argon2id$v=19$m=19456,t=2,p=1$${plain(nonce)}$${plain(tag)}`;
	expect(await isPassword('older words', older)).toBe(true);
	expect(await isPassword('other words', older)).toBe(false);
	expect(isOutdated(older)).toBe(true);
});

test('without an account, or with what is no hash, the answer is no', async () => {
	for (const kept of [null, 'not a hash at all']) expect(await isPassword('a guess', kept)).toBe(false);
});

test('tests may make theirs cheaply; a password of before is then known to be old', async () => {
	const costly = await hashPassword('slow river over stones');
	settle({ cheapHashes: true } as Runtime);
	const hash = await hashPassword('slow river over stones');
	expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$/);
	expect(await isPassword('slow river over stones', hash)).toBe(true);
	expect([isOutdated(hash), isOutdated(costly)]).toEqual([false, true]);
	settle({} as Runtime);
	expect(isOutdated(hash)).toBe(true);
});

test('runs at most four at once, so that memory stays bounded', async () => {
	const before = process.memoryUsage.rss();
	let highest = before;
	const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 5);
	await Promise.all(Array.from({ length: 8 }, () => hashPassword('many at once')));
	clearInterval(watch);
	expect(highest - before).toBeLessThan(5.5 * 64 * 1024 * 1024);
});
