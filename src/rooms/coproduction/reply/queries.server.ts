import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { listConsultationQuestions, listSought } from '../consultation/queries.server.ts';
import { exactFigures, type Figures, type ReplyRow } from './fold.ts';
import type { Answer, ReplyFields } from './form.ts';

/** What she who is signed in replied; nothing where she has not. */
export async function findOwnReply(tx: Tx, consultationId: string): Promise<ReplyFields | undefined> {
	const hers = await tx.db
		.selectFrom('coproduction.reply')
		.select(['id', 'who'])
		.where('consultation_id', '=', consultationId)
		.where('id', 'in', sql<string>`(select coproduction.own_replies())`)
		.executeTakeFirst();
	if (!hers) return undefined;
	const groups = tx.db.selectFrom('coproduction.reply_group').select('sought_id as id').where('reply_id', '=', hers.id);
	const answers = tx.db
		.selectFrom('coproduction.reply_answer')
		.select(['place', 'choice', 'words'])
		.where('reply_id', '=', hers.id);
	const each = (await answers.execute()).map(({ place, choice, words }): [number, Answer] => [
		place,
		{ choice, words: words ?? '' }
	]);
	return {
		...{ who: hers.who ?? '', groups: (await groups.execute()).map(({ id }) => id) },
		answers: Object.fromEntries(each)
	};
}

/** What everybody may see of the replies; nothing before five are in. */
export async function findConsultationPicture(tx: Tx, consultationId: string): Promise<Figures | undefined> {
	const picture = await tx.db
		.selectFrom('coproduction.consultation_picture')
		.select('figures')
		.where('consultation_id', '=', consultationId)
		.executeTakeFirst();
	return picture?.figures as Figures | undefined;
}

/** What people wrote and a person has read, for whoever sees the picture. */
export async function listReadWords(
	tx: Tx,
	consultationId: string
): Promise<{ place: number; words: string; language: string }[]> {
	const { rows } = await sql<{ place: number; words: string; language: string }>`
		select place, words, language from coproduction.reply_words(${consultationId}::uuid)`.execute(tx.db);
	return rows;
}

/** What was replied, in exact numbers, for those who run the project; and how many replies came in which way. */
export async function countReplies(
	tx: Tx,
	consultationId: string
): Promise<{ figures: Figures; came: { link: number; account: number; paper: number } }> {
	const asked = {
		questions: await listConsultationQuestions(tx, consultationId),
		groups: await listSought(tx, consultationId)
	};
	const { rows: replies } = await sql<{ id: string; came: 'link' | 'account' | 'paper' }>`
		select id, came from coproduction.reply where consultation_id = ${consultationId}::uuid`.execute(tx.db);
	const { rows } = await sql<Omit<ReplyRow, 'who'> & { id: string }>`
		select reply_id as id, null::uuid as "soughtId", place, choice from coproduction.reply_answer where consultation_id = ${consultationId}::uuid
		union all select reply_id, sought_id, null, null from coproduction.reply_group where consultation_id = ${consultationId}::uuid`.execute(
		tx.db
	);
	const who = new Map(replies.map(({ id }, at) => [id, at]));
	const many = (how: string) => replies.filter(({ came }) => came === how).length;
	return {
		figures: exactFigures(
			rows.map(({ id, ...row }) => ({ who: who.get(id) ?? 0, ...row })),
			replies.length,
			asked
		),
		came: { link: many('link'), account: many('account'), paper: many('paper') }
	};
}

/** Own words in a reply, as those who run the project read them. */
export interface ReplyWords {
	id: string;
	place: number;
	words: string;
	language: string;
	readOn: string | null;
	leftOut: boolean;
}

const written = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.reply_answer as answer')
		.innerJoin('coproduction.reply as reply', (join) =>
			join.onRef('reply.org_id', '=', 'answer.org_id').onRef('reply.id', '=', 'answer.reply_id')
		)
		.select(['answer.id', 'answer.place', 'answer.words', 'reply.language'])
		.select(['answer.read_on as readOn', 'answer.left_out as leftOut'])
		.where('answer.words', 'is not', null)
		.$narrowType<{ words: string }>();

/** All that people wrote in a consultation, for those who run the project: what nobody has read first. */
export async function listReplyWords(tx: Tx, consultationId: string): Promise<ReplyWords[]> {
	return written(tx)
		.where('answer.consultation_id', '=', consultationId)
		.orderBy(sql`answer.read_on is not null`)
		.orderBy('answer.place')
		.orderBy('answer.id')
		.execute();
}

/** Who people say that they are, in their own words and by the alphabet, for those who run the project. */
export async function listWho(tx: Tx, consultationId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('coproduction.reply')
		.select('who')
		.where('consultation_id', '=', consultationId)
		.where('who', 'is not', null)
		.orderBy('who')
		.$narrowType<{ who: string }>()
		.execute();
	return [...new Set(rows.map(({ who }) => who))];
}

/** Own words of a consultation by their id. Throws NotFound. */
export async function getWords(tx: Tx, consultationId: string, id: string): Promise<ReplyWords> {
	const found = isId(id)
		? await written(tx)
				.where('answer.id', '=', id)
				.where('answer.consultation_id', '=', consultationId)
				.executeTakeFirst()
		: undefined;
	if (!found) throw new NotFound();
	return found;
}

/** What this noun holds about a person: what she replied under her account. */
export async function copyOfReplies(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = tx.db.selectFrom('coproduction.reply_person').select('reply_id').where('person_id', '=', personId);
	return {
		'coproduction.reply_person': await tx.db
			.selectFrom('coproduction.reply_person')
			.select(['consultation_id', 'reply_id'])
			.where('person_id', '=', personId)
			.orderBy('reply_id')
			.execute(),
		'coproduction.reply': await tx.db
			.selectFrom('coproduction.reply')
			.select(['id', 'replied_on', 'language', 'who'])
			.where('id', 'in', own)
			.orderBy('id')
			.execute(),
		'coproduction.reply_group': await tx.db
			.selectFrom('coproduction.reply_group')
			.select(['reply_id', 'sought_id'])
			.where('reply_id', 'in', own)
			.orderBy('sought_id')
			.execute(),
		'coproduction.reply_answer': await tx.db
			.selectFrom('coproduction.reply_answer')
			.select(['reply_id', 'place', 'choice', 'words', 'read_on', 'left_out'])
			.where('reply_id', 'in', own)
			.orderBy('reply_id')
			.orderBy('place')
			.execute()
	};
}
