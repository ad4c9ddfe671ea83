// Does the work of the minute some times with so many idle organisations, and says how long each took:
// node --conditions=source bench/growth-minutes.ts DIR ORGANISATIONS
import { connected } from '../src/platform/db/connected.ts';
import { connect } from '../src/platform/db/connection.ts';
import { openHouse } from '../src/server/start.ts';
import { doMinute } from '../src/worker.ts';

const [dataDir = '', organisations = '1000'] = process.argv.slice(2);
const { database, settled } = await openHouse({ dataDir, origin: 'http://localhost', demonstration: true });
process.on('SIGTERM', () => void database.stop().then(() => process.exit(0)));

await connected(settled.ownerUrl, async (owner) => {
	await owner.query(
		`insert into platform.organisation (slug, name) select 'idle-' || n, 'Idle ' || n from generate_series(1, $1::int) as n`,
		[organisations]
	);
	await owner.query('vacuum analyze');
});
const connection = connect(settled.workerUrl, 3);
const seconds: number[] = [];
for (let round = 0; round < 8; round++) {
	const began = performance.now();
	await doMinute(connection);
	if (round) seconds.push((performance.now() - began) / 1000); // the first one is warming up
}
await connection.close();
process.send?.({ seconds, idle: Number(organisations) });
