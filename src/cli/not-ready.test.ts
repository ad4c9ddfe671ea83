import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { refuseOldNode, whyNotReady } from '../../scripts/not-ready.mjs';
import { root } from '../server/root.ts';

test('a Node that is too old is named, with what to install', () => {
	expect(() => refuseOldNode('18.20.4')).toThrow(/Node 18\.20\.4.*needs 20.*nodejs\.org/);
	expect(() => refuseOldNode('20.0.0')).not.toThrow();
});

test('without Node the command says so', () => {
	const { status, stderr } = spawnSync('/bin/sh', [join(root, 'bin/kith')], {
		env: { PATH: '/nowhere' },
		encoding: 'utf8'
	});
	expect([status, stderr]).toEqual([1, expect.stringContaining('Node is not installed')]);
});

test.each<[object, RegExp]>([
	[{ code: 'ENOENT', syscall: 'spawnSync npm' }, /npm is not installed/],
	[
		{ status: 1, stderr: 'npm error code EAI_AGAIN\nnpm error request to https://registry.npmjs.org failed' },
		/registry could not be reached/
	],
	[{ status: 1, stderr: 'npm error code ENOTFOUND' }, /registry could not be reached/],
	[{ status: 1, stderr: 'npm error code ENOSPC' }, /no room left/],
	[{ code: 'EACCES', path: '/opt/kith/node_modules' }, /\/opt\/kith\/node_modules can't be written/],
	[{ code: 'EROFS', path: '/opt/kith/.data' }, /can't be written/],
	[{ status: 1, stderr: 'npm error code SELF_SIGNED_CERT_IN_CHAIN' }, /certificate/],
	[{ status: 1, stderr: 'npm error code ERESOLVE' }, /lines above/]
])('%j', (error, words) => expect(whyNotReady({ message: '', ...error })).toMatch(words));
