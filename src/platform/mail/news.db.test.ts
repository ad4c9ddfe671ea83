import { expect } from 'vitest';
import { listLetters } from './folder.ts';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asOf } from '../db/tx.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { queueLetter } from '../jobs/outbox.ts';
import { runtime, settle } from '../runtime.ts';
import { rooms } from '#rooms';
import { byEmail, personIn } from '#cast/people.ts';
import { gateOf, newsOf } from '../../worker.ts';
import { test, type House } from '../../../tests/support/house.ts';
import { startMailServer } from '../../../tests/support/mail-server.ts';
import { deliver } from './deliver.ts';

const says = async (_tx: unknown, _to: string, data: Record<string, string>) =>
	data.gone
		? null
		: { subject: 'A message', paragraphs: [`News ${data.n}`], act: { words: 'Look', path: `/read/${data.n}` } };
const writers = { 'programmes.notice': says, 'programmes.coming': says };

/** News to somebody, so many of it, and what becomes of one so many hours from now. */
async function newsTo(house: House, name: string, kinds: readonly (keyof typeof writers)[], gone: number[] = []) {
	const her = await personIn(house, byEmail(name));
	for (const [n, kind] of kinds.entries())
		await house.as('job', (job) =>
			queueLetter(job, her.id, kind, { n: String(n), ...(gone.includes(n) ? { gone: 'yes' } : {}) })
		);
	const rows = () =>
		house.owner.db
			.selectFrom('platform.letter')
			.select(['id', 'sent_at', 'withheld', 'leaves_at', 'created_at'])
			.where('account_id', '=', her.id)
			.orderBy('id')
			.execute();
	const ids = (await rows()).map(({ id }) => id);
	const leaves = (at: number, hours = 0) =>
		deliver(
			{
				orgId: house.orgId,
				payload: { letter: ids[at] },
				tx: (work) => house.as('job', (job) => work(asOf(job, new Date(job.now.getTime() + hours * 3_600_000))))
			},
			writers,
			gateOf(rooms),
			newsOf(rooms)
		);
	return { her, leaves, rows };
}

async function inFolder(house: House) {
	settle({ ...runtime(), smtpUrl: undefined, dataDir: mkdtempSync(join(tmpdir(), 'kith-news-')) });
	const { slug } = await findOrganisation(house.owner.db, { id: house.orgId });
	return async () => (await listLetters(slug, 1)).letters;
}

test('news that waits leaves in one envelope when its time comes, one tap ends all its topics, and it counts as one', async ({
	house
}) => {
	const read = await inFolder(house);
	const { leaves, rows } = await newsTo(
		house,
		'joined',
		['programmes.notice', 'programmes.coming', 'programmes.notice'],
		[2]
	);
	await Promise.all([leaves(0), leaves(1), leaves(2)]);
	const [first, ...more] = await read();
	expect(more).toEqual([]);
	for (const n of [0, 1]) expect(first?.text).toContain(`News ${n}`);
	for (const n of [0, 1]) expect(first?.text).toContain(`/read/${n}`);
	expect(first?.text.match(/\/stop\//g)).toHaveLength(1);
	expect((await rows()).map(({ sent_at: sent, withheld }) => sent !== null || withheld)).toEqual([
		true,
		true,
		'not-needed'
	]);
});

test('what is too many waits a day from what went, and then goes together', async ({ house }) => {
	const read = await inFolder(house);
	const { her, leaves } = await newsTo(house, 'later', ['programmes.notice']);
	await leaves(0);
	for (const n of ['1', '2']) await house.as('job', (job) => queueLetter(job, her.id, 'programmes.notice', { n }));
	const again = await house.owner.db
		.selectFrom('platform.letter')
		.select('id')
		.where('account_id', '=', her.id)
		.where('sent_at', 'is', null)
		.orderBy('id')
		.execute();
	const tries = async (hours: number) => {
		for (const { id } of again)
			await deliver(
				{
					orgId: house.orgId,
					payload: { letter: id },
					tx: (work) => house.as('job', (job) => work(asOf(job, new Date(job.now.getTime() + hours * 3_600_000))))
				},
				writers,
				gateOf(rooms),
				newsOf(rooms)
			);
	};
	await tries(3);
	expect(await read()).toHaveLength(1);
	await tries(25);
	const letters = await read();
	expect(letters).toHaveLength(2);
	for (const n of [1, 2]) expect(letters[0]?.text).toContain(`News ${n}`);
});

test('what a mail server does not take now is tried again together, and nothing goes twice', async ({ house }) => {
	let down = true;
	const server = await startMailServer({ text: () => (down ? '451 later' : null) });
	try {
		settle({ ...runtime(), smtpUrl: server.url });
		const { leaves, rows } = await newsTo(house, 'again', ['programmes.notice', 'programmes.notice']);
		await leaves(0);
		await leaves(1);
		expect(server.taken).toEqual([]);
		down = false;
		await leaves(1, 1);
		expect(server.taken, 'it lies in the envelope of the other').toEqual([]);
		await leaves(0, 1);
		await leaves(1, 2);
		expect(server.taken).toHaveLength(1);
		expect((await rows()).every(({ sent_at: sent }) => sent !== null)).toBe(true);
	} finally {
		await server.stop();
	}
});
