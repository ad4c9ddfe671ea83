// What once stopped the house, as it was sent then, in numbers that end by themselves. Loopback only; from an address of its
// own (127.0.0.2), as a stranger comes from another network than the people who use Kith just now.
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';

export interface Target {
	url: string;
	/** Cookie header of a parent, and of whoever may bring a spreadsheet in. */
	parent: string;
	evaluator: string;
}

/** An attack: how many are under way at once, how many at most in all, and what each sends. */
export interface Attack {
	says: string;
	atOnce: number;
	atMost: number;
	/** How long a connection is held open when nothing comes back. */
	holds?: number;
	bytes(target: Target, turn: number): string;
}

const form = 'application/x-www-form-urlencoded';

function post(target: Target, path: string, body: string, more: Record<string, string> = {}): string {
	const { host, origin } = new URL(target.url);
	const length = String(Buffer.byteLength(body));
	const headers = { host, origin, accept: 'text/html', 'content-type': form, 'content-length': length, ...more };
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	return `POST ${path} HTTP/1.1\r\n${lines.join('')}connection: close\r\n\r\n${body}`;
}

function get(path: string, host: string, rest = ''): string {
	return `GET ${path} HTTP/1.1\r\nhost: ${host}\r\n${rest}\r\n`;
}

const names = Array.from({ length: 85_000 }, (_, index) => index.toString(16)).join('&');
const pairs = 'a&'.repeat(250_000);
const slow = (target: Target, path: string, cookie = '') =>
	post(target, path, 'x=', { 'content-length': '4000', ...(cookie && { cookie }) });

function spreadsheet(target: Target): string {
	const columns = Array.from({ length: 20_000 }, (_, index) => `c${index}`).join(',');
	const field = (name: string, text: string, more = '') =>
		`--edge\r\ncontent-disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
	const body = [
		field('id', crypto.randomUUID()),
		field('title', 'Many columns'),
		field('measure', 'wemwbs'),
		field('file', columns, '; filename="wide.csv"')
	].join('');
	const headers = { 'content-type': 'multipart/form-data; boundary=edge', cookie: target.evaluator };
	return post(target, '/evaluation/data/import', `${body}--edge--\r\n`, headers);
}

/** Every action of every page, with an id that nobody has where the path wants one. */
export function everyAction(): string[] {
	const routes = join(import.meta.dirname, '../../src/routes');
	return readdirSync(routes, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('+page.server.ts'))
		.flatMap((file) => {
			const [, actions = ''] = readFileSync(join(routes, file), 'utf8').split('export const actions');
			const path = `/${file.replace(/\/?\+page\.server\.ts$/, '')}`
				.replace(/\/\([^)]+\)/g, '')
				.replace(/\[[^\]]+\]/g, '0198c0de-0000-7000-8000-000000000000');
			const found = [...actions.matchAll(/^\t'?([\w-]+)'?:? ?(?:async )?[({]/gm)].map(([, name]) => name ?? '');
			return (found.length || !actions ? found : ['default']).map((name) =>
				name === 'default' ? path : `${path}?/${name}`
			);
		});
}

const actions = everyAction();

export const attacks: Record<string, Attack> = {
	A1: {
		says: 'forms of 85,000 names',
		atOnce: 4,
		atMost: Infinity,
		bytes: (target, turn) => post(target, turn % 2 ? '/sign-in' : '/staff/sign-in', names)
	},
	A2: {
		says: 'long host names, each another',
		atOnce: 10,
		atMost: 12_000,
		bytes: (_, turn) => get('/help', `h${turn}${'a'.repeat(14_000)}`, 'connection: close\r\n')
	},
	A3: {
		says: 'sixty forms of 256,000 fields at once',
		atOnce: 60,
		atMost: Infinity,
		bytes: (target, turn) => post(target, turn % 2 ? '/sign-in' : '/me/details', pairs)
	},
	A4: {
		says: 'twenty connections with 600 requests each at once',
		atOnce: 20,
		atMost: Infinity,
		holds: 2000,
		bytes: ({ url }) => get('/help', new URL(url).host).repeat(600)
	},
	A5: { says: 'spreadsheets of 20,000 columns', atOnce: 4, atMost: Infinity, bytes: spreadsheet },
	B1: {
		says: 'twenty forms of a parent that do not arrive',
		atOnce: 20,
		atMost: Infinity,
		holds: 3000,
		bytes: (target, turn) =>
			slow(target, `/me?/${['cant-come', 'can-come', 'leave', 'questions', 'answer'][turn % 5]}`, target.parent)
	},
	slow: {
		says: `forms that do not arrive, on each of ${actions.length} actions`,
		atOnce: 240,
		atMost: Infinity,
		holds: 3000,
		bytes: (target, turn) => slow(target, actions[turn % actions.length] ?? '/sign-in', target.parent)
	}
};

/** Sends one after the other, so many at once, until it is told to stop or all were sent. Returns how many it sent. */
export async function attackWith(attack: Attack, target: Target, stop: AbortSignal): Promise<number> {
	let turn = 0;
	const one = async () => {
		while (!stop.aborted && turn < attack.atMost)
			await send(target.url, attack.bytes(target, turn++), attack.holds ?? 10_000, stop);
	};
	await Promise.all(Array.from({ length: attack.atOnce }, one));
	return turn;
}

function send(url: string, bytes: string, holds: number, stop: AbortSignal): Promise<void> {
	return new Promise((done) => {
		const { hostname, port } = new URL(url);
		const socket = connect({ host: hostname, port: Number(port), localAddress: '127.0.0.2' }, () =>
			socket.write(bytes)
		);
		const end = () => socket.destroy();
		stop.addEventListener('abort', end, { once: true });
		socket.setTimeout(holds, end);
		socket.on('data', () => undefined);
		socket.on('error', () => undefined);
		socket.on('close', () => {
			stop.removeEventListener('abort', end);
			done();
		});
	});
}
