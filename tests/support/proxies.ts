import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { root } from '../house/sources.ts';
import { freePort } from './free-port.ts';

/** The proxies for which the how-to has a file, each as it is called to see whether it is there. */
export const proxies = { nginx: ['nginx', '-v'], apache: ['apache2', '-v'], caddy: ['caddy', 'version'] } as const;
export type Proxy = keyof typeof proxies;

const inSbin = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Why a proxy can't be started on this machine; nothing where it can. */
export function isMissing(proxy: Proxy): string | undefined {
	const programs = [proxies[proxy], ['openssl', 'version']] as const;
	return programs
		.filter(([program, ...args]) => spawnSync(program, args, { env: inSbin }).status !== 0)
		.map(([program]) => `${program} is not installed`)[0];
}

interface Place {
	folder: string;
	http: number;
	https: number;
	kith: number;
}

const lets = '/etc/letsencrypt/live/kith.example.org';

/** What a host writes who reads no how-to: one line that hands everything on to Kith. */
const asItComes: Record<Proxy, (place: Place) => string> = {
	nginx: ({ https, kith }) =>
		`server { listen 127.0.0.1:${https}; location / { proxy_pass http://127.0.0.1:${kith}; } }`,
	apache: ({ https, kith }) => `Listen 127.0.0.1:${https}\nProxyPass / http://127.0.0.1:${kith}/`,
	caddy: ({ https, kith }) => `http://:${https} {\n\tbind 127.0.0.1\n\treverse_proxy 127.0.0.1:${kith}\n}`
};

/** What the how-to says, with this machine's ports and certificate in place of a host's; each of them must be there to be replaced. */
function fromHowTo(proxy: Proxy, { folder, http, https, kith }: Place): string {
	const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
	const certificate: [string, string][] = [
		[`${lets}/fullchain.pem`, cert],
		[`${lets}/privkey.pem`, key]
	];
	const replaced: Record<Proxy, [string, string][]> = {
		nginx: [
			['listen 80;', `listen 127.0.0.1:${http};`],
			['listen 443 ', `listen 127.0.0.1:${https} `],
			...certificate,
			['http://127.0.0.1:3000;', `http://127.0.0.1:${kith};`]
		],
		apache: [
			['<VirtualHost *:80>', `Listen 127.0.0.1:${http}\n<VirtualHost *:${http}>`],
			['<VirtualHost *:443>', `Listen 127.0.0.1:${https}\n<VirtualHost *:${https}>`],
			...certificate,
			['ProxyPass / http://127.0.0.1:3000/', `ProxyPass / http://127.0.0.1:${kith}/`],
			['ProxyPassReverse / http://127.0.0.1:3000/', `ProxyPassReverse / http://127.0.0.1:${kith}/`]
		],
		caddy: [
			['\nkith.example.org {', `\nhttps://kith.example.org:${https} {\n\tbind 127.0.0.1\n\ttls ${cert} ${key}`],
			['reverse_proxy 127.0.0.1:3000', `reverse_proxy 127.0.0.1:${kith}`]
		]
	};
	return replaced[proxy].reduce(
		(text, [theirs, ours]) => {
			expect(text.split(theirs), theirs).toHaveLength(2);
			return text.replace(theirs, ours);
		},
		readFileSync(join(root, `docs/how-to/kith.${proxy}`), 'utf8')
	);
}

const isRoot = process.getuid?.() === 0;
const modules = '/usr/lib/apache2/modules';

/** What a distribution puts around a site: where the proxy may write, and which of its parts are loaded. */
const around: Record<Proxy, (folder: string, site: string) => string> = {
	nginx: (folder, site) => {
		const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
			(each) => `${each}_temp_path ${join(folder, each)};`
		);
		return `${isRoot ? 'user root;' : ''} pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};
events {} http { access_log off; ${folders.join(' ')} ${site} }`;
	},
	apache: (folder, site) => {
		const loaded = ['mpm_event', 'authz_core', 'alias', 'headers', 'ssl', 'socache_shmcb', 'proxy', 'proxy_http'];
		const lines = loaded.map((each) => `LoadModule ${each}_module ${modules}/mod_${each}.so`);
		const user = isRoot ? ['User www-data', 'Group www-data'] : [];
		return [
			'ServerName localhost',
			`PidFile ${join(folder, 'pid')}`,
			`ErrorLog ${join(folder, 'error.log')}`,
			`DefaultRuntimeDir ${folder}`,
			...lines,
			...user,
			site
		].join('\n');
	},
	caddy: (_, site) => `{\n\tadmin off\n\tauto_https off\n}\n${site}`
};

const started: Record<Proxy, (folder: string, file: string) => string[]> = {
	nginx: (folder, file) => ['nginx', '-p', folder, '-c', file, '-g', 'daemon off;'],
	apache: (_, file) => ['apache2', '-f', file, '-X'],
	caddy: (_, file) => ['caddy', 'run', '--adapter', 'caddyfile', '--config', file]
};

/** A proxy that runs: where it listens (https as the how-to has it, plain as it comes). */
export interface Fronted {
	http: number;
	port: number;
	stop(): Promise<void>;
}

/** Starts a proxy in front of Kith on this port, as the how-to has it or as it comes. */
export async function startProxy(
	proxy: Proxy,
	kith: number,
	how: 'how-to' | 'as it comes',
	listen?: number
): Promise<Fronted> {
	const folder = mkdtempSync(join(tmpdir(), `kith-${proxy}-`));
	const place = { folder, http: await freePort(), https: listen ?? (await freePort()), kith };
	const request = 'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=kith.example.org';
	const files = ['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')];
	execFileSync('openssl', [...request.split(' '), ...files], { stdio: 'ignore' });
	const file = join(folder, 'conf');
	writeFileSync(file, around[proxy](folder, how === 'how-to' ? fromHowTo(proxy, place) : asItComes[proxy](place)));
	const [program = '', ...args] = started[proxy](folder, file);
	const child = spawn(program, args, { env: { ...inSbin, HOME: folder }, stdio: 'ignore' });
	const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${program} did not start`)));
	await Promise.race([vi.waitFor(() => isOpen(place.https), { timeout: 20_000 }), ended]);
	ended.catch(() => undefined); // later it is stopped
	return {
		http: place.http,
		port: place.https,
		async stop() {
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			await gone;
			rmSync(folder, { recursive: true, force: true });
		}
	};
}

function isOpen(port: number): Promise<void> {
	return new Promise((open, closed) => {
		const socket = connect(port, '127.0.0.1', () => open(void socket.destroy()));
		socket.on('error', closed);
	});
}
