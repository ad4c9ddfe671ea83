import { mayKeepWords } from '#rooms/coproduction/word/policy.ts';
import { listWords } from '#rooms/coproduction/word/queries.server.ts';
import type { PageServerLoad } from './$types';

/** The words that the charity says: those that are public for anybody, all of them for whoever keeps the list. */
export const load: PageServerLoad = async ({ locals }) =>
	locals.tx(async (tx) => ({ words: await listWords(tx), keeps: mayKeepWords(tx.actor) }));
