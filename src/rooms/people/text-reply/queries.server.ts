import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { mayReadReplies } from './policy.ts';

/** What somebody answered to a text, and nobody has read yet. */
export interface TextReply {
	id: string;
	personId: string;
	called: string;
	words: string;
	cameAt: Date;
}

/** So many are shown at once, the oldest first. */
const most = 50;

/** The answers to texts that no coordinator has read yet. */
export function listReplies(tx: Tx): Promise<TextReply[]> {
	if (!mayReadReplies(tx.actor)) throw new Forbidden();
	return tx.db
		.selectFrom('people.text_reply as reply')
		.innerJoin('people.person as person', (join) =>
			join.onRef('person.org_id', '=', 'reply.org_id').onRef('person.id', '=', 'reply.person_id')
		)
		.select(['reply.id', 'reply.person_id as personId', 'person.called', 'reply.words', 'reply.came_at as cameAt'])
		.where('reply.read_at', 'is', null)
		.where('reply.person_id', '<>', tx.actor.id)
		.orderBy('reply.came_at')
		.orderBy('reply.id')
		.limit(most)
		.execute();
}
