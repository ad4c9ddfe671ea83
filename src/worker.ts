import { Logger, run, type Runner, type Task } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { letOldAnswerLinksGo, roundOfAnswerReminders, roundOfInvitations } from '#rooms/evaluation/wave/jobs.server.ts';
import { invitationLetter } from '#rooms/evaluation/wave/mail.server.ts';
import { reachable } from '#rooms/people/safe-contact/queries.server.ts';
import { sessionNewsLetter, venueNewsLetter } from '#rooms/programmes/courses/session/mail.server.ts';
import { crechePlaceLetter } from '#rooms/programmes/creche/place/mail.server.ts';
import { passPlacesOn, roundOfOffers } from '#rooms/programmes/joining/offer/jobs.server.ts';
import { offerLapsedLetter, offerLetter } from '#rooms/programmes/joining/offer/mail.server.ts';
import { letOldLinksGo } from '#rooms/programmes/joining/receipt/commands.server.ts';
import { alreadyLetter, placeLetter, waitingLetter } from '#rooms/programmes/joining/registration/mail.server.ts';
import { roundOfReminders, roundOfReunions } from '#rooms/programmes/meetings/reminder/jobs.server.ts';
import { reminderLetter, reunionLetter } from '#rooms/programmes/meetings/reminder/mail.server.ts';
import { alertOfConcern } from '#rooms/safeguarding/concern/jobs.server.ts';
import { alertLetter } from '#rooms/safeguarding/concern/mail.server.ts';
import { connect, type Connection } from './platform/db/connection.ts';
import { inTransaction, type Tx } from './platform/db/tx.ts';
import { answerAsking, tidyIdentity } from './platform/identity/jobs.server.ts';
import { lapseAppointments } from './platform/identity/appointment/commands.server.ts';
import { tellOfAnswer } from './platform/identity/appointment/jobs.server.ts';
import {
	appointmentAskedLetter,
	appointmentDeclinedLetter,
	leadChangedLetter,
	outsideContactLetter,
	signInLetter,
	staffInvitationLetter
} from './platform/identity/mail.server.ts';
import { forget } from './own-data.server.ts';
import type { Job } from './platform/jobs/job.ts';
import { letOldNewsGo } from './platform/jobs/tidy.server.ts';
import { keepRunning } from './platform/jobs/keep-running.ts';
import { deliver, type Reach, type Writer } from './platform/mail/deliver.ts';
import { log, sayable } from './platform/web/log.ts';
import type { Runtime } from './platform/runtime.ts';

/** Every kind of letter and who writes it. */
export const letters: Record<string, Writer> = {
	'evaluation.invitation': invitationLetter,
	'platform.appointment-asked': appointmentAskedLetter,
	'platform.appointment-declined': appointmentDeclinedLetter,
	'platform.lead-changed': leadChangedLetter,
	'platform.outside-contact': outsideContactLetter,
	'platform.sign-in': signInLetter,
	'platform.staff-invitation': staffInvitationLetter,
	'programmes.already': alreadyLetter,
	'programmes.creche-place': crechePlaceLetter,
	'programmes.offer': offerLetter,
	'programmes.offer-lapsed': offerLapsedLetter,
	'programmes.place': placeLetter,
	'programmes.reminder': reminderLetter,
	'programmes.reunion': reunionLetter,
	'programmes.session-news': sessionNewsLetter,
	'programmes.venue-news': venueNewsLetter,
	'programmes.waiting': waitingLetter,
	'safeguarding.alert': alertLetter
};

/** Every job by name. */
const jobs: Record<string, (job: Job) => Promise<void>> = {
	letter: (job) => deliver(job, letters, reach),
	event: handOn,
	'concern-alert': alertOfConcern,
	'sign-in-asked': answerAsking,
	forget
};

/** How a letter reaches its reader: as her rules say. What she asked for herself, and alerts, go at once to where she signs in. */
const reach: Reach = (tx, accountId, kind) =>
	reachable(tx, accountId, tx.now, whyOf[kind.split('.')[0] ?? ''] ?? 'news');
const whyOf: Record<string, 'sign-in' | 'alert'> = { platform: 'sign-in', safeguarding: 'alert' };

/** News between rooms: who handles an event of this name. */
const news: Record<string, (tx: Tx, payload: Record<string, unknown>) => Promise<void>> = {
	'platform.appointment.answered': tellOfAnswer,
	'programmes.cohort.places-added': passPlacesOn,
	'programmes.place.freed': passPlacesOn
};

/** Work that is done every minute, in those organisations in which it is due. */
interface Round {
	name: string;
	/** The function of the database that answers which organisations have something due, asked once for all of them. */
	due: string;
	work: (tx: Tx) => Promise<void>;
}

/** The rounds of every minute. */
export const rounds: Round[] = [
	{ name: 'offers', due: 'programmes.due_offers', work: roundOfOffers },
	{ name: 'reminders', due: 'programmes.due_reminders', work: roundOfReminders },
	{ name: 'reunions', due: 'programmes.due_reunions', work: roundOfReunions },
	{ name: 'old links', due: 'programmes.due_links', work: letOldLinksGo },
	{ name: 'appointments', due: 'platform.due_appointments', work: lapseAppointments },
	{ name: 'identity', due: 'platform.due_tidying', work: tidyIdentity },
	{ name: 'old news', due: 'platform.due_news', work: letOldNewsGo },
	{ name: 'invitations', due: 'evaluation.due_waves', work: roundOfInvitations },
	{ name: 'answer reminders', due: 'evaluation.due_waves', work: roundOfAnswerReminders },
	{ name: 'old answer links', due: 'evaluation.due_links', work: letOldAnswerLinksGo }
];

/** Starts the timed work of this process: letters, news between rooms, reminders. */
export async function startWorker(settled: Runtime): Promise<{ stop(): Promise<void> }> {
	const pool = new pg.Pool({ connectionString: settled.ownerUrl, max: 4 });
	pool.on('error', () => undefined);
	pool.on('connect', (client) => client.on('error', () => undefined));
	const connection = connect(settled.workerUrl, 3);
	const taskList: Record<string, Task> = { 'every-minute': () => makeRounds(connection) };
	for (const [name, work] of Object.entries(jobs)) taskList[name] = task(name, work, connection);
	await takeBackJobs(pool);
	const begin = (): Promise<Runner> =>
		run({
			pgPool: pool,
			concurrency: 2,
			// said together, with retries: said one by one, a job's end that the database can't hear would end this process
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

async function handOn(job: Job): Promise<void> {
	await job.tx(async (tx) => {
		const event = await tx.db
			.selectFrom('platform.event')
			.select(['name', 'payload'])
			.where('id', '=', String(job.payload.event))
			.executeTakeFirst();
		if (event) await news[event.name]?.(tx, event.payload as Record<string, unknown>);
	});
}

/** One minute's rounds: asks once for each what is due anywhere, and speaks only where something is. */
export async function makeRounds(connection: Connection): Promise<void> {
	for (const round of rounds) {
		const failed = (error: unknown) => log.error({ round: round.name, ...sayable(error) }, 'round failed');
		await makeRound(connection, round, failed).catch(failed);
	}
}

async function makeRound({ db }: Connection, { due, work }: Round, failed: (error: unknown) => void): Promise<void> {
	const { rows } = await sql<{ id: string }>`select id from ${sql.id(...due.split('.'))}() as id`.execute(db);
	for (const { id } of rows) await inTransaction(db, { orgId: id, kind: 'job' }, work).catch(failed);
}

function quiet(): Logger {
	return new Logger(() => (level, message) => {
		if (level === 'error') log.error({ from: 'worker' }, message.replace(/'[^']*'/g, '…'));
	});
}
