// A provider of texts of our own, on a port of this machine, that answers what a test asks it to answer.
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What was handed in: the text, and what stood beside it. */
export interface HandedText {
	text: { id: string; to: string; body: string };
	headers: IncomingHttpHeaders;
}

/** Starts one; it takes every text unless `answers` says another status. */
export async function startTextProvider(answers: () => number = () => 202) {
	const handed: HandedText[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const text = JSON.parse(Buffer.concat(parts).toString()) as HandedText['text'];
			handed.push({ text, headers: request.headers });
			response.writeHead(answers()).end();
		});
	});
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/send`,
		handed,
		stop: () => new Promise<void>((stopped) => server.close(() => stopped()))
	};
}
