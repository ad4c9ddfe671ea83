import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { draftIn, voteIn } from '#cast/coproduction.ts';
import { lettersTo } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { castPaper } from '../ballot/commands.server.ts';
import { getPaper, passByLink } from '../ballot/queries.server.ts';
import { getResult } from '../count/queries.server.ts';
import { changeDecision, voidDecision } from '../decision/commands.server.ts';
import { getDecision } from '../decision/queries.server.ts';
import { removeOption } from '../option/commands.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { addToRoll, openVote, remindAll } from './commands.server.ts';
import { tellOfVote } from './jobs.server.ts';
import { voteLetter } from './mail.server.ts';
import { lettersOf, listAdditions, rollSize, wouldBeOnRoll } from './queries.server.ts';

const told = (house: House, payload: Record<string, string>) =>
	tellOfVote({ orgId: house.orgId, payload, tx: (work) => house.as('job', work) });

test('a vote opens with five on its roll at least and two options, and from then on its words stand', async ({
	house
}) => {
	const small = await draftIn(house, { people: 4 });
	expect(await small.open()).toEqual({ ok: false, reason: 'too-few' });
	expect(await (await draftIn(house, { options: ['One'] })).open()).toEqual({ ok: false, reason: 'no-options' });
	expect(await (await draftIn(house, { places: 3 })).open()).toEqual({ ok: false, reason: 'more-places' });
	expect(await (await draftIn(house, { closesAt: null })).open()).toEqual({ ok: false, reason: 'no-end' });
	const vote = await draftIn(house);
	const { coordinator, decisionId } = vote;
	expect(await coordinator((tx) => wouldBeOnRoll(tx, decisionId))).toBe(6);
	expect(await coordinator((tx) => openVote(tx, decisionId, 7))).toEqual({ ok: false, reason: 'changed-meanwhile' });
	expect((await vote.open()).ok).toBe(true);
	const decision = await coordinator((tx) => getDecision(tx, decisionId));
	expect(await coordinator((tx) => changeDecision(tx, decisionId, decision.version, decision))).toEqual({
		...{ ok: false, reason: 'open-already' }
	});
	const [option] = await coordinator((tx) => listOptions(tx, decisionId));
	expect(await coordinator((tx) => removeOption(tx, decisionId, option?.id ?? ''))).toMatchObject({ ok: false });
	const sly = coordinator((tx) => tx.db.updateTable('coproduction.decision').set({ places: 2 }).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
	const { rows } = { rows: await audited(house, decisionId) };
	expect(rows).toMatchObject({ terms: decision.termsDigest, roll: decision.rollDigest, seed: decision.seedDigest });
});

async function audited(house: House, decisionId: string): Promise<unknown> {
	const rows = await house.owner.db
		.selectFrom('platform.audit')
		.select('subject')
		.where('action', '=', 'coproduction.decision.opened')
		.execute();
	return rows.map(({ subject }) => subject).find((subject) => JSON.stringify(subject).includes(decisionId));
}

test('her own link shows by a look and acts by a button, on any device until the vote closes', async ({ house }) => {
	const { voters, decisionId, ...vote } = await voteIn(house);
	const letter = await house.as('job', (job) =>
		voteLetter(job, voters[0]!.id, { decision: decisionId, step: 'first' })
	);
	const token = letter?.act?.path.split('/').at(-1) ?? '';
	const look = () => house.as('link', async (link) => getPaper(link, await passByLink(link, token)));
	expect(await look()).toMatchObject({ state: 'open', about: 0, options: [{ n: 1 }, { n: 2 }, { n: 3 }] });
	expect(await look(), 'a look casts nothing').toMatchObject({ about: 0 });
	const cast = () => house.as('link', async (link) => castPaper(link, await passByLink(link, token), [1]));
	expect(await cast()).toEqual(await vote.cast(voters[0]!, [2]));
	for (const wrong of [[1, 1], [4], [0]]) expect((await vote.cast(voters[0]!, wrong)).ok, String(wrong)).toBe(false);
	await expect(house.as('link', (link) => passByLink(link, 'nobody was given this'))).rejects.toThrow(NotFound);
	const pass = await house.as('link', (link) => passByLink(link, token));
	await expect(voters[0]!((tx) => castPaper(tx, pass, [1]))).rejects.toThrow(Forbidden);
	await vote.endTime();
	expect((await look()).state).toBe('over');
	expect(await cast()).toEqual({ ok: false, reason: 'closed' });
});

test('everybody on the roll is written to and reminded once in the same words; who is added later stands in the result with a reason', async ({
	house
}) => {
	const { voters, decisionId, coordinator, ...vote } = await voteIn(house);
	await told(house, { decision: decisionId, step: 'first' });
	await vote.cast(voters[0]!, [1]);
	expect(await coordinator((tx) => lettersOf(tx, decisionId))).toMatchObject({ waiting: 6 });
	expect(await coordinator((tx) => remindAll(tx, decisionId))).toEqual({ ok: true });
	expect(await coordinator((tx) => remindAll(tx, decisionId))).toEqual({ ok: false, reason: 'reminded-already' });
	await told(house, { decision: decisionId, step: 'reminder' });
	const kinds = await Promise.all(voters.map(({ id }) => lettersTo(house, id)));
	expect(new Set(kinds.map((letters) => JSON.stringify(letters))).size).toBe(1);
	const late = await personIn(house, { called: 'Late', ...byEmail('late-voter') });
	const add = () => coordinator((tx) => addToRoll(tx, decisionId, late.id, 'She joined on Tuesday.'));
	expect([await add(), await add()]).toEqual([{ ok: true }, { ok: false, reason: 'there-already' }]);
	await told(house, { decision: decisionId, step: 'added', person: late.id });
	expect((await lettersTo(house, late.id)).map(({ data }) => data.step)).toEqual(['added']);
	for (const voter of [...voters, late]) await vote.cast(voter, [2]);
	await vote.endTime();
	await vote.close();
	const result = await late((tx) => getResult(tx, decisionId));
	expect(result).toMatchObject({ papers: 7, onRoll: 6, additions: [{ why: 'She joined on Tuesday.' }] });
	expect(await coordinator((tx) => listAdditions(tx, decisionId))).toHaveLength(1);
});

test('who opens, adds and ends a vote: those who run its project, and nobody else', async ({ house }) => {
	const vote = await draftIn(house);
	const { decisionId, projectId, voters } = vote;
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const elsewhere = await staffOf(house, 'facilitator', decisionId);
	for (const stranger of [elsewhere, voters[0]!, await staffOf(house, 'safeguarding_lead')])
		await expect(stranger((tx) => openVote(tx, decisionId, 1))).rejects.toThrow(NotFound);
	await expect((await staffOf(house, 'evaluator'))((tx) => openVote(tx, decisionId, 1))).rejects.toThrow(Forbidden);
	expect(await facilitator((tx) => openVote(tx, decisionId, 1))).toEqual({ ok: true, value: { onRoll: 6 } });
	expect(await facilitator((tx) => rollSize(tx, decisionId))).toBe(6);
	expect(await facilitator((tx) => tx.db.selectFrom('coproduction.roll').select('id').execute())).toEqual([]);
	await expect(facilitator((tx) => addToRoll(tx, decisionId, elsewhere.id, 'why'))).rejects.toThrow(Forbidden);
	await expect(voters[0]!((tx) => voidDecision(tx, decisionId, 'why'))).rejects.toThrow(Forbidden);
	await expect(voters[0]!((tx) => remindAll(tx, decisionId))).rejects.toThrow(Forbidden);
});
