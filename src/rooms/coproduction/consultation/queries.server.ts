import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import type { QuestionFields, QuestionKind } from './form.ts';
import { consultationStands } from './policy.ts';

/** Many people are asked about a version of a document. */
export interface Consultation {
	id: string;
	projectId: string;
	versionId: string;
	/** Of the document, and which version it is; nothing for whoever may not read the document itself. */
	documentId: string | null;
	number: number | null;
	title: Words;
	/** The whole version, for whoever is asked about the whole. */
	text: Words;
	opensOn: string;
	closesOn: string;
	link: string;
	openedAt: Date | null;
	closedAt: Date | null;
}

/** A group that is sought. */
export interface Sought {
	id: string;
	place: number;
	label: Words;
	aim: number;
}

/** A question at its place, with the words that it is about. */
export interface ConsultationQuestion extends Omit<QuestionFields, 'about'> {
	place: number;
	key: string | null;
	about: Words;
}

const consultations = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.consultation as consultation')
		.leftJoin('coproduction.version as version', (join) =>
			join.onRef('version.org_id', '=', 'consultation.org_id').onRef('version.id', '=', 'consultation.version_id')
		)
		.select(['consultation.id', 'consultation.project_id as projectId', 'consultation.version_id as versionId'])
		.select(['version.document_id as documentId', 'version.number', 'consultation.title', 'consultation.text'])
		.select(['consultation.opens_on as opensOn', 'consultation.closes_on as closesOn', 'consultation.link'])
		.select(['consultation.opened_at as openedAt', 'consultation.closed_at as closedAt'])
		.$narrowType<{ title: Words; text: Words }>();

/** The consultations on a document that the speaker may know of, the newest first. */
export async function listConsultations(tx: Tx, documentId: string): Promise<Consultation[]> {
	return consultations(tx)
		.where('version.document_id', '=', documentId)
		.orderBy('consultation.opens_on', 'desc')
		.orderBy('consultation.id', 'desc')
		.execute();
}

/** One consultation. Throws NotFound. */
export async function getConsultation(tx: Tx, id: string): Promise<Consultation> {
	const found = isId(id) ? await consultations(tx).where('consultation.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw new NotFound();
	return found;
}

/** The consultation behind an address that anybody may reply by. Throws NotFound. */
export async function getConsultationAt(door: Tx, link: string): Promise<Consultation> {
	const found = await consultations(door).where('consultation.link', '=', link.slice(0, 40)).executeTakeFirst();
	if (!found) throw new NotFound();
	return found;
}

/** What she who is signed in is asked now in her projects. */
export async function listAsked(tx: Tx): Promise<Consultation[]> {
	if (!tx.actor.id) return [];
	const all = await consultations(tx)
		.where('consultation.project_id', 'in', sql<string>`(select coproduction.own_projects())`)
		.orderBy('consultation.closes_on')
		.orderBy('consultation.id')
		.execute();
	return all.filter((one) => consultationStands(one, todayOf(tx)) === 'asking');
}

/** The groups that are sought. */
export async function listSought(tx: Tx, consultationId: string): Promise<Sought[]> {
	return tx.db
		.selectFrom('coproduction.sought')
		.select(['id', 'place', 'label', 'aim'])
		.where('consultation_id', '=', consultationId)
		.orderBy('place')
		.$narrowType<{ label: Words }>()
		.execute();
}

/** The questions in their order. */
export async function listConsultationQuestions(tx: Tx, consultationId: string): Promise<ConsultationQuestion[]> {
	return tx.db
		.selectFrom('coproduction.consultation_question')
		.select(['place', 'kind', 'key', 'about', 'asks', 'choices'])
		.where('consultation_id', '=', consultationId)
		.orderBy('place')
		.$narrowType<{ kind: QuestionKind; about: Words; asks: Words; choices: Words }>()
		.execute();
}
