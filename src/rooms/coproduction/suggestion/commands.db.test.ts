import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { draftIn } from '#cast/coproduction.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { askAlike, sayAlike } from '../alike/commands.server.ts';
import { listAlike, listAskedAlike } from '../alike/queries.server.ts';
import { changeDecision, voidDecision } from '../decision/commands.server.ts';
import { getDecision } from '../decision/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import {
	askForNames,
	closeList,
	leaveNameOut,
	putOnList,
	readSuggestions,
	suggestByLink,
	suggestName,
	unsettle
} from './commands.server.ts';
import type { SuggestionFields } from './form.ts';
import {
	findOwnCall,
	followSuggestion,
	getSuggesting,
	listNamesAsked,
	listOwnSuggestions,
	listSuggestions,
	suggestedBy
} from './queries.server.ts';

/** A project in which names are gathered. */
async function namesIn(house: House, wishes: Parameters<typeof draftIn>[1] = {}) {
	const suggests = { until: new Date(instant() + 864e5), readDays: 2 };
	const vote = await draftIn(house, { options: [], suggests, ...wishes });
	const { coordinator, decisionId } = vote;
	expect(await coordinator((tx) => askForNames(tx, decisionId, 1))).toEqual({ ok: true });
	const { suggestLink } = await coordinator((tx) => getDecision(tx, decisionId));
	const link = suggestLink ?? '';
	const said = (words: string, fields: Partial<SuggestionFields & { language: string }> = {}) => ({
		...{ id: uuidv7(), language: 'en', words, meaning: '', way: 'anonymous' as const, name: '', ...fields }
	});
	const send = (sent: ReturnType<typeof said>) => house.as('door', (door) => suggestByLink(door, link, sent));
	const follow = (code: string) => house.as('link', (tx) => followSuggestion(tx, code));
	const idOf = async (words: string) =>
		(await coordinator((tx) => listSuggestions(tx, decisionId))).find((one) => one.words === words)?.id ?? '';
	const readAll = async () => {
		const ids = (await coordinator((tx) => listSuggestions(tx, decisionId))).map(({ id }) => id);
		await coordinator((tx) => readSuggestions(tx, decisionId, ids));
	};
	return { ...vote, link, said, send, follow, idOf, readAll };
}

const received = (came: { ok: boolean; value?: string }) => came.value ?? '';

test('an anonymous name is written as the door: nobody stands in any row, the same form twice is one, and its receipt alone follows it', async ({
	house
}) => {
	const { send, said, follow, coordinator, decisionId, projectId, link, voters, readAll } = await namesIn(house);
	const form = said('El nido <b>🌻</b>', { language: 'es', meaning: 'Donde se descansa', name: 'Lena' });
	const first = await send(form);
	expect(await send(form)).toEqual(first);
	expect(first).toMatchObject({ ok: true, value: expect.stringMatching(/^[A-Z]{8}$/) as string });
	expect(await send({ ...form, words: 'Otro' })).not.toEqual(first);
	const rows = await house.owner.db
		.selectFrom('coproduction.suggestion')
		.select(['person_id', 'signed_as', 'words'])
		.where('decision_id', '=', decisionId)
		.orderBy('words')
		.execute();
	expect(rows).toEqual(['El nido <b>🌻</b>', 'Otro'].map((words) => ({ person_id: null, signed_as: null, words })));
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select(['actor_id', 'subject'])
		.where('action', '=', 'coproduction.suggestion.received')
		.execute();
	expect(trail).toEqual(rows.map(() => ({ actor_id: null, subject: { decision: decisionId } })));
	expect(
		await follow(
			received(first)
				.toLowerCase()
				.replace(/(....)/, '$1 - ')
		)
	).toMatchObject({
		...{ suggestion: { state: 'received', words: 'El nido <b>🌻</b>' }, project: { en: 'A new group' }, isChosen: null }
	});
	await expect(follow('BBBBBBBB')).rejects.toThrow(NotFound);
	await readAll();
	expect((await follow(received(first))).suggestion.state).toBe('read');
	for (const who of [voters[0]!, await personIn(house), await staffOf(house, 'evaluator')])
		expect(await who((tx) => listSuggestions(tx, decisionId))).toEqual([]);
	await expect(coordinator((tx) => suggestByLink(tx, link, form))).rejects.toThrow(Forbidden);
	await expect(voters[0]!((tx) => suggestName(tx, decisionId, form))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (door) => getSuggesting(door, 'nothing-like-this'))).rejects.toThrow(NotFound);
	const facilitator = await staffOf(house, 'facilitator', projectId);
	expect(await facilitator((tx) => listSuggestions(tx, decisionId))).toHaveLength(2);
	await expect(voters[0]!((tx) => readSuggestions(tx, decisionId, []))).rejects.toThrow(Forbidden);
	const far = await staffOf(house, 'facilitator', uuidv7());
	await expect(far((tx) => closeList(tx, decisionId))).rejects.toThrow(NotFound);
});

test('whoever signs is told beside her name, whoever does not is not; each is read, listed or left out with a reason before the list closes, and then it stands', async ({
	house
}) => {
	const { send, said, follow, coordinator, decisionId, voters, idOf, readAll, ...vote } = await namesIn(house);
	const [she, other] = [voters[0]!, voters[1]!];
	expect(await she(listNamesAsked)).toMatchObject([{ decisionId }]);
	expect(await she((tx) => findOwnCall(tx, decisionId))).toBe('Voter 1');
	expect(await (await personIn(house))((tx) => findOwnCall(tx, decisionId))).toBeNull();
	const hers = await she((tx) => suggestName(tx, decisionId, said('Willow', { way: 'signed', name: 'Voter 1' })));
	const known = await send(said('Birch', { way: 'known', name: 'Ada' }));
	const out = await send(said('Chez Dave'));
	expect(await coordinator((tx) => putOnList(tx, '')).catch((error: unknown) => error)).toBeInstanceOf(NotFound);
	const willow = await idOf('Willow');
	expect(await coordinator((tx) => putOnList(tx, willow))).toEqual({ ok: false, reason: 'unread' });
	await readAll();
	for (const words of ['Willow', 'Birch'])
		expect((await coordinator(async (tx) => putOnList(tx, await idOf(words)))).ok).toBe(true);
	expect(await coordinator((tx) => closeList(tx, decisionId))).toEqual({ ok: false, reason: 'unsettled' });
	const dave = await idOf('Chez Dave');
	await coordinator((tx) => leaveNameOut(tx, dave, 'The pub has it.'));
	expect((await follow(received(out))).suggestion).toMatchObject({ state: 'left-out', why: 'The pub has it.' });
	expect(await other((tx) => listOptions(tx, decisionId))).toMatchObject([{ name: { en: 'Willow' } }, { place: 2 }]);
	const named = await other((tx) => suggestedBy(tx, decisionId));
	expect(Object.values(named)).toEqual([['Voter 1']]);
	await coordinator((tx) => unsettle(tx, willow));
	expect((await follow(received(hers))).suggestion.state).toBe('read');
	expect(await other((tx) => listOptions(tx, decisionId))).toMatchObject([{ name: { en: 'Birch' }, place: 1 }]);
	expect(await vote.open()).toEqual({ ok: false, reason: 'list-open' });
	await coordinator((tx) => putOnList(tx, willow));
	expect(await coordinator((tx) => closeList(tx, decisionId))).toEqual({ ok: true });
	expect(await coordinator((tx) => unsettle(tx, willow))).toEqual({ ok: false, reason: 'closed' });
	expect(await send(said('Late'))).toEqual({ ok: false, reason: 'closed' });
	const { version, ...terms } = await coordinator((tx) => getDecision(tx, decisionId));
	expect(await coordinator((tx) => changeDecision(tx, decisionId, version, terms))).toMatchObject({ ok: false });
	const sly = coordinator((tx) => tx.db.updateTable('coproduction.decision').set({ list_closed_at: null }).execute());
	await expect(sly).rejects.toMatchObject({ code: '42501' });
	expect(await vote.open()).toMatchObject({ ok: true });
	for (const voter of voters) await vote.cast(voter, [1]);
	await vote.endTime();
	await vote.close();
	expect((await follow(received(known))).isChosen).toBe(true);
	expect((await follow(received(hers))).isChosen).toBe(false);
	expect(await she((tx) => copyFor(tx, she.id))).toMatchObject({ 'coproduction.suggestion': [{ words: 'Willow' }] });
	await house.as('job', (job) => eraseFor(job, she.id));
	expect(await other((tx) => suggestedBy(tx, decisionId))).toEqual({});
	expect((await follow(received(hers))).suggestion).toMatchObject({ way: 'anonymous', signedAs: null });
});

test('two that are alike are joined once both have said yes, by account or receipt; both keep the credit, and a no or an undo sets them apart', async ({
	house
}) => {
	const { send, said, follow, coordinator, decisionId, voters, idOf, readAll } = await namesIn(house);
	const she = voters[0]!;
	await she((tx) => suggestName(tx, decisionId, said('The Cloud', { way: 'signed', name: 'Ada' })));
	const code = received(await send(said('Little Cloud')));
	await readAll();
	const [cloud, little] = [await idOf('The Cloud'), await idOf('Little Cloud')];
	expect(await coordinator((tx) => askAlike(tx, cloud, cloud))).toEqual({ ok: false, reason: 'itself' });
	await coordinator((tx) => askAlike(tx, cloud, little));
	await coordinator((tx) => putOnList(tx, little));
	const [alike] = await coordinator((tx) => listAlike(tx, decisionId));
	const says = (suggestion: string, answer: 'yes' | 'no') => ({
		...{ alike: alike?.id ?? '', suggestion, says: answer, code }
	});
	const byReceipt = (answer: 'yes' | 'no') => house.as('link', (link) => sayAlike(link, says(little, answer)));
	expect(await she((tx) => listAskedAlike(tx, [cloud]))).toMatchObject([{ words: 'Little Cloud', says: null }]);
	await expect(voters[1]!((tx) => sayAlike(tx, says(cloud, 'yes')))).rejects.toThrow(NotFound);
	await expect(
		coordinator((tx) => sayAlike(tx, says(little, 'yes'))),
		'nobody speaks for her'
	).rejects.toMatchObject({
		code: '42501'
	});
	expect(await coordinator((tx) => sayAlike(tx, says(cloud, 'yes')))).toMatchObject({ value: { is: 'said' } });
	expect((await coordinator((tx) => listSuggestions(tx, decisionId))).some(({ state }) => state === 'joined')).toBe(
		false
	);
	expect(await byReceipt('yes')).toMatchObject({ ok: true, value: { is: 'joined' } });
	expect(await she((tx) => listOwnSuggestions(tx, decisionId))).toMatchObject([{ state: 'joined' }]);
	expect(Object.values(await voters[1]!((tx) => suggestedBy(tx, decisionId)))).toEqual([['Ada']]);
	expect(await byReceipt('no')).toMatchObject({ value: { is: 'said' } });
	expect(await she((tx) => listOwnSuggestions(tx, decisionId))).toMatchObject([{ state: 'read' }]);
	await byReceipt('yes');
	await coordinator((tx) => unsettle(tx, cloud));
	expect(await she((tx) => listAskedAlike(tx, [cloud]))).toEqual([]);
	expect((await follow(code)).suggestion.state).toBe('on-list');
	await coordinator((tx) => voidDecision(tx, decisionId, 'We begin again.'));
	expect((await follow(code)).decision).toMatchObject({ state: 'void', voidReason: 'We begin again.' });
	expect(await byReceipt('yes')).toEqual({ ok: false, reason: 'gone' });
});
