// What makes somebody worry in a scene, in every way in which a concern can come about and in every state it can be in.
import { createHash } from 'node:crypto';
import { uuidv7 } from '#platform/db/ids.ts';
import { connect } from '#platform/db/connection.ts';
import { inTransaction, type Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import type { Job } from '#platform/jobs/job.ts';
import { alertOfConcern } from '#rooms/safeguarding/concern/jobs.server.ts';
import {
	closeConcern,
	giveBackConcern,
	openConcernInDanger,
	reopenConcern,
	setMyselfApart,
	takeConcern,
	writeEntry
} from '#rooms/safeguarding/concern/commands.server.ts';
import {
	findConcerns,
	getConcern,
	listClosedConcerns,
	listConcerns
} from '#rooms/safeguarding/concern/queries.server.ts';
import { maySeeAroundHer } from '#rooms/safeguarding/concern/policy.ts';
import { raiseConcern, type Worry } from '#rooms/safeguarding/worry/commands.server.ts';
import { tokenOf } from './scene/cast.ts';
import type { SetScene } from './set-scene.ts';
import type { World } from './worlds.ts';

/** Those of the team about whom somebody worries: they have names here, as whoever joined as a parent first. */
const known = ['safeguarding-lead', 'coordinator', 'facilitator', 'creche-today', 'evaluator'];

/**
 * Somebody who raises concerns, a second lead, two leads who are set apart from everything, a conduct lead, and a parent who has done
 * nothing yet: they are nobody else in the scene.
 */
export async function putColleagues({ scene: { owner }, ids }: SetScene): Promise<void> {
	const org = ids.org.ours;
	const newcomers = {
		...{ raiser: 'coordinator', deputy: 'safeguarding_lead', struck: 'safeguarding_lead' },
		...{ conduct: 'conduct_lead', 'struck-conduct': 'conduct_lead', newcomer: null }
	};
	for (const [name, role] of Object.entries(newcomers)) {
		const id = (ids.person[name] = uuidv7());
		const hash = createHash('sha256').update(tokenOf(name, ids)).digest();
		await owner.query("insert into platform.account (org_id, id, language) values ($1, $2, 'en')", [org, id]);
		await owner.query(
			'insert into platform.credential (org_id, account_id, totp_confirmed_at) values ($1, $2, platform.now())',
			[org, id]
		);
		await owner.query(
			`insert into platform.session (org_id, token_hash, account_id, strong, last_seen_at, expires_at)
			values ($1, $2, $3, $4, platform.now() + interval '1 hour', platform.now() + interval '8 hours')`,
			[org, hash, id, role !== null]
		);
		if (role)
			await owner.query(
				`insert into platform.role_grant (org_id, account_id, role, until, why)
				values ($1, $2, $3, platform.now() + interval '99 hours', 'example')`,
				[org, id, role]
			);
	}
	for (const name of [...known, ...Object.keys(newcomers)])
		await owner.query('insert into people.person (org_id, id, called) values ($1, $2, $3)', [
			org,
			ids.person[name],
			`CNRY-${name}-name`
		]);
	const child = 'insert into people.child (org_id, id, person_id, first_name, age_band) values ($1, $2, $3, $4, $5)';
	await owner.query(child, [org, uuidv7(), ids.person.newcomer, 'CNRY-newcomer-child', 'two']);
}

/** Ways to speak in a world, until they are closed. */
export function speakingIn({ database, set }: World) {
	const [app, worker] = [connect(database.appUrl, 2), connect(database.workerUrl, 1)];
	const orgId = set.ids.org.ours;
	return {
		as: <T>(name: string, work: (tx: Tx) => Promise<T>) =>
			inTransaction(app.db, { session: hashOf(tokenOf(name, set.ids)) }, work),
		/** Does timed work of the charity. */
		does: (work: (job: Job) => Promise<void>, payload: Job['payload']) =>
			work({ orgId, payload, tx: (inside) => inTransaction(worker.db, { orgId, kind: 'job' }, inside) }),
		close: async () => void (await Promise.all([app.close(), worker.close()]))
	};
}

/** Raises concerns, tells of them, reads them and deals with them; returns one that is open. */
export async function worry(world: World): Promise<string> {
	const { set } = world;
	const { as, does, close } = speakingIn(world);
	try {
		const apart = ['struck', 'struck-conduct'].map((name) => set.ids.person[name] ?? '');
		for (const one of about(set))
			await as('raiser', (tx) => raiseConcern(tx, { words: 'CNRY-worry-words', ...one, apart }));
		await answerWithRisk(set);
		const raised = async (wall: string, but: string) => {
			const { rows } = await set.scene.owner.query<{ id: string; source: string }>(
				'select id, source from safeguarding.concern where org_id = $1 and wall = $2 and person_id is distinct from $3 order by id',
				[set.ids.org.ours, wall, set.ids.person[but]]
			);
			return rows;
		};
		const [safe, conduct] = [await raised('safe', 'deputy'), await raised('conduct', 'conduct')];
		// nobody strikes anybody out who answers a measure: she steps aside herself
		for (const { id } of safe.filter(({ source }) => source === 'measure'))
			await as('struck', (tx) => setMyselfApart(tx, id, 'family'));
		for (const { id } of [...safe, ...conduct])
			for (const step of [0, 15, 60]) await does(alertOfConcern, { concern: id, step });
		for (const [who, concerns] of [
			['deputy', safe],
			['conduct', conduct]
		] as const)
			await dealWith(
				(work) => as(who, work),
				concerns.map(({ id }) => id)
			);
		return safe[0]?.id ?? '';
	} finally {
		await close();
	}
}

/**
 * About parents and children of every course, about each of the team, those who read concerns among them, and about somebody who is only
 * described; about what somebody did who helps here, and one that names a lead.
 */
function about({ scene, ids }: SetScene): (Omit<Worry, 'words' | 'apart'> & { words?: string })[] {
	const team = [...known, 'deputy', 'struck', 'struck-conduct'];
	const people = ['parent', 'peer', 'stranger', 'newcomer', ...team].map((name) => ids.person[name] ?? '');
	const children = scene.rows
		.filter(({ table, of }) => table === 'people.child' && of && people.includes(of))
		.map(({ key }) => key.split('/')[1] ?? '');
	return [
		...[...people, ...people.slice(0, 3), ...children].map((person) => ({ person, who: '' })),
		{ person: '', who: 'A mother at the gate' },
		{ person: '', who: 'Whoever drives the bus', isConduct: true },
		{ person: people[1] ?? '', who: '', words: 'CNRY-struck-name frightens her' },
		{ person: people[0] ?? '', who: 'and her sister' }
	];
}

/** Answers to a measure that may mean danger: the news alone, since the answers themselves are given in both worlds. */
async function answerWithRisk({ scene, ids }: SetScene): Promise<void> {
	for (const name of ['parent', 'stranger'])
		await scene.owner.query(
			"insert into platform.event (org_id, name, payload) values ($1, 'evaluation.risk.answered', $2)",
			[
				ids.org.ours,
				JSON.stringify({ person: ids.person[name], response: uuidv7(), measure: 'epds', item: 10, value: 3 })
			]
		);
}

/** Leaves concerns in every state: untaken, taken, given back, opened in danger, written in, closed, opened again. */
async function dealWith(as: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, concerns: string[]): Promise<void> {
	const [, taken = '', back = '', danger = '', closed = '', again = ''] = concerns;
	for (const concern of [taken, back, danger, closed, again]) await as((tx) => takeConcern(tx, concern));
	await as((tx) => giveBackConcern(tx, back, 'CNRY-worry-entry'));
	// a conduct lead sees no ways to reach anybody
	await as((tx) => (maySeeAroundHer(tx.actor) ? openConcernInDanger(tx, danger) : Promise.resolve(null)));
	for (const concern of [closed, again]) {
		await as((tx) => writeEntry(tx, concern, { id: uuidv7(), kind: 'note', words: 'CNRY-worry-entry' }));
		await as((tx) => closeConcern(tx, concern, 'CNRY-worry-entry'));
	}
	await as((tx) => reopenConcern(tx, again, 'CNRY-worry-entry'));
	await as((tx) => listConcerns(tx));
	await as((tx) => listClosedConcerns(tx, 1));
	await as((tx) => findConcerns(tx, 'CNRY'));
	for (const concern of concerns) await as((tx) => getConcern(tx, concern));
}
