import { compareVersions, listChanges } from '#rooms/coproduction/change/queries.server.ts';
import { listReadComments } from '#rooms/coproduction/comment/queries.server.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

/** What became of each paragraph between two versions that were open, the newest two where none are named. */
export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const document = await getDocument(tx, params.document);
		const versions = document.versions.filter(({ state }) => state !== 'draft').toReversed();
		const newest = versions.at(-1);
		if (!newest) throw new NotFound();
		const named = (name: string) =>
			versions.find(({ number }) => number === Number(url.searchParams.get(name))) ?? undefined;
		const to = named('to') ?? newest;
		const from = named('from') ?? versions.findLast(({ number }) => number < to.number);
		const isNext = from?.number === to.number - 1;
		const changes =
			from && from.id !== to.id ? await (isNext ? listChanges : compareVersions)(tx, from, to) : undefined;
		const comments = from ? await listReadComments(tx, document.id) : [];
		return {
			...{ document, versions, from, to, isNext, changes, together: locals.publicPath('/together') },
			comments: comments.filter(({ versionId }) => versionId === from?.id)
		};
	});
