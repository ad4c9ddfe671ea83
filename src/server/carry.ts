import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { securityHeaders, strictest, withCharset } from '../platform/web/headers.ts';

const carried = {
	...securityHeaders,
	'content-security-policy': strictest,
	'cache-control': 'no-store',
	'content-type': 'text/plain; charset=utf-8'
};

/** Every answer starts with the headers that all carry, files and refusals before the app too; the app may only say more. */
export function carryHeaders(response: ServerResponse): void {
	for (const [name, value] of Object.entries(carried)) response.setHeader(name, value);
	const writeHead = response.writeHead.bind(response) as (...all: unknown[]) => ServerResponse;
	response.writeHead = ((...all: unknown[]) => {
		const given = all.at(-1);
		if (given && typeof given === 'object' && !Array.isArray(given)) sayCharset(given as Record<string, unknown>);
		return writeHead(...all);
	}) as typeof response.writeHead;
}

function sayCharset(headers: Record<string, unknown>): void {
	const type = headers['content-type'];
	if (typeof type === 'string') headers['content-type'] = withCharset(type);
}

/** What cannot be read as a request at all is refused with the same headers, and nothing else is said. */
export function refuseUnreadable(server: Server): void {
	const lines = Object.entries(carried).map(([name, value]) => `${name}: ${value}\r\n`);
	server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
		if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
		const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
		socket.end(`HTTP/1.1 ${status}\r\n${lines.join('')}content-length: 0\r\nconnection: close\r\n\r\n`);
	});
}
