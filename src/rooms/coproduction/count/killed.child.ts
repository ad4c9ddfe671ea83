// Closes one vote and says when it begins and when it is done, unless somebody kills it. Run by killed.db.test.ts.
import { connect } from '#platform/db/connection.ts';
import { inTransaction } from '#platform/db/tx.ts';
import { settle, type Runtime } from '#platform/runtime.ts';
import { exampleKey } from '../../../../tests/support/example-key.ts';
import { closeVote } from './jobs.server.ts';

const { workerUrl, dataDir, orgId, decision } = JSON.parse(process.env.KITH_CLOSE ?? '{}') as {
	workerUrl: string;
	dataDir: string;
	orgId: string;
	decision: string;
};
settle({ installationKey: exampleKey, dataDir } as Runtime);
const connection = connect(workerUrl, 1);
await inTransaction(connection.db, { orgId, kind: 'job' }, async () => undefined); // connected before the clock runs
process.stdout.write('ready\n');
await closeVote({
	orgId,
	payload: { decision },
	tx: (work) => inTransaction(connection.db, { orgId, kind: 'job' }, work)
});
process.stdout.write('done\n');
await connection.close();
