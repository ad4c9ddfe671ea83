import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { readBack } from '#platform/pdf/read-back.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { adoptAgreement, agree, answerAgreement, propose, proposeByHand, takeProposalBack } from './commands.server.ts';
import { agreementPdf } from './pdf.server.ts';
import { reasonsToLook } from './policy.ts';
import { countAccepted, listProposals, listUnanswered, listVersions, onTheWall } from './queries.server.ts';
import { wallAgreement } from './sheet.ts';
import { draftOf } from './words.ts';

const nothing = { feel: '', welcome: '', must: '', signed: false };
const version = (saw: number, feel: string, heard: string | null = null) => ({
	words: { feel: { en: feel }, welcome: {}, must: {} },
	saw,
	heard,
	reviewOn: null
});

test('what the group proposes is read back, each says yes or not yet, and what is agreed stands; others learn how many and not who', async ({
	house
}) => {
	const { course, facilitator, coordinator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const said = { ...nothing, feel: 'Calm' };
	await ana((tx) => propose(tx, course.id, { ...said, signed: true }));
	await bea((tx) => propose(tx, course.id, said));
	await facilitator((tx) => proposeByHand(tx, course.id, { ...nothing, feel: 'Heard' }));
	const names = (all: { words: string; called: string | null }[]) => all.map(({ words, called }) => [words, called]);
	const proposals = await facilitator((tx) => listProposals(tx, course.id));
	expect(names(proposals), 'the same words twice are once').toEqual([
		['Calm', 'Ana'],
		['Heard', null]
	]);
	expect(names(await bea((tx) => listProposals(tx, course.id)))[0], 'no name for others').toEqual(['Calm', null]);
	expect(draftOf('feel', 'en', undefined, proposals)).toBe('Calm\nHeard');
	const heard = proposals.at(-1)?.id ?? null;
	await bea((tx) => propose(tx, course.id, { ...nothing, must: 'Said while it was written' }));
	const landed = await facilitator((tx) => adoptAgreement(tx, course.id, version(0, 'Calm\nHeard', heard)));
	const id = landed.ok ? landed.value : '';
	expect(names(await facilitator((tx) => listProposals(tx, course.id)))).toEqual([['Said while it was written', null]]);
	expect(await coordinator((tx) => adoptAgreement(tx, course.id, version(0, 'Another')))).toEqual({
		ok: false,
		reason: 'changed-meanwhile'
	});
	expect(await ana((tx) => listUnanswered(tx))).toEqual([course.id]);
	await ana((tx) => answerAgreement(tx, course.id, { agreement: id, answer: 'not-yet' }));
	await bea((tx) => answerAgreement(tx, course.id, { agreement: id, answer: 'yes' }));
	expect(await ana((tx) => listUnanswered(tx))).toEqual([]);
	const counts = { yes: 1, notYet: 1, newcomers: 0 };
	for (const speaks of [facilitator, coordinator]) expect(await speaks((tx) => countAccepted(tx, id))).toEqual(counts);
	expect(await bea((tx) => countAccepted(tx, id))).toEqual({ yes: 0, notYet: 0, newcomers: 0 });
	for (const speaks of [facilitator, coordinator])
		expect(await speaks((tx) => tx.db.selectFrom('programmes.accepted').selectAll().execute())).toEqual([]);
	await facilitator((tx) => agree(tx, course.id, id));
	await facilitator((tx) => adoptAgreement(tx, course.id, version(1, 'Calm')));
	const versions = await ana((tx) => listVersions(tx, course.id));
	expect([versions.map((one) => one.version), onTheWall(versions)?.version]).toEqual([[2, 1], 1]);
	expect(await ana((tx) => listUnanswered(tx)), 'a new version is asked about again').toEqual([course.id]);
	expect(await deeds(house)).toContain('programmes.agreement.agreed');
});

test('who came since it was agreed is a reason to look again, and so are its day and a “not yet”', async ({
	house
}) => {
	const { course, facilitator, joins } = await courseToday(house);
	await joins('Ana');
	const landed = await facilitator((tx) => adoptAgreement(tx, course.id, version(0, 'Calm')));
	const id = landed.ok ? landed.value : '';
	await facilitator((tx) => agree(tx, course.id, id));
	expect(await facilitator((tx) => countAccepted(tx, id))).toEqual({ yes: 0, notYet: 0, newcomers: 0 });
	await house.owner.db
		.updateTable('programmes.agreement')
		.set({ agreed_at: new Date(Date.parse('2020-01-01')) })
		.where('id', '=', id)
		.execute();
	expect((await facilitator((tx) => countAccepted(tx, id))).newcomers).toBe(1);
	const none = { reviewOn: '2027-03-02', newcomers: 0, notYet: 0 };
	expect(reasonsToLook(none, '2027-03-01')).toEqual([]);
	expect(reasonsToLook(none, '2027-03-02')).toEqual(['date']);
	expect(reasonsToLook({ reviewOn: null, newcomers: 2, notYet: 1 }, '2027-03-01')).toEqual(['newcomers', 'not-yet']);
});

test('whoever is not of the group has no part in its agreement, and only those who run it write it', async ({
	house
}) => {
	const { course, facilitator, joins } = await courseToday(house);
	const other = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await other.joins('Bea')).personId);
	const landed = await facilitator((tx) => adoptAgreement(tx, course.id, version(0, 'Calm')));
	const agreement = landed.ok ? landed.value : '';
	await ana((tx) => propose(tx, course.id, { ...nothing, feel: 'Warm', signed: true }));
	const [mine] = await ana((tx) => listProposals(tx, course.id));
	await expect(bea((tx) => propose(tx, course.id, { ...nothing, feel: 'Cold' }))).rejects.toThrow(NotFound);
	await expect(bea((tx) => answerAgreement(tx, course.id, { agreement, answer: 'yes' }))).rejects.toThrow(NotFound);
	await expect(bea((tx) => takeProposalBack(tx, other.course.id, mine?.id ?? ''))).rejects.toThrow(NotFound);
	expect(await bea((tx) => listVersions(tx, course.id))).toEqual([]);
	for (const speaks of [ana, other.facilitator]) {
		await expect(speaks((tx) => adoptAgreement(tx, course.id, version(1, 'Mine')))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => agree(tx, course.id, agreement))).rejects.toThrow(Forbidden);
	}
	await ana((tx) => takeProposalBack(tx, course.id, mine?.id ?? ''));
	expect(await facilitator((tx) => listProposals(tx, course.id))).toEqual([]);
});

test('the wall reads what stands, tagged, on either paper and however long it is', async ({ house }) => {
	const { course, facilitator } = await courseToday(house);
	await facilitator((tx) => adoptAgreement(tx, course.id, version(0, 'Calm\n*Heard* #1\n' + 'Tea first\n'.repeat(60))));
	const [agreement] = await facilitator((tx) => listVersions(tx, course.id));
	if (!agreement) throw new Error('there is no version');
	const giver = { name: 'Willow Lane', accent: '#6a2c5b', timeZone: 'Europe/London' };
	const sheet = wallAgreement(agreement, { en: 'Seven mornings' }, giver);
	for (const size of ['a4', 'a3'] as const) {
		const read = await readBack(await agreementPdf(sheet, 'en', size));
		expect(read).toMatchObject({ tagged: true, insideMargins: true });
		for (const words of ['*Heard* #1', 'Seven mornings', 'Version 1']) expect(read.words).toContain(words);
	}
});
