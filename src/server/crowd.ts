import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { carryHeaders } from './carry.ts';
import { areaOf } from '../platform/identity/limits.ts';

/** Browsers ask for one thing at a time on a connection; a proxy may send several. */
const mostOnOneConnection = 4;
const mostRequests = 3000;
const mostConnections = { ofOne: 250, inAll: 4000 };

/**
 * Refuses what is too much before any work is done on it: so many requests on one connection and in all, so many
 * connections from one network. Returns whether a request may come in; one that may not was told to try again later.
 */
export function keepCrowdOut(server: Server, behindProxy: boolean) {
	const onSocket = new WeakMap<Socket, number>();
	let inAll = 0;
	server.maxConnections = mostConnections.inAll;
	if (!behindProxy) limitConnections(server);
	return (request: IncomingMessage, response: ServerResponse): boolean => {
		const { socket } = request;
		const here = onSocket.get(socket) ?? 0;
		if (here > mostOnOneConnection) return false; // its connection ends with the answer before
		onSocket.set(socket, here + 1);
		if (here === mostOnOneConnection || inAll >= mostRequests) {
			onSocket.set(socket, Infinity);
			readNoFurther(socket);
			carryHeaders(response);
			response.writeHead(503, { 'retry-after': '5', connection: 'close' }).end('Too many at once. Please try again.');
			return false;
		}
		inAll++;
		response.once('close', () => {
			inAll--;
			onSocket.set(socket, (onSocket.get(socket) ?? 1) - 1);
		});
		return true;
	};
}

/**
 * Six hundred requests can lie in one packet, and reading each costs as much as a small page. Node has no public way to leave the
 * rest of a packet unread: its parser is told that what follows is another protocol (2). Should that way be gone one day, the
 * rest is read and thrown away, as slowly as before; crowd.test.ts says so.
 */
function readNoFurther(socket: Socket): void {
	const { parser } = socket as Socket & { parser?: { onIncoming?: () => number } };
	if (parser?.onIncoming) parser.onIncoming = () => 2;
}

function limitConnections(server: Server): void {
	const open = new Map<string, number>(); // those with a connection open now
	server.on('connection', (socket) => {
		const address = areaOf(socket.remoteAddress ?? '');
		const before = open.get(address) ?? 0;
		if (before >= mostConnections.ofOne) return void socket.destroy();
		open.set(address, before + 1);
		socket.once('close', () => {
			const left = (open.get(address) ?? 1) - 1;
			if (left) open.set(address, left);
			else open.delete(address);
		});
	});
}
