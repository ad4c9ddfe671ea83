import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import type { Runtime } from '../platform/runtime.ts';
import { arrivals } from './arrival.ts';
import { carryHeaders, refuseUnreadable } from './carry.ts';
import { keepCrowdOut } from './crowd.ts';
import { built } from './root.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Connections that send nothing are closed soon; a spreadsheet over a slow phone may take two minutes to arrive. */
const patience = { headersTimeout: 15_000, requestTimeout: 150_000, connectionsCheckingInterval: 5_000 };

/** Serves the built app, compressed. adapter-node reads the name, the protocol and the address of each request from headers of ours; the client cannot choose them. */
export async function serve(settled: Runtime, port: number, host: string): Promise<Server> {
	process.env.PROTOCOL_HEADER = 'x-kith-protocol';
	process.env.HOST_HEADER = 'x-kith-host';
	process.env.ADDRESS_HEADER = 'x-kith-address';
	process.env.BODY_SIZE_LIMIT = 'Infinity'; // what a form may weigh is decided once, in platform/web/received.server.ts
	delete process.env.PORT_HEADER;
	const { handler } = (await import(join(built, 'handler.js'))) as { handler: Handler };
	const compress = compression({
		filter: isWhole,
		threshold: 600,
		brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
	});
	const arrived = arrivals(new URL(settled.origin), settled.trustProxy);
	const server = createServer(patience, (request, response) => {
		if (!mayEnter(request, response)) return;
		carryHeaders(response);
		const { host: name, protocol, address } = arrived(request);
		request.headers['x-kith-host'] = name;
		request.headers['x-kith-protocol'] = protocol;
		request.headers['x-kith-address'] = address;
		compress(request as never, response as never, () =>
			handler(request, response, () => response.writeHead(404).end())
		);
	});
	const mayEnter = keepCrowdOut(server, settled.trustProxy !== false);
	refuseUnreadable(server);
	await new Promise<void>((listening, failed) => {
		server.once('error', failed);
		server.listen(port, host, listening);
	});
	return server;
}

/** Whether an answer may be compressed: a stream of events would be held back until a block of it is full. */
const isWhole: compression.CompressionFilter = (request, response) =>
	!/^text\/event-stream/.test(String(response.getHeader('content-type'))) && compression.filter(request, response);

/** Stops taking requests, lets those under way finish, and closes what stays open after three seconds. */
export async function closeServer(server: Server): Promise<void> {
	process.emit('kith:closing' as never);
	const closed = new Promise<void>((done) => server.close(() => done()));
	server.closeIdleConnections();
	setTimeout(() => server.closeAllConnections(), 3000).unref();
	await closed;
}
