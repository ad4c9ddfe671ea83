import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser } from '@playwright/test';
import { buildScripts, type Scripts } from '../../scripts/elements.ts';

type Given = { status?: number; headers?: Record<string, string>; html?: string } | undefined;
type Answer = (request: IncomingMessage, body: string, response: ServerResponse) => Given | Promise<Given>;

async function bodyOf(request: IncomingMessage): Promise<string> {
	let body = '';
	for await (const part of request) body += part;
	return body;
}

/** `/main.js`, `/taps.js`: each script by its name, and the files it is made of by theirs. */
function scriptAt({ files, entries }: Scripts, name: string): string | undefined {
	const entry = entries[name.replace(/\.js$/, '')];
	return entry ? `import './${entry}';` : files.get(name);
}

async function reply(
	request: IncomingMessage,
	response: ServerResponse,
	scripts: Scripts,
	answer: Answer
): Promise<void> {
	const body = await bodyOf(request);
	const script = scriptAt(scripts, request.url?.slice(1) ?? '');
	if (script) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(script);
	const given = await answer(request, body, response);
	if (response.headersSent || response.destroyed) return; // it answers by itself, bit by bit
	const { status = 404, headers, html = '' } = given ?? {};
	response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(html);
}

let built: ReturnType<typeof buildScripts> | undefined;

/** Small pages that are served, and the way to end or begin it. */
export interface ServedPages {
	url: string;
	/** The addresses of all that the scripts are made of. */
	parts: string[];
	close(): void;
	/** Begins again after it was closed, at the same address. */
	open(): Promise<void>;
}

/** Serves small pages that load the scripts, on a loopback port of its own. */
export async function servePages(answer: Answer): Promise<ServedPages> {
	const scripts = await (built ??= buildScripts());
	const server = createServer((request, response) => void reply(request, response, scripts, answer));
	const listen = (at: number) => new Promise<void>((ready) => server.listen(at, '127.0.0.1', ready));
	await listen(0);
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}`,
		open: () => listen(port),
		parts: [...scripts.files.keys()].map((name) => `/${name}`),
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
