import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { carryHeaders, refuseUnreadable } from './carry.ts';

const required = [
	'strict-transport-security',
	'x-content-type-options',
	'referrer-policy',
	'cross-origin-opener-policy',
	'cross-origin-resource-policy',
	'permissions-policy',
	'content-security-policy',
	'cache-control'
];

const server = createServer((request, response) => {
	carryHeaders(response);
	if (request.url === '/style.css')
		return void response
			.writeHead(200, { 'content-type': 'text/css', 'cache-control': 'public,max-age=31536000,immutable' })
			.end('a{}');
	if (request.url === '/away') return void response.writeHead(308, { location: '/' }).end();
	if (request.url === '/plain') return void response.end('ok');
	response.writeHead(404).end();
});
refuseUnreadable(server);
let port = 0;
beforeAll(async () => {
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

test.each(['/style.css', '/away', '/plain', '/nowhere'])('%s carries every header', async (path) => {
	const answer = await fetch(`http://127.0.0.1:${port}${path}`, { redirect: 'manual' });
	for (const name of required) expect(answer.headers.get(name), name).toBeTruthy();
});

test('files that never change may be kept, and say in which encoding they are', async () => {
	const answer = await fetch(`http://127.0.0.1:${port}/style.css`);
	expect(answer.headers.get('cache-control')).toBe('public,max-age=31536000,immutable');
	expect(answer.headers.get('content-type')).toBe('text/css; charset=utf-8');
	expect((await fetch(`http://127.0.0.1:${port}/plain`)).headers.get('cache-control')).toBe('no-store');
});

test.each([
	'NONSENSE\r\n\r\n',
	'GET / HTTP/1.1\r\nhost: x\r\nhost: y\r\nbad header\r\n\r\n',
	`GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`
])('what is no request is refused with the same headers (%#)', async (bytes) => {
	const answer = await new Promise<string>((heard) => {
		let text = '';
		const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
		socket.on('data', (data) => (text += String(data)));
		socket.on('close', () => heard(text));
		socket.on('error', () => undefined);
	});
	expect(answer).toMatch(/^HTTP\/1\.1 4(00|31) /);
	for (const name of required) expect(answer).toContain(`${name}: `);
});
