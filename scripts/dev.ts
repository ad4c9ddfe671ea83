// Serves the source tree with the demonstration charity for whoever works on it: `npm run dev -- --port 4400 --data /tmp/kith-dev [--fresh]`.
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createServer } from 'vite';
import { fillDemonstration } from '../src/demonstration/fill.ts';
import { openHouse } from '../src/server/start.ts';
import { startWorker } from '../src/worker.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string', default: '4400' },
		data: { type: 'string', default: '.data/dev' },
		fresh: { type: 'boolean' }
	}
});
if (values.fresh) rmSync(values.data, { recursive: true, force: true });
const origin = `http://localhost:${values.port}`;
const { database, settled } = await openHouse({ dataDir: values.data, origin, demonstration: true });
const worker = await startWorker(settled);
const guide = await fillDemonstration(origin);
const server = await createServer({
	server: { port: Number(values.port), strictPort: true, host: 'localhost', hmr: false },
	cacheDir: `${values.data}/vite`,
	logLevel: 'warn'
});
await server.listen();
process.stdout.write(JSON.stringify(guide, null, 2) + '\n');

for (const signal of ['SIGINT', 'SIGTERM'] as const)
	process.on(signal, async () => {
		await server.close();
		await worker.stop();
		process.emit('kith:stop' as never);
		await database.stop();
		process.exit(0);
	});
