import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { draftIn } from '#cast/coproduction.ts';
import { boardIn } from '#cast/board.ts';
import { kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { listCards } from '../card/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { letOldReportedGo, reportThis, settleReported } from './commands.server.ts';
import { findAnswered, getReportable, listReported } from './queries.server.ts';

/** A kept board with a card that a parent of the project reads. */
async function withCard(house: House) {
	const board = await boardIn(house);
	await board.add('Rosa from number 9 never pays');
	await board.keep();
	const [card] = await board.member((tx) => listCards(tx, board.boardId));
	const subject = await board.member((tx) => getReportable(tx, 'card', card?.id ?? ''));
	const report = (id = uuidv7()) =>
		house.as('door', (door) => reportThis(door, subject, { id, why: 'names', words: 'That is my neighbour.' }));
	return { ...board, subject, report };
}

test('what somebody reports is written at the door: nobody stands in any row or in the trail, no time is finer than the day, and the same form twice is one', async ({
	house
}) => {
	const { projectId, coordinator, member, subject, report } = await withCard(house);
	const form = uuidv7();
	for (let twice = 0; twice < 2; twice++) expect(await report(form)).toEqual({ ok: true });
	const rows = await house.owner.db
		.selectFrom('coproduction.reported')
		.selectAll()
		.where('project_id', '=', projectId)
		.execute();
	expect(rows).toHaveLength(1);
	expect(Object.keys(rows[0] ?? {}).filter((name) => /_at$|_by$|person|account/.test(name))).toEqual([]);
	expect(rows[0]?.id[14], 'an id that tells no time').toBe('4');
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'subject'])
		.where('action', '=', 'coproduction.reported.made')
		.where((row) => sql<boolean>`${row.ref('subject')} ->> 'project' = ${projectId}`)
		.execute();
	expect(trail).toEqual([{ actor_id: null, subject: { project: projectId, kind: 'card' } }]);
	expect(await coordinator((tx) => listReported(tx, projectId))).toMatchObject([
		{ kind: 'card', words: { en: 'Rosa from number 9 never pays' }, why: 'names', said: 'That is my neighbour.' }
	]);
	await expect(member((tx) => reportThis(tx, subject, { id: uuidv7(), why: 'other', words: null }))).rejects.toThrow(
		Forbidden
	);
});

test('what was reported is read and answered by those who run the project, once; its people read the answer, and others neither', async ({
	house
}) => {
	const { projectId, coordinator, member, subject, report } = await withCard(house);
	await report();
	const [one] = await coordinator((tx) => listReported(tx, projectId));
	const id = one?.reportedId ?? '';
	const outside = await personIn(house);
	const elsewhere = await staffOf(house, 'facilitator', uuidv7());
	const away = { outcome: 'hidden', answer: 'It says who somebody is.' } as const;
	const before = await kept(house);
	for (const who of [member, outside, elsewhere]) {
		expect(await who((tx) => listReported(tx, projectId))).toEqual([]);
		await expect(who((tx) => settleReported(tx, id, away))).rejects.toThrow(NotFound);
	}
	await expect(outside((tx) => getReportable(tx, 'card', subject.id))).rejects.toThrow(NotFound);
	expect(await kept(house)).toBe(before);
	expect(await member((tx) => findAnswered(tx, subject.id))).toBeUndefined();
	expect(await coordinator((tx) => settleReported(tx, id, away))).toEqual({ ok: true });
	expect(await coordinator((tx) => settleReported(tx, id, { ...away, outcome: 'kept' }))).toEqual({
		ok: false,
		reason: 'settled-already'
	});
	expect(await member((tx) => findAnswered(tx, subject.id))).toMatchObject(away);
	expect(await outside((tx) => findAnswered(tx, subject.id))).toBeUndefined();
	await expect(
		member((tx) => getReportable(tx, 'card', subject.id)),
		'off the kept board'
	).rejects.toThrow(NotFound);
});

test('a suggestion on the list is reported too: it is answered and stays, since nobody takes it off here', async ({
	house
}) => {
	const { coordinator, projectId, decisionId } = await draftIn(house, { people: 0 });
	const [option] = await coordinator((tx) => listOptions(tx, decisionId));
	const subject = await coordinator((tx) => getReportable(tx, 'option', option?.id ?? ''));
	await house.as('door', (door) => reportThis(door, subject, { id: uuidv7(), why: 'untrue', words: null }));
	const [one] = await coordinator((tx) => listReported(tx, projectId));
	expect(one).toMatchObject({ kind: 'option', words: option?.name, within: decisionId, canHide: false, said: null });
	const settle = (outcome: 'kept' | 'hidden') =>
		coordinator((tx) => settleReported(tx, one?.reportedId ?? '', { outcome, answer: 'It is on the list.' }));
	expect(await settle('hidden')).toEqual({ ok: false, reason: 'stays' });
	expect(await settle('kept')).toEqual({ ok: true });
});

test('what was answered six months ago goes by itself', async ({ house }) => {
	const { projectId, coordinator, report } = await withCard(house);
	await report();
	await report();
	const both = await coordinator((tx) => listReported(tx, projectId));
	for (const [at, { reportedId }] of both.entries()) {
		await coordinator((tx) => settleReported(tx, reportedId, { outcome: 'kept', answer: 'It stays.' }));
		await sql`update coproduction.reported set settled_on = (platform.now() - make_interval(days => ${at ? 190 : 100}))::date
			where id = ${reportedId}`.execute(house.owner.db);
	}
	await house.as('job', letOldReportedGo);
	expect((await coordinator((tx) => listReported(tx, projectId))).map(({ reportedId }) => reportedId)).toEqual([
		both[0]?.reportedId
	]);
	await expect(coordinator(letOldReportedGo)).rejects.toThrow(Forbidden);
});
