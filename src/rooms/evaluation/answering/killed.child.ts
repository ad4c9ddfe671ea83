// Answers one link after the other until somebody kills it; says which are done. Run by risk-killed.db.test.ts.
import { connect } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { settle, type Runtime } from '#platform/runtime.ts';
import { exampleKey } from '../../../../tests/support/example-key.ts';
import { finishAnswering, saveAnswers, startAnswering } from './commands.server.ts';

const { appUrl, orgId, links } = JSON.parse(process.env.KITH_ANSWER ?? '{}') as {
	appUrl: string;
	orgId: string;
	links: string[];
};
settle({ installationKey: exampleKey } as Runtime); // from which the word of the door is made
const connection = connect(appUrl, 2);
const answering = <T>(work: (tx: Tx) => Promise<T>) => inTransaction(connection.db, { orgId, kind: 'link' }, work);

process.stdout.write('ready\n');
for (const link of links) {
	await answering((tx) => startAnswering(tx, link, 'en'));
	await answering((tx) =>
		saveAnswers(
			tx,
			link,
			new Map([
				[1, 2],
				[2, null]
			])
		)
	);
	await answering((tx) => saveAnswers(tx, link, new Map([[4, 3]])));
	await answering((tx) => finishAnswering(tx, link));
	process.stdout.write(`${link}\n`);
}
await connection.close();
