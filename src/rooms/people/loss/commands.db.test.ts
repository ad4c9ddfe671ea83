import { expect } from 'vitest';
import { rooms } from '#rooms';
import { courseWith, signIn } from '#cast/joining.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { jobsOf } from '../../../worker.ts';
import { noRules } from '../safe-contact/policy.ts';
import { fallQuiet, fallQuietFor, putHelpAway, resume, sayWhileQuiet } from './commands.server.ts';
import { findQuiet, isQuiet, listQuiet } from './queries.server.ts';

const kinds = rooms.flatMap((room) => Object.values(room.kinds));
const dated = kinds.filter((kind) => kind.dated);
const dayLong = 86_400_000;

/** What became of the letters to somebody, by kind. */
async function lettersOf(house: House, id: string): Promise<Record<string, string | null>> {
	const rows = await house.owner.db
		.selectFrom('platform.letter')
		.select(['kind', 'withheld', 'sent_at'])
		.where('org_id', '=', house.orgId)
		.where('account_id', '=', id)
		.execute();
	return Object.fromEntries(rows.map(({ kind, withheld, sent_at }) => [kind, sent_at ? 'sent' : withheld]));
}

/** A letter of each dated kind to somebody, and one round of sending them. */
async function writeAll(house: House, id: string): Promise<void> {
	await house.as('job', async (job) => {
		for (const { name } of dated) await queueLetter(job, id, name, {});
	});
}
async function sendAll(house: House, id: string): Promise<void> {
	const rows = await house.owner.db.selectFrom('platform.letter').select('id').where('account_id', '=', id).execute();
	for (const { id: letter } of rows)
		await jobsOf(rooms).letter?.({ orgId: house.orgId, payload: { letter }, tx: (work) => house.as('job', work) });
}

test('a year of every kind of every room: nothing that is dated goes to somebody quiet', async ({ house }) => {
	const her = await personIn(house, byEmail('loss'));
	await her(fallQuiet);
	const now = await house.as('job', async (job) => job.now);
	const days = Array.from({ length: process.env.KITH_DEEP === '1' ? 365 : 13 }, (_, at) => at);
	const step = 365 / days.length;
	expect(dated.length).toBeGreaterThan(12);
	for (const day of days)
		for (const { name } of dated)
			expect(await gateSays(house, her.id, name, new Date(now.getTime() + day * step * dayLong)), name).toMatchObject({
				held: 'quiet'
			});
	// a kind that forgot to say that it is dated would go: what is not dated does
	for (const { name } of kinds.filter((kind) => !kind.dated && kind.class === 'service' && !kind.tellsOfChange))
		expect((await gateSays(house, her.id, name)).held, name).toBeNull();
});

/** Of what is written about courses, what may reach somebody quiet: it names no day, no child and no meeting. */
const undated = [
	'programmes.let-go', // to coordinators
	'programmes.pocket', // to whoever took a register along, and those who run its meeting
	'programmes.referral', // what somebody said of her, which she alone may correct
	'programmes.referral-answered', // to whoever wrote for her
	'programmes.referral-waiting' // to coordinators
];

test('every kind about courses, questions and children says that it is dated, or stands on a short list', () => {
	const about = kinds.filter(
		({ name }) => !/^(platform|people|safeguarding|watch)\./.test(name) && !undated.includes(name)
	);
	expect(about.filter((kind) => !kind.dated).map(({ name }) => name)).toEqual([]);
});

test('what she missed is never sent: nor what was written before and waited, nor what somebody was to ring her with', async ({
	house
}) => {
	const her = await personIn(house, byEmail('missed'));
	await her(fallQuiet);
	await writeAll(house, her.id);
	await sendAll(house, her.id);
	const quiet = Object.fromEntries(dated.map(({ name }) => [name, 'quiet']));
	expect(await lettersOf(house, her.id)).toEqual(quiet);
	await her(resume);
	await sendAll(house, her.id);
	expect(await lettersOf(house, her.id)).toEqual(quiet);

	const waits = await personIn(house, byEmail('waited'));
	await writeAll(house, waits.id);
	await waits(fallQuiet);
	await waits(resume);
	await sendAll(house, waits.id);
	expect(await lettersOf(house, waits.id)).toEqual(quiet);
	expect(await gateSays(house, waits.id)).toMatchObject({ go: { way: 'email' } });

	const rung = await personIn(house, { reach: { kind: 'phone', value: '07700 900555' }, safe: noRules });
	await writeAll(house, rung.id);
	await sendAll(house, rung.id);
	const { 'programmes.newsletter': newsletter, ...others } = await lettersOf(house, rung.id);
	expect(newsletter, 'it goes by no voice').toBe('no-safe-way');
	expect(
		Object.values(others).filter((what) => what !== 'by-phone'),
		'of three pieces of news two wait'
	).toEqual([null, null]);
	await rung(fallQuiet);
	expect(await lettersOf(house, rung.id)).toEqual(quiet);
});

test('she alone hears that a meeting is called off, and only if she says so', async ({ house }) => {
	const her = await personIn(house, byEmail('off'));
	await her(fallQuiet);
	const news = () => gateSays(house, her.id, 'programmes.session-news');
	expect((await news()).held).toBe('quiet');
	await her((tx) => sayWhileQuiet(tx, { tell_if_off: 'yes', may_know: false }));
	expect(await news()).toMatchObject({ go: { way: 'email' } });
	expect((await gateSays(house, her.id, 'programmes.venue-news')).held).toBe('quiet');
	await her((tx) => sayWhileQuiet(tx, { tell_if_off: 'no', may_know: false }));
	expect((await news()).held).toBe('quiet');
});

test('the row says nothing of why, twice is once, help is put away, and she alone ends it', async ({ house }) => {
	const her = await personIn(house, byEmail('row'));
	await her(fallQuiet);
	await her(fallQuiet);
	const rows = await house.owner.db.selectFrom('people.loss').selectAll().where('person_id', '=', her.id).execute();
	expect(rows).toHaveLength(1);
	expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual(
		[
			'help_shown_at',
			'id',
			'may_know',
			'org_id',
			'person_id',
			'resumed_at',
			'tell_if_off',
			'told_at',
			'told_by'
		].toSorted()
	);
	expect(await her(findQuiet)).toMatchObject({ byAnother: false, helpShownAt: null, tellIfOff: false, mayKnow: false });
	await her(putHelpAway);
	expect((await her(findQuiet))?.helpShownAt).not.toBeNull();
	expect(await her((tx) => isQuiet(tx, her.id))).toBe(true);
	await her(resume);
	expect(await her(findQuiet)).toBeUndefined();
});

test('whoever she asks says it for her, and sees “quiet” alone; others see nothing unless she lets them', async ({
	house
}) => {
	const { joins, coordinator, facilitator } = await courseWith(house);
	const { person } = await joins();
	const her = await signIn(house, person);
	const elsewhere = await courseWith(house);
	const shown = (who: typeof coordinator) => who((tx) => listQuiet(tx, [person]));
	await coordinator((tx) => fallQuietFor(tx, person));
	expect(await her(findQuiet)).toMatchObject({ byAnother: true });
	expect([...(await shown(coordinator))]).toEqual([person]);
	for (const one of [facilitator, elsewhere.facilitator, elsewhere.coordinator])
		expect((await shown(one)).size).toBe(0);
	expect(await coordinator((tx) => tx.db.selectFrom('people.loss').selectAll().execute())).toEqual([]);
	expect(await coordinator((tx) => isQuiet(tx, person))).toBeFalsy();
	await coordinator(resume);
	expect(await her(findQuiet)).toBeDefined();
	await her((tx) => sayWhileQuiet(tx, { tell_if_off: 'no', may_know: true }));
	expect((await shown(elsewhere.facilitator)).size).toBe(0);
	await her(resume);
	expect((await shown(coordinator)).size).toBe(0);
	const other = await personIn(house);
	await expect(other((tx) => fallQuietFor(tx, person))).rejects.toThrow(Forbidden);
	await expect(elsewhere.facilitator((tx) => fallQuietFor(tx, person))).rejects.toThrow(NotFound);
});
