import { addQuestion, beginConsultation, openConsultation } from '#rooms/coproduction/consultation/commands.server.ts';
import { seekGroup } from '#rooms/coproduction/consultation/commands.server.ts';
import type { QuestionFields } from '#rooms/coproduction/consultation/form.ts';
import { getConsultation, listSought } from '#rooms/coproduction/consultation/queries.server.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { startProject, takeIntoProject } from '#rooms/coproduction/project/commands.server.ts';
import { beginNextVersion, openVersion, writeDocument } from '#rooms/coproduction/version/commands.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { House } from '../support/house.ts';
import { staffOf } from './meetings.ts';
import { personIn } from './people.ts';

/** A question about the whole, or as it is asked here. */
export const question = (asked: Partial<QuestionFields> = {}): QuestionFields => ({
	...{ kind: 'agree', about: '', asks: {}, choices: {} },
	...asked
});

/** A project with its facilitator and two parents, a document with an open version and a draft, and a consultation on the former: two groups, three questions. */
export async function consulted(house: House, { open = true }: { open?: boolean } = {}) {
	const coordinator = await staffOf(house, 'coordinator');
	const projectId = uuidv7();
	const about = { name: { en: 'A new group' }, purpose: {}, ladder: 'together', stage: 2, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: projectId, ...about }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const [ana, bea] = [await personIn(house, { called: 'Ana' }), await personIn(house, { called: 'Bea' })];
	for (const { id: person } of [ana, bea]) await coordinator((tx) => takeIntoProject(tx, projectId, person));
	const documentId = uuidv7();
	const paragraphs = [{ en: 'Listen.', es: 'Escuchad.' }, { en: 'Tea first.' }];
	const document = { id: documentId, kind: 'principles', title: { en: 'How we are together' }, paragraphs } as const;
	await facilitator((tx) => writeDocument(tx, projectId, document));
	await facilitator((tx) => openVersion(tx, documentId));
	await facilitator((tx) => beginNextVersion(tx, documentId));
	const [draft, version] = (await facilitator((tx) => getDocument(tx, documentId))).versions;
	const versionId = version?.id ?? '';
	const [first] = await facilitator((tx) => listParagraphs(tx, versionId));
	const id = uuidv7();
	const days = { opensOn: '2026-01-01', closesOn: '2099-01-01' };
	await facilitator((tx) => beginConsultation(tx, documentId, { id, version: versionId, ...days }));
	for (const label of [{ en: 'Mothers', es: 'Madres' }, { en: 'Fathers' }])
		await facilitator((tx) => seekGroup(tx, id, { id: uuidv7(), label, aim: 10 }));
	const own = question({ kind: 'own', asks: { en: 'When?' }, choices: { en: 'Morning\nEvening' } });
	for (const one of [question({ about: first?.key }), question({ kind: 'term', asks: { en: 'tea' } }), own])
		await facilitator((tx) => addQuestion(tx, id, one));
	if (open) await facilitator((tx) => openConsultation(tx, id));
	const { link } = await facilitator((tx) => getConsultation(tx, id));
	const groups = (await facilitator((tx) => listSought(tx, id))).map((group) => group.id);
	return {
		coordinator,
		facilitator,
		ana,
		bea,
		projectId,
		documentId,
		id,
		link,
		versionId,
		draft: draft?.id ?? '',
		groups
	};
}

const tables = [
	'coproduction.consultation',
	'coproduction.sought',
	'coproduction.consultation_question',
	'coproduction.reply',
	'coproduction.reply_answer'
] as const;

/** Everything that is kept about consultations, as one text: unchanged when nothing was. */
export async function consultationsKept(house: House): Promise<string> {
	const rows: unknown[] = [];
	for (const table of tables) {
		const all = house.owner.db
			.selectFrom(table as 'coproduction.sought')
			.selectAll()
			.where('org_id', '=', house.orgId);
		rows.push((await all.execute()).map((row) => JSON.stringify(row)).sort());
	}
	return JSON.stringify(rows);
}
