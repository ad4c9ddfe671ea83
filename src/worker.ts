import { Logger, run, type Runner, type Task } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { rooms as ours } from '#rooms';
import { takeOutGone } from '#rooms/people/push/commands.server.ts';
import { mayReach } from '#rooms/people/ruling/commands.server.ts';
import { connect, type Connection } from './platform/db/connection.ts';
import { inTransaction } from './platform/db/tx.ts';
import { forget } from './own-data.server.ts';
import type { Job } from './platform/jobs/job.ts';
import { handOn } from './platform/jobs/news.ts';
import { keepRunning } from './platform/jobs/keep-running.ts';
import { deliver, type Writer } from './platform/mail/deliver.ts';
import type { Gate } from './platform/mail/ruling.ts';
import type { MinuteWork, Room } from './platform/room.ts';
import { log, sayable } from './platform/web/log.ts';
import type { Runtime } from './platform/runtime.ts';

/** Every kind of letter and who writes it. */
export const letters = Object.assign({}, ...ours.map((room) => room.letters)) as Record<string, Writer>;

/** Every job by name: letters, news and leaving, which belong to all rooms, and what each room asks for. */
export function jobsOf(rooms: readonly Room[]): Record<string, (job: Job) => Promise<void>> {
	const letters = Object.assign({}, ...rooms.map((room) => room.letters)) as Record<string, Writer>;
	return {
		letter: (job) => deliver(job, letters, gateOf(rooms), newsOf(rooms), takeOutGone),
		event: (job) => handOnEvent(job, rooms),
		forget: (job) => forget(job, rooms),
		...(Object.assign({}, ...rooms.map((room) => room.jobs)) as Room['jobs'])
	};
}

/** The kinds of messages that are news: what waits of them goes in one envelope. */
export function newsOf(rooms: readonly Room[]): string[] {
	const kinds = rooms.flatMap((room) => Object.values(room.kinds));
	return kinds.flatMap(({ name, class: sort }) => (sort === 'news' ? [name] : []));
}

/** The one gate, which knows each kind that a room declared and no other. */
export function gateOf(rooms: readonly Room[]): Gate {
	return async (tx, { kind: name, ...message }, at) => {
		const room = rooms.find(({ kinds }) => name in kinds);
		const kind = room?.kinds[name];
		if (!kind) throw new Error(`no room declares messages of the kind ${name}`);
		const find = room.goTo?.[name];
		const mailbox = await find?.(tx, message.to);
		if (mailbox === null) return { go: null, held: 'not-needed' };
		return mayReach(tx, { ...message, kind, mailbox }, at);
	};
}

async function handOnEvent(job: Job, rooms: readonly Room[]): Promise<void> {
	await job.tx(async (tx) => {
		const event = await tx.db
			.selectFrom('platform.event')
			.select(['name', 'payload'])
			.where('id', '=', String(job.payload.event))
			.executeTakeFirst();
		if (event)
			await handOn(
				tx,
				event,
				rooms.map(({ news }) => news)
			);
	});
}

/** Starts the timed work of this process: letters, news between rooms, reminders. */
export async function startWorker(settled: Runtime): Promise<{ stop(): Promise<void> }> {
	const pool = new pg.Pool({ connectionString: settled.ownerUrl, max: 4 });
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const connection = connect(settled.workerUrl, 3);
	const taskList: Record<string, Task> = { 'every-minute': () => doMinute(connection) };
	for (const [name, work] of Object.entries(jobsOf(ours))) taskList[name] = task(name, work, connection);
	await takeBackJobs(pool);
	const begin = (): Promise<Runner> =>
		run({
			pgPool: pool,
			concurrency: 2,
			// batched and retried: reported one by one, a job's end that could not be written would end this process
			preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
			noHandleSignals: true,
			taskList,
			crontab: '* * * * * every-minute ?max=1',
			logger: quiet()
		});
	const kept = await keepRunning(begin);
	return {
		async stop() {
			await kept.stop();
			await connection.close();
			await pool.end();
		}
	};
}

/**
 * A job that was under way when its process was killed would stay locked for hours, and an alert can't wait. Whoever starts
 * takes such jobs back; should another process be at one of them just now, its effect key keeps the effect single.
 */
async function takeBackJobs(pool: pg.Pool): Promise<void> {
	await pool.query(`select graphile_worker.force_unlock_workers(array_agg(distinct locked_by))
		from graphile_worker._private_jobs where locked_by is not null having count(*) > 0`);
}

function task(name: string, work: (job: Job) => Promise<void>, connection: Connection): Task {
	return async (payload) => {
		const { org, ...rest } = payload as { org: string };
		try {
			await work({
				orgId: org,
				payload: rest,
				tx: (todo) => inTransaction(connection.db, { orgId: org, kind: 'job' }, todo)
			});
		} catch (error) {
			log.error({ job: name, ...sayable(error) }, 'job failed');
			throw error;
		}
	};
}

/** The work of one minute: asks once for each what is due anywhere, and speaks only where something is. */
export async function doMinute(connection: Connection, rooms: readonly Room[] = ours): Promise<void> {
	for (const work of rooms.flatMap((room) => room.everyMinute)) {
		const failed = (error: unknown) => log.error({ work: work.name, ...sayable(error) }, 'work of the minute failed');
		await doMinuteWork(connection, work, failed).catch(failed);
	}
}

async function doMinuteWork(
	{ db }: Connection,
	{ due, work }: MinuteWork,
	failed: (error: unknown) => void
): Promise<void> {
	const { rows } = await sql<{ id: string }>`select id from ${sql.id(...due.split('.'))}() as id`.execute(db);
	for (const { id } of rows) await inTransaction(db, { orgId: id, kind: 'job' }, work).catch(failed);
}

function quiet(): Logger {
	return new Logger(() => (level, message) => {
		if (level === 'error') log.error({ from: 'worker' }, message.replace(/'[^']*'/g, '…'));
	});
}
