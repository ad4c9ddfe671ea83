import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { consultationsKept, consulted } from '#cast/consultations.ts';
import { staffOf } from '#cast/meetings.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { closeConsultation } from '../consultation/commands.server.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import { letOldOwnWordsGo, readWords, replyByLink, replyUnderAccount, typeInReply } from './commands.server.ts';
import type { ReplyFields } from './form.ts';
import {
	countReplies,
	findOwnReply,
	findConsultationPicture,
	listReadWords,
	listWho,
	listReplyWords
} from './queries.server.ts';

const reply = (choice: number, words = '', groups: string[] = []): ReplyFields & { language: string } => ({
	...{ who: '', groups, language: 'en' },
	answers: { 1: { choice, words } }
});

const byLink = (house: House, link: string, said: ReplyFields & { language: string }, id: string = uuidv7()) =>
	house.as('door', (door) => replyByLink(door, link, { ...said, id }));

test('by the address anybody replies without an account, sent twice it is one reply, and no row or trail says who it was', async ({
	house
}) => {
	const { facilitator, id, link, groups } = await consulted(house);
	const form = uuidv7();
	const said = { ...reply(1, 'Softer', [groups[0] ?? '', uuidv7()]), who: 'A grandmother' };
	for (const _ of [1, 2]) expect((await byLink(house, link, said, form)).ok).toBe(true);
	expect((await byLink(house, link, { ...said, answers: { 9: { choice: 1, words: '' } } })).ok).toBe(false);
	expect(await byLink(house, link, reply(4))).toMatchObject({ reason: 'empty' });
	const { figures, came } = await facilitator((tx) => countReplies(tx, id));
	expect(came).toEqual({ link: 1, account: 0, paper: 0 });
	expect(figures).toMatchObject({ replies: 1, said: 1, groups: [{ count: 1 }, { count: 0 }] });
	expect(figures.questions.map(({ answered, counts }) => [answered, counts])).toEqual([
		...[[1, [1, 0, 0]], [0, [0, 0, 0]], [0, [0, 0]]] // prettier-ignore
	]);
	expect(await facilitator((tx) => listWho(tx, id))).toEqual(['A grandmother']);
	expect(await house.owner.db.selectFrom('coproduction.reply_person').selectAll().execute()).toEqual([]);
	const trail = house.owner.db.selectFrom('platform.audit').select(['actor_id', 'actor_kind', 'subject']);
	expect(await trail.where('action', '=', 'coproduction.reply.by-link').execute()).toEqual([
		{ actor_id: null, actor_kind: 'door', subject: { consultation: id } }
	]);
	await expect(facilitator((tx) => replyByLink(tx, link, { ...reply(1), id: uuidv7() }))).rejects.toThrow(Forbidden);
});

test('somebody of the project replies under her account and changes it until it closes; her name is kept apart, and she alone comes to it', async ({
	house
}) => {
	const { facilitator, ana, bea, id } = await consulted(house);
	expect((await ana((tx) => replyUnderAccount(tx, id, reply(3, 'No')))).ok).toBe(true);
	expect((await ana((tx) => replyUnderAccount(tx, id, reply(1, 'Now yes')))).ok).toBe(true);
	expect(await ana((tx) => findOwnReply(tx, id))).toMatchObject({ answers: { 1: { choice: 1, words: 'Now yes' } } });
	expect(await bea((tx) => findOwnReply(tx, id))).toBeUndefined();
	expect((await facilitator((tx) => countReplies(tx, id))).came).toEqual({ link: 0, account: 1, paper: 0 });
	const whose = (tx: Tx) => tx.db.selectFrom('coproduction.reply_person').selectAll().execute();
	for (const who of [facilitator, bea]) expect(await who(whose)).toEqual([]);
	const stranger = await personIn(house, { called: 'Zoe' });
	const before = await consultationsKept(house);
	await expect(stranger((tx) => replyUnderAccount(tx, id, reply(1)))).rejects.toThrow(NotFound);
	await expect(facilitator((tx) => replyUnderAccount(tx, id, reply(1)))).rejects.toThrow(Forbidden);
	const theirs = (tx: Tx) => tx.db.deleteFrom('coproduction.reply').where('consultation_id', '=', id).execute();
	for (const who of [facilitator, bea]) await who(theirs);
	expect(await consultationsKept(house)).toBe(before);
	await facilitator((tx) => closeConsultation(tx, id));
	expect(await ana((tx) => replyUnderAccount(tx, id, reply(2)))).toMatchObject({ reason: 'closed' });
	await ana(theirs);
	expect((await facilitator((tx) => countReplies(tx, id))).figures.replies).toBe(1);
});

test('once five replies are in everybody sees what the group thinks, small numbers hidden, and the next picture comes with five more', async ({
	house
}) => {
	const { facilitator, ana, id, link, groups } = await consulted(house);
	const [mothers = ''] = groups;
	const door = <T>(work: (tx: Tx) => Promise<T>) => house.as('door', work);
	for (const choice of [1, 1, 1, 2]) await byLink(house, link, reply(choice, '', [mothers]));
	expect(await ana((tx) => findConsultationPicture(tx, id))).toBeUndefined();
	await facilitator((tx) => typeInReply(tx, id, { ...reply(1, 'On paper', [mothers]), id: uuidv7() }));
	const first = await ana((tx) => findConsultationPicture(tx, id));
	expect(first).toMatchObject({ replies: 5, groups: [{ count: 5 }, { count: 0 }] });
	expect(first?.questions[0]?.counts.every((count) => count === null || count === 0)).toBe(true);
	for (const choice of [1, 1, 1, 1]) await byLink(house, link, reply(choice));
	expect(await door((tx) => findConsultationPicture(tx, id))).toEqual(first);
	await ana((tx) => replyUnderAccount(tx, id, reply(1)));
	const second = await door((tx) => findConsultationPicture(tx, id));
	expect(second?.replies).toBe(10);
	const { counts = [], answered } = second?.questions[0] ?? {};
	expect(counts).not.toContain(1);
	expect(counts[0] === null || answered === null).toBe(true);
	expect((await facilitator((tx) => countReplies(tx, id))).figures.questions[0]?.counts).toEqual([9, 1, 0]);
	const forged = (tx: Tx) => tx.db.updateTable('coproduction.consultation_picture').set({ replies: 99 });
	await expect(ana((tx) => forged(tx).where('consultation_id', '=', id).execute())).rejects.toThrow(
		'permission denied'
	);
});

test('own words are read by a person before others see them, with nobody beside them, and not those that are left out', async ({
	house
}) => {
	const { facilitator, ana, id, link } = await consulted(house);
	for (const words of ['One', 'Two', 'Three', '', '']) await byLink(house, link, reply(1, words));
	const words = await facilitator((tx) => listReplyWords(tx, id));
	expect(words).toHaveLength(3);
	expect(await ana((tx) => listReadWords(tx, id))).toEqual([]);
	const named = (said: string) => words.find((one) => one.words === said)?.id ?? '';
	const evaluator = await staffOf(house, 'evaluator');
	const before = await consultationsKept(house);
	await expect(evaluator((tx) => readWords(tx, id, named('One'), { leftOut: false }))).rejects.toThrow(Forbidden);
	await expect(ana((tx) => readWords(tx, id, named('One'), { leftOut: false }))).rejects.toThrow(Forbidden);
	expect(await consultationsKept(house)).toBe(before);
	for (const said of ['One', 'Two']) await facilitator((tx) => readWords(tx, id, named(said), { leftOut: false }));
	await facilitator((tx) => readWords(tx, id, named('Two'), { leftOut: true }));
	expect(await ana((tx) => listReadWords(tx, id))).toEqual([{ place: 1, words: 'One', language: 'en' }]);
	const raw = (tx: Tx) => tx.db.updateTable('coproduction.reply_answer').set({ words: 'Other' });
	await expect(facilitator((tx) => raw(tx).where('id', '=', named('One')).execute())).rejects.toThrow(
		'stands as it is'
	);
});

test('a reply under an account is in the copy and goes when she is forgotten; once it is over its numbers stand', async ({
	house
}) => {
	const { facilitator, ana, bea, id } = await consulted(house);
	await ana((tx) => replyUnderAccount(tx, id, { ...reply(1, 'Mine'), who: 'Ana from the shop' }));
	await bea((tx) => replyUnderAccount(tx, id, reply(2, 'Hers')));
	expect(await ana((tx) => copyFor(tx, ana.id))).toMatchObject({
		'coproduction.reply': [{ who: 'Ana from the shop' }],
		'coproduction.reply_answer': [{ words: 'Mine' }]
	});
	await house.as('job', (tx) => eraseFor(tx, ana.id));
	expect((await facilitator((tx) => countReplies(tx, id))).figures.replies).toBe(1);
	await facilitator((tx) => closeConsultation(tx, id));
	const closed = await facilitator((tx) => countReplies(tx, id));
	await house.as('job', (tx) => eraseFor(tx, bea.id));
	expect(await facilitator((tx) => countReplies(tx, id))).toEqual(closed);
	expect(await facilitator((tx) => listReplyWords(tx, id))).toEqual([]);
	const whose = house.owner.db.selectFrom('coproduction.reply_person').selectAll().where('consultation_id', '=', id);
	expect(await whose.execute()).toEqual([]);
});

test('two years after its last day own words of a consultation go, and what was chosen stays', async ({ house }) => {
	const { facilitator, id, link } = await consulted(house);
	await byLink(house, link, { ...reply(1, 'Long ago'), who: 'A neighbour' });
	await house.as('job', letOldOwnWordsGo);
	expect(await facilitator((tx) => listReplyWords(tx, id))).toHaveLength(1);
	const { figures } = await facilitator((tx) => countReplies(tx, id));
	const long = { opens_on: '2020-01-01', closes_on: '2020-02-01' };
	await house.owner.db.updateTable('coproduction.consultation').set(long).where('id', '=', id).execute();
	await house.as('job', letOldOwnWordsGo);
	expect(await facilitator((tx) => listReplyWords(tx, id))).toEqual([]);
	expect(await facilitator((tx) => listWho(tx, id))).toEqual([]);
	expect((await facilitator((tx) => countReplies(tx, id))).figures).toEqual(figures);
	await expect(facilitator(letOldOwnWordsGo)).rejects.toThrow(Forbidden);
});
