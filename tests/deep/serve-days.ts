// Serves the built app on one database, and fills the demonstration anew for every moment it is told: a house for the trials of days.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDemonstration } from '../../src/demonstration/fill.ts';
import type { Guide } from '../../src/demonstration/guide.ts';
import { connected } from '../../src/platform/db/connected.ts';
import { setClock } from '../../src/platform/db/set-clock.ts';
import { settle, type Runtime } from '../../src/platform/runtime.ts';
import { serve } from '../../src/server/http.ts';
import type { TestDatabase } from '../support/database.ts';
import { exampleKey } from '../support/example-key.ts';
import { freePort } from '../support/free-port.ts';

const database = JSON.parse(process.argv[2] ?? '{}') as TestDatabase;
const port = await freePort();
const settled: Runtime = {
	...database,
	dataDir: mkdtempSync(join(tmpdir(), 'kith-days-')),
	origin: `http://localhost:${port}`,
	demonstration: true,
	installationKey: exampleKey,
	mailFrom: 'hello@example.org',
	trustProxy: true,
	cheapHashes: true
};

/** Everything hangs on a charity; what is counted and what waits to be done does not. */
const nothing = 'truncate platform.organisation, platform.tally cascade; delete from graphile_worker._private_jobs';

async function fillAt(moment: string): Promise<Guide> {
	rmSync(join(settled.dataDir, 'demonstration.json'), { force: true });
	await connected(database.ownerUrl, (owner) => owner.query(nothing));
	await setClock(database.ownerUrl, new Date(moment));
	return fillDemonstration(settled.origin);
}

settle(settled);
await serve(settled, port, '127.0.0.1');
process.on('message', (moment: string) => void fillAt(moment).then((guide) => process.send?.(guide)));
for (const end of ['disconnect', 'SIGTERM'])
	process.on(end, () => {
		rmSync(settled.dataDir, { recursive: true, force: true });
		process.exit(0);
	});
process.send?.('ready');
