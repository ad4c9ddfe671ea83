import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { join } from 'node:path';
import { cookieName } from '#platform/web/cookies.ts';
import { tokenOf } from '../house/scene/cast.ts';
import { test as withScene, type SetScene } from '../house/set-scene.ts';
import type { TestDatabase } from '../support/database.ts';

/** An answer as it came over the wire. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string;
}

interface Asked {
	/** Whoever asks, by her name in the scene; nobody without it. */
	as?: string;
	method?: string;
	headers?: Record<string, string>;
	body?: string | Buffer;
}

/** Why a test that needs the built app was left out: Vite's own server knows no strange names. */
export const notBuilt = 'not run: the build is older than the source (bin/kith start or vite build makes it anew)';

/** The app, serving the scene. */
export interface Served {
	url: URL;
	/** Compiled for use, not read from the source as it goes. */
	built: boolean;
	set: SetScene;
	ask(path: string, asked?: Asked): Promise<Answer>;
}

function wire(url: URL, { method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
	return new Promise((answered, failed) => {
		const asking = request(
			url,
			{
				method,
				headers: { accept: 'text/html', ...(body ? { 'content-length': Buffer.byteLength(body) } : {}), ...headers }
			},
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('error', failed);
				response.on('end', () => {
					const said = Object.entries(response.headers).map(([name, value]) => [name, [value].flat().join('\n')]);
					answered({
						status: response.statusCode ?? 0,
						headers: Object.fromEntries(said),
						body: Buffer.concat(parts).toString()
					});
				});
			}
		);
		asking.on('error', failed);
		asking.end(body);
	});
}

/** Starts the app in a process of its own over the database named, told about its place what differs from a test's. */
export async function startServing(
	database: TestDatabase,
	place: { origin?: string; trustProxy?: boolean | string[] } = {}
): Promise<{ url: URL; built: boolean; stop(): Promise<void> }> {
	const args = [JSON.stringify(database), JSON.stringify(place)];
	const child = fork(join(import.meta.dirname, 'serve.ts'), args, {
		execArgv: ['--conditions=source'],
		stdio: ['ignore', 'ignore', 'inherit', 'ipc']
	});
	const [{ url, built }] = (await once(child, 'message')) as [{ url: string; built: boolean }];
	return {
		url: new URL(url),
		built,
		async stop() {
			const gone = once(child, 'exit');
			child.kill('SIGTERM');
			await gone;
		}
	};
}

/** The app over a scene, and how it is asked as somebody of the scene; by the name it goes by, where that is not where it is. */
export function servedFrom(app: Pick<Served, 'url' | 'built'>, set: SetScene, url = app.url): Served {
	return {
		url,
		built: app.built,
		set,
		ask(path, { as, headers = {}, ...rest } = {}) {
			const cookie: Record<string, string> = as
				? { cookie: `${cookieName(url, 'session')}=${tokenOf(as, set.ids)}` }
				: {};
			return wire(new URL(path, app.url), { ...rest, headers: { host: url.host, ...cookie, ...headers } });
		}
	};
}

/** A test whose `served` is the app over the file's own scene. */
export const test = withScene.extend(
	'served',
	{ scope: 'file' },
	async ({ set, database }, { onCleanup }): Promise<Served> => {
		const { stop, ...app } = await startServing(database);
		onCleanup(stop);
		return servedFrom(app, set);
	}
);
