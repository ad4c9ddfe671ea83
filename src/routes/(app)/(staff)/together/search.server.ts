import { searchIn } from '#rooms/programmes/desk/directory/form.ts';
import { listPeople } from '#rooms/programmes/desk/directory/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';

/** The people who fit what is looked for in the address, without those who need not be offered; nobody before something was typed. */
export async function searched(tx: Tx, url: URL, offered: (id: string) => boolean) {
	const search = searchIn(url);
	const q = search.typed;
	if (!q.trim()) return { q, found: [] };
	const { shown } = await listPeople(tx, search);
	return {
		q,
		found: shown.filter(({ id }) => offered(id)).map(({ id, called, courses }) => ({ id, called, courses }))
	};
}
