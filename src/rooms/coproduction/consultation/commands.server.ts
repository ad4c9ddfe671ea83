import { randomBytes } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { getDocument } from '../document/queries.server.ts';
import { lockConsultation } from '../locks.ts';
import { listParagraphs, type Paragraph } from '../paragraph/queries.server.ts';
import type { consultationRefusalWords } from './choices.ts';
import { consultationMost, type consultationSteps } from './form.ts';
import type { ConsultationFields, QuestionFields, SoughtFields } from './form.ts';
import { consultationStands, mayConsult } from './policy.ts';
import { getConsultation, listConsultationQuestions, listSought, type Consultation } from './queries.server.ts';

/** Begins to ask about a version that is no draft. What it says is kept with it, for those who may not read the document. Returns its id. */
export async function beginConsultation(
	tx: Tx,
	documentId: string,
	{ id, version: versionId, opensOn, closesOn }: ConsultationFields
): Promise<Outcome<'draft', string>> {
	const { projectId, title, versions } = await getDocument(tx, documentId);
	if (!mayConsult(tx.actor, { projectId })) throw new Forbidden();
	const version = versions.find((one) => one.id === versionId);
	if (!version) throw new NotFound();
	if (version.state === 'draft') return refused('draft');
	const text = JSON.stringify(asOneText(await listParagraphs(tx, versionId)));
	const link = randomBytes(15).toString('base64url');
	const days = { opens_on: opensOn, closes_on: closesOn };
	await tx.db
		.insertInto('coproduction.consultation')
		.values({
			...{ org_id: tx.actor.orgId, id, project_id: projectId, version_id: versionId, ...days, link },
			...{ title: JSON.stringify(title), text, created_at: tx.now, created_by: tx.actor.id }
		})
		.execute();
	await record(tx, 'coproduction.consultation.begun', { document: documentId, consultation: id });
	return doneWith(id);
}

/** All paragraphs as one text in each language, with an empty line between. */
function asOneText(paragraphs: readonly Paragraph[]): Words {
	const text: Record<string, string> = {};
	for (const { words } of paragraphs)
		for (const [language, said] of Object.entries(words))
			text[language] = text[language] ? `${text[language]}\n\n${said}` : said;
	return text;
}

/** A consultation that the speaker runs, held until this is done. Throws NotFound, Forbidden. */
async function toConsult(tx: Tx, id: string): Promise<Consultation> {
	const consultation = await getConsultation(tx, id);
	if (!mayConsult(tx.actor, consultation)) throw new Forbidden();
	await lockConsultation(tx, id);
	return getConsultation(tx, id);
}

/** One group more that is sought, before anybody is asked. */
export async function seekGroup(
	tx: Tx,
	consultationId: string,
	{ id, label, aim }: SoughtFields
): Promise<Outcome<'opened' | 'enough', string>> {
	const { openedAt, projectId } = await toConsult(tx, consultationId);
	if (openedAt) return refused('opened');
	const there = await listSought(tx, consultationId);
	if (there.length >= consultationMost.groups) return refused('enough');
	const own = { org_id: tx.actor.orgId, consultation_id: consultationId, project_id: projectId };
	await tx.db
		.insertInto('coproduction.sought')
		.values({ ...own, id, place: freeAmong(there), label: JSON.stringify(label), aim })
		.execute();
	await record(tx, 'coproduction.sought.added', { consultation: consultationId });
	return doneWith(id);
}

/** The first place that nothing stands at. */
function freeAmong(there: readonly { place: number }[]): number {
	const taken = new Set(there.map(({ place }) => place));
	let place = 1;
	while (taken.has(place)) place++;
	return place;
}

/** One question more, before anybody is asked. The words that it is about are kept with it. */
export async function addQuestion(
	tx: Tx,
	consultationId: string,
	{ kind, about, asks, choices }: QuestionFields
): Promise<Outcome<'opened' | 'enough' | 'no-such-paragraph'>> {
	const { openedAt, projectId, versionId } = await toConsult(tx, consultationId);
	if (openedAt) return refused('opened');
	const there = await listConsultationQuestions(tx, consultationId);
	if (there.length >= consultationMost.questions) return refused('enough');
	const paragraph = about ? (await listParagraphs(tx, versionId)).find(({ key }) => key === about) : undefined;
	if (about && !paragraph) return refused('no-such-paragraph');
	const words = { asks: JSON.stringify(asks), choices: JSON.stringify(choices) };
	const key = { key: paragraph?.key ?? null, about: JSON.stringify(paragraph?.words ?? {}) };
	const own = { org_id: tx.actor.orgId, consultation_id: consultationId, project_id: projectId };
	await tx.db
		.insertInto('coproduction.consultation_question')
		.values({ ...own, place: freeAmong(there), kind, ...key, ...words })
		.execute();
	await record(tx, 'coproduction.consultation.question-added', { consultation: consultationId });
	return done;
}

/** A group or a question goes again, before anybody is asked. What is gone already is gone. */
export async function takeOutOfConsultation(
	tx: Tx,
	consultationId: string,
	what: { group: string } | { place: number }
): Promise<Outcome<'opened'>> {
	const { openedAt } = await toConsult(tx, consultationId);
	if (openedAt) return refused('opened');
	if ('group' in what)
		await tx.db
			.deleteFrom('coproduction.sought')
			.where('consultation_id', '=', consultationId)
			.where('id', '=', what.group)
			.execute();
	else
		await tx.db
			.deleteFrom('coproduction.consultation_question')
			.where('consultation_id', '=', consultationId)
			.where('place', '=', what.place)
			.execute();
	await record(tx, 'coproduction.consultation.changed', { consultation: consultationId });
	return done;
}

/** Opens a consultation: from now on it stands as it is, and on its days anybody who has the address may reply. Twice is once. */
export async function openConsultation(tx: Tx, id: string): Promise<Outcome<'no-question' | 'no-group' | 'days-over'>> {
	const { openedAt, closesOn } = await toConsult(tx, id);
	if (openedAt) return done;
	if (!(await listConsultationQuestions(tx, id)).length) return refused('no-question');
	if (!(await listSought(tx, id)).length) return refused('no-group');
	if (closesOn < todayOf(tx)) return refused('days-over');
	await tx.db
		.updateTable('coproduction.consultation')
		.set({ opened_at: tx.now, opened_by: tx.actor.id })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.consultation.opened', { consultation: id });
	return done;
}

/** Closes a consultation before its last day: nobody replies any more, and what was replied stands. Twice is once. */
export async function closeConsultation(tx: Tx, id: string): Promise<Outcome<'not-opened'>> {
	const consultation = await toConsult(tx, id);
	const stands = consultationStands(consultation, todayOf(tx));
	if (stands === 'draft') return refused('not-opened');
	if (stands === 'over') return done;
	await tx.db
		.updateTable('coproduction.consultation')
		.set({ closed_at: tx.now, closed_by: tx.actor.id })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.consultation.closed', { consultation: id });
	return done;
}

/** Gives up a consultation that nobody was asked in yet. */
export async function giveUpConsultation(tx: Tx, id: string): Promise<Outcome<'opened'>> {
	const { openedAt } = await toConsult(tx, id);
	if (openedAt) return refused('opened');
	await tx.db.deleteFrom('coproduction.consultation').where('id', '=', id).execute();
	await record(tx, 'coproduction.consultation.given-up', { consultation: id });
	return done;
}

/** Takes one step with a consultation. */
export async function goOnConsulting(
	tx: Tx,
	id: string,
	step: (typeof consultationSteps)[number]
): Promise<Outcome<keyof typeof consultationRefusalWords>> {
	return { open: openConsultation, close: closeConsultation, 'give-up': giveUpConsultation }[step](tx, id);
}
