import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { keepCrowdOut } from './crowd.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const asking = 'GET / HTTP/1.1\r\nhost: localhost\r\n\r\n';

/** What somebody hears who asks so often in one packet, and how many of her requests were looked at. */
async function askAtOnce(often: number, keepOut: boolean): Promise<{ statuses: string[]; lookedAt: number }> {
	let lookedAt = 0;
	const server = createServer((request, response) => {
		lookedAt++;
		if (mayEnter(request, response)) setImmediate(() => response.end('ok'));
	});
	const mayEnter = keepOut ? keepCrowdOut(server, false) : () => true;
	servers.push(server);
	await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
	const heard = await new Promise<string>((done) => {
		let text = '';
		const socket = connect((server.address() as AddressInfo).port, '127.0.0.1', () => socket.end(asking.repeat(often)));
		socket.on('data', (data) => (text += String(data)));
		socket.on('close', () => done(text));
	});
	return { statuses: heard.match(/HTTP\/1\.1 \d+/g) ?? [], lookedAt };
}

const good = 'HTTP/1.1 200';

test('of six hundred requests in one packet five are read: four are answered, one is turned away', async () => {
	const { statuses, lookedAt } = await askAtOnce(600, true);
	expect(statuses).toEqual([good, good, good, good, 'HTTP/1.1 503']);
	expect(lookedAt).toBe(5);
});

test('without anybody at the door all six hundred are read', async () => {
	expect((await askAtOnce(600, false)).lookedAt).toBe(600);
});

test('the next to come on another connection is answered, whoever was turned away before', async () => {
	await askAtOnce(600, true);
	expect((await askAtOnce(4, true)).statuses).toEqual([good, good, good, good]);
});
