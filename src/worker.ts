import { run, type Runner, type Task } from 'graphile-worker';
import pg from 'pg';
import { connect } from './platform/db/connection.ts';
import { inTransaction, type Tx } from './platform/db/tx.ts';
import { log, sayable } from './platform/web/log.ts';
import type { Runtime } from './platform/runtime.ts';

/** What every job gets: work in its own organisation, and what it was asked. */
export interface Job {
	orgId: string;
	payload: Record<string, unknown>;
	tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

/** Every job, event handler and timed round, by name. */
const jobs: Record<string, (job: Job) => Promise<void>> = {};

/** Starts the timed work of this process: letters, news between rooms, reminders. */
export async function startWorker(settled: Runtime): Promise<{ stop(): Promise<void> }> {
	const pool = new pg.Pool({ connectionString: settled.ownerUrl, max: 4 });
	pool.on('error', () => undefined);
	const connection = connect(settled.appUrl, 3);
	const taskList = Object.fromEntries(Object.entries(jobs).map(([name, work]) => [name, task(name, work, connection)]));
	const runner: Runner = await run({ pgPool: pool, concurrency: 2, noHandleSignals: true, taskList });
	return {
		async stop() {
			await runner.stop();
			await connection.close();
			await pool.end();
		}
	};
}

function task(name: string, work: (job: Job) => Promise<void>, connection: ReturnType<typeof connect>): Task {
	return async (payload) => {
		const { org, ...rest } = payload as { org: string };
		try {
			await work({ orgId: org, payload: rest, tx: (todo) => inTransaction(connection.db, { orgId: org, kind: 'job' }, todo) });
		} catch (error) {
			log.error({ job: name, ...sayable(error) }, 'job failed');
			throw error;
		}
	};
}
