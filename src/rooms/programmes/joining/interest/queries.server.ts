import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { hashOf } from '#platform/identity/session.ts';
import type { Words } from '#platform/forms/words.ts';
import { maySeeInterests } from './policy.ts';

/** What somebody wants to hear of. */
export interface Interest {
	id: string;
	/** What the programme is called whose next run she waits for, where it is one. */
	programme: Words | null;
	area: string;
	heldIn: string;
	askedAt: Date;
	/** She was told, or took herself off the list. */
	isOver: boolean;
}

const columns = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.interest as interest')
		.leftJoin('programmes.programme as programme', 'programme.id', 'interest.programme_id')
		.select([
			'interest.id',
			'programme.name as programme',
			'interest.area',
			'interest.held_in as heldIn',
			'interest.asked_at as askedAt'
		])
		.select((on) => on.or([on('told_at', 'is not', null), on('left_at', 'is not', null)]).as('isOver'));

/** The wish to hear behind a link. Throws NotFound. */
export async function getInterest(link: Tx, token: string): Promise<Interest> {
	const row = await columns(link).where('link_hash', '=', hashOf(token)).executeTakeFirst();
	if (!row) throw new NotFound();
	return row as Interest;
}

/** Who wants to hear, the longest waiting first; her ways are on her own page. */
export async function listInterests(tx: Tx): Promise<(Interest & { personId: string; called: string })[]> {
	if (!maySeeInterests(tx.actor)) throw new Forbidden();
	const rows = await columns(tx)
		.innerJoin('people.card as card', 'card.id', 'interest.person_id')
		.select(['interest.person_id as personId', 'card.called'])
		.where('told_at', 'is', null)
		.where('left_at', 'is', null)
		.orderBy('interest.asked_at')
		.limit(200)
		.execute();
	return rows as (Interest & { personId: string; called: string })[];
}
