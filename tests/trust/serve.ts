// Serves the app on a loopback port over the database named, for tests: the built app where it is up to date, else the
// source through Vite. The first thing it sends is its address.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followClock } from '../../src/platform/db/set-clock.ts';
import { settle, type Runtime } from '../../src/platform/runtime.ts';
import { serve } from '../../src/server/http.ts';
import { root } from '../../src/server/root.ts';
import type { TestDatabase } from '../support/database.ts';
import { exampleKey } from '../support/example-key.ts';
import { freePort } from '../support/free-port.ts';

const database = JSON.parse(process.argv[2] ?? '{}') as TestDatabase;
const asked = JSON.parse(process.argv[3] ?? '{}') as Partial<Runtime>;
const dataDir = mkdtempSync(join(tmpdir(), 'kith-trust-'));
const port = await freePort();
const url = `http://127.0.0.1:${port}`;
const settled: Runtime = {
	...database,
	dataDir,
	origin: url,
	demonstration: false,
	installationKey: exampleKey,
	mailFrom: 'hello@example.org',
	smtpUrl: 'smtp://127.0.0.1:25', // named, so that pages say that letters go; nothing here sends one
	trustProxy: false,
	cheapHashes: process.env.KITH_DEEP !== '1', // the long trials measure time
	...asked
};

function newest(folder: string): number {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
		(entry) => entry.isFile() && !entry.name.endsWith('.test.ts')
	);
	return Math.max(...files.map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs));
}

function isBuilt(): boolean {
	const built = statSync(join(root, 'build', 'handler.js'), { throwIfNoEntry: false });
	return built !== undefined && built.mtimeMs > newest(join(root, 'src'));
}

async function serveSource(): Promise<void> {
	const { createServer } = await import('vite');
	const server = await createServer({
		root,
		server: { port, strictPort: true, host: '127.0.0.1', hmr: false, watch: null },
		cacheDir: join(dataDir, 'vite'),
		logLevel: 'error'
	});
	await server.listen();
}

settle(settled);
await followClock(database.appUrl);
const built = isBuilt();
await (built ? serve(settled, port, '127.0.0.1') : serveSource());
process.send?.({ url, built });
for (const end of ['disconnect', 'SIGTERM'])
	process.on(end, () => {
		rmSync(dataDir, { recursive: true, force: true });
		process.exit(0);
	});
