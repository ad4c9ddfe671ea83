import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { choiceCount } from '../consultation/form.ts';
import { consultationStands, mayConsult } from '../consultation/policy.ts';
import { getConsultation, getConsultationAt, listConsultationQuestions } from '../consultation/queries.server.ts';
import { listSought, type Consultation, type ConsultationQuestion } from '../consultation/queries.server.ts';
import { lockConsultation } from '../locks.ts';
import { idOfLinkNote } from '../note/policy.ts';
import { listOwnProjects } from '../project/queries.server.ts';
import { shownFigures, type ReplyRow } from './fold.ts';
import type { ReplyFields } from './form.ts';
import { getWords } from './queries.server.ts';

type Refused = 'closed' | 'empty';
type Sent = ReplyFields & { id: string; language: string };

/** By the address anybody replies, without an account. Nobody is looked up, and the same form sent twice is one reply. */
export async function replyByLink(door: Tx, link: string, sent: Sent): Promise<Outcome<Refused>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const consultation = await getConsultationAt(door, link);
	const { who, groups, answers } = sent;
	const id = idOfLinkNote(sent.id, ['reply', consultation.id, who, groups, answers]);
	return receive(door, consultation, { ...sent, id }, 'link');
}

/** Somebody of the team types in a reply that came on paper. */
export async function typeInReply(tx: Tx, id: string, sent: Sent): Promise<Outcome<Refused>> {
	const consultation = await getConsultation(tx, id);
	if (!mayConsult(tx.actor, consultation)) throw new Forbidden();
	return receive(tx, consultation, { ...sent, id: randomUUID() }, 'paper');
}

/** Somebody of the project replies under her account; what she replied before goes, so that the last one counts. */
export async function replyUnderAccount(tx: Tx, id: string, sent: Omit<Sent, 'id'>): Promise<Outcome<Refused>> {
	const consultation = await getConsultation(tx, id);
	const isOf = (await listOwnProjects(tx)).some((project) => project.id === consultation.projectId);
	if (!isOf) throw new Forbidden();
	return receive(tx, consultation, { ...sent, id: randomUUID() }, 'account');
}

type Way = 'link' | 'account' | 'paper';
const trail = {
	link: 'coproduction.reply.by-link',
	account: 'coproduction.reply.made',
	paper: 'coproduction.reply.typed-in'
} as const;

async function receive(tx: Tx, { id }: Consultation, sent: Sent, came: Way): Promise<Outcome<Refused>> {
	await lockConsultation(tx, id);
	const consultation = await getConsultation(tx, id);
	if (consultationStands(consultation, todayOf(tx)) !== 'asking') return refused('closed');
	const answers = answersTo(await listConsultationQuestions(tx, id), sent);
	if (!answers.length) return refused('empty');
	if (came === 'account') await takeOwnOut(tx, id);
	const { language, who } = sent;
	const own = { org_id: tx.actor.orgId, consultation_id: id };
	const of = { ...own, project_id: consultation.projectId };
	const written = await tx.db
		.insertInto('coproduction.reply')
		.values({ ...of, id: sent.id, came, language, replied_on: todayOf(tx), who: who || null })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!written.numInsertedOrUpdatedRows) return done;
	if (tx.actor.id && came === 'account') {
		const hers = { ...own, reply_id: sent.id, person_id: tx.actor.id };
		await tx.db.insertInto('coproduction.reply_person').values(hers).execute();
	}
	const sought = (await listSought(tx, id)).filter((group) => sent.groups.includes(group.id));
	const members = sought.map((group) => ({ ...of, reply_id: sent.id, sought_id: group.id }));
	if (members.length) await tx.db.insertInto('coproduction.reply_group').values(members).execute();
	const rows = answers.map((answer) => ({ ...of, reply_id: sent.id, ...answer }));
	await tx.db.insertInto('coproduction.reply_answer').values(rows).execute();
	await record(tx, trail[came], { consultation: id });
	await drawPicture(tx, consultation);
	return done;
}

/** Her answers to the questions that there are, with nothing that can't be chosen. */
function answersTo(questions: readonly ConsultationQuestion[], { answers }: Sent) {
	return questions.flatMap((question) => {
		const { choice = null, words = '' } = answers[question.place] ?? {};
		const chosen = choice !== null && choice <= choiceCount(question) ? choice : null;
		return chosen === null && !words ? [] : [{ place: question.place, choice: chosen, words: words || null }];
	});
}

/** What she replied before goes. */
async function takeOwnOut(tx: Tx, consultationId: string): Promise<void> {
	await tx.db
		.deleteFrom('coproduction.reply')
		.where('consultation_id', '=', consultationId)
		.where('id', 'in', sql<string>`(select coproduction.own_replies())`)
		.execute();
}

/** Draws the picture that everybody sees once five more have replied than stand in the one before. */
async function drawPicture(tx: Tx, { id }: Consultation): Promise<void> {
	const { rows } = await sql<ReplyRow & { replies: number }>`
		select who, replies, sought_id as "soughtId", place, choice from coproduction.replies_to_draw(${id}::uuid)`.execute(
		tx.db
	);
	const [first] = rows;
	if (!first) return;
	const asked = { questions: await listConsultationQuestions(tx, id), groups: await listSought(tx, id) };
	const figures = JSON.stringify(shownFigures(rows, first.replies, asked));
	await sql`select coproduction.keep_picture(${id}::uuid, ${figures}::jsonb)`.execute(tx.db);
}

/** Somebody who runs the project has read own words: others read them from now on, or they are left out. It can be put right. */
export async function readWords(
	tx: Tx,
	consultationId: string,
	id: string,
	{ leftOut }: { leftOut: boolean }
): Promise<Outcome<never>> {
	const consultation = await getConsultation(tx, consultationId);
	if (!mayConsult(tx.actor, consultation)) throw new Forbidden();
	const words = await getWords(tx, consultationId, id);
	if (words.readOn && words.leftOut === leftOut) return done;
	await tx.db
		.updateTable('coproduction.reply_answer')
		.set({ read_on: words.readOn ?? todayOf(tx), left_out: leftOut })
		.where('id', '=', id)
		.execute();
	const what = leftOut ? 'coproduction.reply.words-left-out' : 'coproduction.reply.words-read';
	await record(tx, what, { consultation: consultationId, answer: id });
	return done;
}

/** Every minute: own words go two years after the last day of their consultation; what was chosen stays. */
export async function letOldOwnWordsGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const over = job.db
		.selectFrom('coproduction.consultation')
		.select('id')
		.where('closes_on', '<', sql<string>`(platform.now() - interval '2 years')::date`);
	const gone = await job.db
		.updateTable('coproduction.reply_answer')
		.set({ words: null, words_gone: true })
		.where('words', 'is not', null)
		.where('consultation_id', 'in', over)
		.executeTakeFirstOrThrow();
	await job.db
		.updateTable('coproduction.reply')
		.set({ who: null })
		.where('who', 'is not', null)
		.where('consultation_id', 'in', over)
		.execute();
	if (gone.numUpdatedRows) await record(job, 'coproduction.reply.let-go', { count: Number(gone.numUpdatedRows) });
}
