import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { lettersTo, courseWith } from '#cast/joining.ts';
import { speaker } from '#cast/meetings.ts';
import { refers } from '#cast/referral.ts';
import { test } from '../../../../../tests/support/house.ts';
import { decideReferral, noteSpoken, noteWhatCame, referFor, setTarget, withdrawReferral } from './commands.server.ts';
import { aReferral } from './examples.ts';
import { referralAnsweredLetter, referralLetter } from './mail.server.ts';
import { getHers, getReferralReceipt, listReferrals } from './queries.server.ts';

const found = async (speaks: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, id: string) =>
	(await speaks(listReferrals)).referrals.find((one) => one.id === id);
const linesSeen = (id: string) => (tx: Tx) =>
	tx.db.selectFrom('programmes.referral_line').selectAll().where('referral_id', '=', id).execute();

test('nobody reads a word of what was said of her before she says so; then it is read as she put it', async ({
	house
}) => {
	const { coordinator, facilitator } = await courseWith(house);
	const { id, person, answers, look, receipt, link } = await refers(house, {
		called: 'Leyla',
		area: 'Peckham',
		said: ['She sleeps badly.', 'She is lonely.', 'Her sister died.'],
		by: 'Ann Field'
	});
	expect(await found(coordinator, id)).toMatchObject({ called: 'Leyla', area: 'Peckham', state: 'hers', lines: [] });
	const shown = JSON.stringify(await found(coordinator, id));
	for (const secret of ['sleeps', 'lonely', 'sister', 'Ann', 'Field']) expect(shown).not.toContain(secret);
	for (const speaks of [coordinator, facilitator]) expect(await speaks(linesSeen(id))).toEqual([]);
	for (const kind of ['visitor', 'door', 'link', 'job'] as const)
		expect(await house.as(kind, linesSeen(id)), kind).toEqual([]);
	expect(await link(async (tx) => (await getReferralReceipt(tx, receipt), linesSeen(id)(tx)))).toEqual([]);
	expect((await look()).lines.map(({ words }) => words)).toContain('Her sister died.');
	await answers((words) =>
		words.includes('sister')
			? ['not', '']
			: words.includes('lonely')
				? ['rather', 'I know nobody here.']
				: ['right', '']
	);
	const read = await found(coordinator, id);
	expect(read).toMatchObject({ state: 'ours', corrected: true, personId: person });
	expect(read?.lines.map(({ words, isHers }) => [words, isHers])).toEqual([
		['Ann Field', false],
		['midwife, St Thomas’', false],
		['She sleeps badly.', false],
		['I know nobody here.', true]
	]);
	const kept = await house.owner.db
		.selectFrom('programmes.referral_line')
		.select('words')
		.where('person_id', '=', person)
		.execute();
	expect(JSON.stringify(kept)).not.toMatch(/sister|lonely/);
	expect(await facilitator(linesSeen(id))).toEqual([]);
});

test('the same form sent twice is one referral and one letter; another is another', async ({ house }) => {
	const { referring, receipt, person } = await refers(house);
	const again = await house.as('door', (door) => referFor(door, referring));
	expect(again).toMatchObject({ ok: true, value: receipt });
	expect((await lettersTo(house, person)).map(({ kind }) => kind)).toEqual(['programmes.referral']);
	const other = await refers(house, { ...referring, id: uuidv7() });
	expect(other.receipt).not.toBe(receipt);
	expect(other.person).toBe(person);
});

test('a known address learns nothing and changes nothing, and she is asked by her own safe way', async ({ house }) => {
	const { joins } = await courseWith(house);
	const her = await joins();
	const about = (tx: Tx) =>
		tx.db.selectFrom('people.safe_contact').selectAll().where('person_id', '=', her.person).execute();
	const before = await house.as('job', about);
	const { person, receipt, came } = await refers(house, { called: 'Somebody else', reach: her.joining.reach });
	expect(person).toBe(her.person);
	expect(await house.as('job', about)).toEqual(before);
	const stranger = await refers(house);
	expect(await came()).toEqual(await stranger.came());
	expect(receipt).toHaveLength(stranger.receipt.length);
});

test('her letter gives nothing away, leads to her own link, and is not written once she has answered', async ({
	house
}) => {
	const { id, person, hers, answers, referring } = await refers(house, { said: ['CANARY one'] });
	const letter = () => house.as('job', (job) => referralLetter(job, person, { referral: id }));
	expect(await letter()).toMatchObject({ act: { path: `/yours/${hers}` } });
	expect(JSON.stringify(await letter())).not.toMatch(new RegExp(`CANARY|${referring.by}`));
	await answers();
	expect(await letter()).toBeNull();
});

test('accepted: she and whoever wrote are told, and what came of it is told only with her yes', async ({ house }) => {
	const { coordinator } = await courseWith(house);
	const { id, person, answers, came, look } = await refers(house);
	expect(await came()).toMatchObject({ decision: null, isClosed: false, target: 5 });
	const accepts = () => coordinator((tx) => decideReferral(tx, { referral: id, decision: 'accepted' }));
	expect(await accepts()).toMatchObject({ ok: false, reason: 'answered' }); // not before she has said yes
	await answers();
	expect(await accepts()).toMatchObject({ ok: true });
	expect(await accepts()).toMatchObject({ ok: false });
	expect(await house.as('job', (job) => referralAnsweredLetter(job, person, { referral: id }))).not.toBeNull();
	await coordinator((tx) => noteWhatCame(tx, id, 'came'));
	expect(await came()).toMatchObject({ decision: 'accepted', cameOf: null });
	await answers(undefined, true);
	expect(await came()).toMatchObject({ decision: 'accepted', cameOf: 'came' });
	expect((await look()).receipt).toEqual(await came()); // she sees what they see
	await answers(undefined, false);
	expect(await came()).toMatchObject({ cameOf: null });
});

test('declined: with a reason and another way, which whoever wrote reads too', async ({ house }) => {
	const { coordinator } = await courseWith(house);
	const { id, answers, came, look } = await refers(house);
	await answers();
	const no = { referral: id, decision: 'declined', reason: 'too-far', other_way: 'open-door' } as const;
	await coordinator((tx) => decideReferral(tx, no));
	for (const one of [await came(), await look()])
		expect(one).toMatchObject({ decision: 'declined', reason: 'too-far', otherWay: 'open-door' });
});

test('no thank you deletes what was said at once, by her link and on the phone', async ({ house }) => {
	const { coordinator } = await courseWith(house);
	const [written, spoken] = [
		await refers(house),
		await refers(house, { reach: { kind: 'phone', value: '07700 900123' } })
	];
	await written.link((tx) => withdrawReferral(tx, written.hers));
	await coordinator((tx) => noteSpoken(tx, spoken.id, 'no'));
	for (const { id, came, look } of [written, spoken]) {
		expect(await came()).toMatchObject({ isClosed: true, decision: null });
		expect(await look()).toMatchObject({ answer: 'withdrawn', lines: [] });
		const kept = await house.owner.db
			.selectFrom('programmes.referral_line')
			.select('id')
			.where('referral_id', '=', id)
			.execute();
		expect(kept).toEqual([]);
	}
	const decides = coordinator((tx) => decideReferral(tx, { referral: written.id, decision: 'accepted' }));
	expect(await decides).toMatchObject({ ok: false });
	expect(await written.answers()).toMatchObject({ ok: false, reason: 'gone' });
});

test('whoever says yes on the phone lets the coordinator read it with her', async ({ house }) => {
	const { coordinator, facilitator } = await courseWith(house);
	const { id } = await refers(house, { reach: { kind: 'phone', value: '07700 900124' }, called: 'Mina' });
	expect(await found(coordinator, id)).toMatchObject({ lines: [], light: 'in-time' });
	await expect(facilitator((tx) => noteSpoken(tx, id, 'yes'))).rejects.toThrow(Forbidden);
	await coordinator((tx) => noteSpoken(tx, id, 'yes'));
	expect((await found(coordinator, id))?.lines.length).toBeGreaterThan(2);
});

test('only coordinators look, answer and set the days; links of others open nothing', async ({ house }) => {
	const { facilitator, coordinator } = await courseWith(house);
	const { id, receipt, hers, link } = await refers(house);
	await expect(facilitator(listReferrals)).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => decideReferral(tx, { referral: id, decision: 'accepted' }))).rejects.toThrow(
		Forbidden
	);
	await expect(facilitator((tx) => setTarget(tx, 3))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => referFor(tx, aReferral()))).rejects.toThrow(Forbidden);
	const rows = (tx: Tx) => tx.db.selectFrom('programmes.referral').select('id').execute();
	for (const kind of ['visitor', 'door', 'link'] as const) expect(await house.as(kind, rows), kind).toEqual([]);
	expect(await facilitator(rows)).toEqual([]);
	await expect(link((tx) => getReferralReceipt(tx, hers))).rejects.toThrow(NotFound);
	for (const token of [receipt, 'nonsense']) await expect(link((tx) => getHers(tx, token))).rejects.toThrow(NotFound);
	await expect(coordinator((tx) => decideReferral(tx, { referral: uuidv7(), decision: 'accepted' }))).rejects.toThrow(
		NotFound
	);
	await coordinator((tx) => setTarget(tx, 3));
	await coordinator((tx) => setTarget(tx, 4));
	expect((await coordinator(listReferrals)).target).toBe(4);
	await coordinator((tx) => setTarget(tx, 5));
});

test('she herself, signed in, sees what was said of her, and nobody else’s', async ({ house }) => {
	const { joins } = await courseWith(house);
	const her = await joins();
	const mine = await refers(house, { reach: her.joining.reach });
	const other = await refers(house);
	const speaks = await speaker(house, her.person);
	expect(await speaks(linesSeen(mine.id))).not.toEqual([]);
	expect(await speaks(linesSeen(other.id))).toEqual([]);
});
