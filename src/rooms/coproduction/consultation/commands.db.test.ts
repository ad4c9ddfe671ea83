import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { consultationsKept, consulted, question } from '#cast/consultations.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../tests/support/house.ts';
import { addQuestion, beginConsultation, closeConsultation } from './commands.server.ts';
import { giveUpConsultation, openConsultation, seekGroup, takeOutOfConsultation } from './commands.server.ts';
import {
	getConsultation,
	getConsultationAt,
	listAsked,
	listConsultationQuestions,
	listSought
} from './queries.server.ts';

test('a consultation asks about a version that is no draft; nobody knows of it before it is opened, and from then on it stands', async ({
	house
}) => {
	const { facilitator, ana, id, draft, documentId, link } = await consulted(house, { open: false });
	const days = { opensOn: '2026-01-01', closesOn: '2099-01-01' };
	const onDraft = { id: uuidv7(), version: draft, ...days };
	expect(await facilitator((tx) => beginConsultation(tx, documentId, onDraft))).toMatchObject({ reason: 'draft' });
	await expect(ana((tx) => getConsultation(tx, id))).rejects.toThrow(NotFound);
	await expect(house.as('door', (door) => getConsultationAt(door, link))).rejects.toThrow(NotFound);
	expect((await facilitator((tx) => openConsultation(tx, id))).ok).toBe(true);
	expect((await facilitator((tx) => openConsultation(tx, id))).ok).toBe(true);
	expect(await ana(listAsked)).toMatchObject([{ id, text: { en: 'Listen.\n\nTea first.', es: 'Escuchad.' } }]);
	expect(await house.as('door', (door) => getConsultationAt(door, link))).toMatchObject({ id, number: null });
	const group = { id: uuidv7(), label: { en: 'Late' }, aim: 3 };
	expect(await facilitator((tx) => seekGroup(tx, id, group))).toMatchObject({ reason: 'opened' });
	expect(await facilitator((tx) => addQuestion(tx, id, question()))).toMatchObject({ reason: 'opened' });
	expect(await facilitator((tx) => takeOutOfConsultation(tx, id, { place: 1 }))).toMatchObject({ reason: 'opened' });
	expect(await facilitator((tx) => giveUpConsultation(tx, id))).toMatchObject({ reason: 'opened' });
	const raw = (tx: Tx) => tx.db.updateTable('coproduction.consultation').set({ opened_at: null, opened_by: null });
	await expect(facilitator((tx) => raw(tx).where('id', '=', id).execute())).rejects.toThrow('stands as it is');
	const before = await consultationsKept(house);
	await facilitator((tx) => tx.db.deleteFrom('coproduction.sought').where('consultation_id', '=', id).execute());
	await facilitator((tx) => tx.db.deleteFrom('coproduction.consultation').where('id', '=', id).execute());
	expect(await consultationsKept(house)).toBe(before);
	expect((await facilitator((tx) => closeConsultation(tx, id))).ok).toBe(true);
	expect((await facilitator((tx) => closeConsultation(tx, id))).ok).toBe(true);
	expect(await ana(listAsked)).toEqual([]);
});

test('what is sought and asked is put together first, and given up whole; it opens with a group and a question, on days to come', async ({
	house
}) => {
	const { facilitator, id, versionId, documentId } = await consulted(house, { open: false });
	expect(await facilitator((tx) => addQuestion(tx, id, question({ about: uuidv7() })))).toMatchObject({
		reason: 'no-such-paragraph'
	});
	const [first] = await facilitator((tx) => listSought(tx, id));
	const asked = await facilitator((tx) => listConsultationQuestions(tx, id));
	expect(asked).toMatchObject([{ kind: 'agree', about: { en: 'Listen.' } }, { kind: 'term' }, { kind: 'own' }]);
	await facilitator((tx) => takeOutOfConsultation(tx, id, { place: 1 }));
	await facilitator((tx) => takeOutOfConsultation(tx, id, { group: first?.id ?? '' }));
	await facilitator((tx) => addQuestion(tx, id, question({ kind: 'comfortable' })));
	expect(
		(await facilitator((tx) => listConsultationQuestions(tx, id))).map(({ place, kind }) => [place, kind])
	).toEqual([...[[1, 'comfortable'] as const, [2, 'term'] as const, [3, 'own'] as const]]);
	expect((await facilitator((tx) => giveUpConsultation(tx, id))).ok).toBe(true);
	await expect(facilitator((tx) => getConsultation(tx, id))).rejects.toThrow(NotFound);
	const [empty, over] = [uuidv7(), uuidv7()];
	const begin = (one: string, closesOn: string) =>
		facilitator((tx) => beginConsultation(tx, documentId, { id: one, version: versionId, opensOn: '2026-01-01', closesOn })); // prettier-ignore
	await begin(empty, '2099-01-01');
	expect(await facilitator((tx) => openConsultation(tx, empty))).toMatchObject({ reason: 'no-question' });
	expect(await facilitator((tx) => closeConsultation(tx, empty))).toMatchObject({ reason: 'not-opened' });
	await facilitator((tx) => addQuestion(tx, empty, question()));
	expect(await facilitator((tx) => openConsultation(tx, empty))).toMatchObject({ reason: 'no-group' });
	await begin(over, '2026-01-01');
	await facilitator((tx) => addQuestion(tx, over, question()));
	await facilitator((tx) => seekGroup(tx, over, { id: uuidv7(), label: { en: 'A' }, aim: 3 }));
	expect(await facilitator((tx) => openConsultation(tx, over))).toMatchObject({ reason: 'days-over' });
});

test('those who run a project ask about its documents, and nobody else', async ({ house }) => {
	const { ana, id, versionId, documentId } = await consulted(house, { open: false });
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	const before = await consultationsKept(house);
	const fields = { id: uuidv7(), version: versionId, opensOn: '2026-01-01', closesOn: '2099-01-01' };
	const tried: ((tx: Tx) => Promise<unknown>)[] = [
		(tx) => seekGroup(tx, id, { id: uuidv7(), label: { en: 'A' }, aim: 3 }),
		(tx) => addQuestion(tx, id, question()),
		(tx) => takeOutOfConsultation(tx, id, { place: 1 }),
		(tx) => openConsultation(tx, id),
		(tx) => closeConsultation(tx, id),
		(tx) => giveUpConsultation(tx, id)
	];
	for (const [who, wrong] of [
		[evaluator, Forbidden],
		[elsewhere, NotFound],
		[ana, NotFound]
	] as const)
		// prettier-ignore
		for (const work of tried) await expect(who(work)).rejects.toThrow(wrong);
	await expect(ana((tx) => beginConsultation(tx, documentId, fields))).rejects.toThrow(Forbidden);
	expect(await consultationsKept(house)).toBe(before);
});
