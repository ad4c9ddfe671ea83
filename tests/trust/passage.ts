// A way to PostgreSQL that a test can shut and open: the server behind it is real, and goes on running for others.
import { connect, createServer, type Server, type Socket } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The same database by a way of its own. */
export interface Passage {
	url: string;
	/** Cuts every connection and lets no new one in. */
	shut(): Promise<void>;
	open(): Promise<void>;
}

const name = '.s.PGSQL.5432';

function target(url: URL): { path: string } | { host: string; port: number } {
	const folder = url.searchParams.get('host');
	const port = Number(url.port || 5432);
	return folder ? { path: join(folder, `.s.PGSQL.${port}`) } : { host: url.hostname, port };
}

function through(to: ReturnType<typeof target>, inside: Set<Socket>): Server {
	return createServer((near) => {
		const far = connect(to as never);
		for (const [one, other] of [
			[near, far],
			[far, near]
		] as const) {
			inside.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				inside.delete(one);
				other.destroy();
			});
		}
	});
}

/** Opens a way to the database named, through a socket of its own. */
export async function openPassage(databaseUrl: string): Promise<Passage> {
	const url = new URL(databaseUrl);
	const [to, folder, inside] = [target(url), mkdtempSync(join(tmpdir(), 'kith-way-')), new Set<Socket>()];
	url.port = '5432';
	url.searchParams.set('host', folder);
	let server = through(to, inside);
	const passage = {
		url: url.href,
		open: () => new Promise<void>((opened) => (server = through(to, inside)).listen(join(folder, name), opened)),
		shut: () =>
			new Promise<void>((closed) => {
				server.close(() => closed());
				for (const socket of inside) socket.destroy();
			})
	};
	await passage.open();
	return passage;
}
