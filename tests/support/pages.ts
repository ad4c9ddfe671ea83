import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { build } from 'vite';

type Answer = (
	request: IncomingMessage,
	body: string
) => { status?: number; headers?: Record<string, string>; html?: string } | undefined;

/** The browser's scripts of src/ui/enhance, as one file, the way the app serves them. */
export async function bundled(): Promise<string> {
	const entry = new URL('../../src/ui/enhance/main.ts', import.meta.url).pathname;
	const made = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry, formats: ['es'] } }
	});
	const [first] = Array.isArray(made) ? made : [made];
	const chunk = first && 'output' in first ? first.output[0] : undefined;
	if (!chunk) throw new Error('The scripts of the browser were not built.');
	return chunk.code;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const part of request) body += part;
	return body;
}

async function reply(
	request: IncomingMessage,
	response: ServerResponse,
	script: string,
	answer: Answer
): Promise<void> {
	const body = await bodyOf(request);
	if (request.url === '/main.js')
		return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
	const { status = 404, headers, html = '' } = answer(request, body) ?? {};
	response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
}

/** Serves small pages that load the scripts, on a loopback port of its own. */
export async function servePages(answer: Answer): Promise<{ url: string; close(): void }> {
	const script = await bundled();
	const server = createServer((request, response) => void reply(request, response, script, answer));
	await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}

/** A real browser; pages come back from memory on Back only where asked. */
export function openBrowser(backFromMemory: boolean): Promise<Browser> {
	return chromium.launch({
		executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
		ignoreDefaultArgs: backFromMemory ? ['--disable-back-forward-cache'] : [],
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync'
		]
	});
}
