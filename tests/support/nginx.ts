import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { root } from '../house/sources.ts';
import { freePort } from './free-port.ts';

/** Why nginx can't be started on this machine; nothing where it can. */
export function nginxIsMissing(): string | undefined {
	return ['nginx -v', 'openssl version']
		.map((line) => line.split(' '))
		.filter(([program = '', ...args]) => spawnSync(program, args, { env: inSbin }).status !== 0)
		.map(([program]) => `${program} is not installed`)[0];
}

const inSbin = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** What the how-to says, with this machine's ports and certificate in place of a host's; each of them must be there to be replaced. */
function fromHowTo(folder: string, ports: { http: number; https: number; kith: number }): string {
	const replaced: [string, string][] = [
		['listen 80;', `listen 127.0.0.1:${ports.http};`],
		['listen 443 ', `listen 127.0.0.1:${ports.https} `],
		['/etc/letsencrypt/live/kith.example.org/fullchain.pem', join(folder, 'cert.pem')],
		['/etc/letsencrypt/live/kith.example.org/privkey.pem', join(folder, 'key.pem')],
		['http://127.0.0.1:3000;', `http://127.0.0.1:${ports.kith};`]
	];
	return replaced.reduce(
		(text, [theirs, ours]) => {
			expect(text.split(theirs), theirs).toHaveLength(2);
			return text.replace(theirs, ours);
		},
		readFileSync(join(root, 'docs/how-to/kith.nginx'), 'utf8')
	);
}

function around(folder: string, servers: string): string {
	const user = process.getuid?.() === 0 ? 'user root;' : '';
	const folders = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
		(each) => `${each}_temp_path ${join(folder, each)};`
	);
	return `${user} pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};
events {} http { access_log off; ${folders.join(' ')} ${servers} }`;
}

/** Starts nginx as the how-to has it, in front of Kith on this port, and returns the ports on which it listens. */
export async function startNginx(kith: number): Promise<{ http: number; https: number; stop(): Promise<void> }> {
	const folder = mkdtempSync(join(tmpdir(), 'kith-nginx-'));
	const ports = { http: await freePort(), https: await freePort(), kith };
	const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
	const request = 'req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=kith.example.org';
	execFileSync('openssl', [...request.split(' '), '-keyout', key, '-out', cert], { stdio: 'ignore' });
	const file = join(folder, 'nginx.conf');
	writeFileSync(file, around(folder, fromHowTo(folder, ports)));
	const child = spawn('nginx', ['-p', folder, '-c', file, '-g', 'daemon off;'], { env: inSbin, stdio: 'ignore' });
	await vi.waitFor(() => isOpen(ports.https), { timeout: 20_000 });
	return {
		...ports,
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
