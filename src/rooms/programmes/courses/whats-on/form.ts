import { ageBands, type AgeBand } from '#rooms/people/child/form.ts';
import { narrowedIn, type Narrowed } from '../public-page/form.ts';

/** What of the list of all meetings is looked at; null where nothing was chosen. */
export interface OnLook extends Omit<Narrowed, 'creche'> {
	/** An age at which a child may come along, into the crèche or with its parent. */
	child: AgeBand | null;
	/** Somebody minds the children next door. */
	minded: 'yes' | null;
	cost: 'free' | 'paid' | null;
	steps: 'free' | null;
	/** She can come from home. */
	online: 'yes' | null;
}

/** So many meetings stand on one page of the list. */
export const entriesAPage = 60;

const anyOf = <Value extends string>(values: readonly Value[], typed: string | null): Value | null =>
	values.find((value) => value === typed) ?? null;

/** Reads it from an address; what is nonsense there narrows nothing. */
export function onLookIn(url: URL): OnLook {
	const param = (name: string) => url.searchParams.get(name) || null;
	const { area, day, language, whom } = narrowedIn(url);
	return {
		...{ area, day, language, whom },
		child: anyOf(ageBands, param('child')),
		minded: anyOf(['yes'], param('minded')),
		cost: anyOf(['free', 'paid'], param('cost')),
		steps: anyOf(['free'], param('steps')),
		online: anyOf(['yes'], param('online'))
	};
}

/** Which page of the list is asked for, from 1; a page that there is not is the first or the last one. */
export function pageOfList(url: URL, entries: number): { page: number; pages: number } {
	const pages = Math.max(1, Math.ceil(entries / entriesAPage));
	const asked = Number(url.searchParams.get('page') ?? '1');
	return { page: Number.isInteger(asked) ? Math.min(Math.max(asked, 1), pages) : 1, pages };
}

/** What was chosen, as it stands in an address. */
export function queryOf(look: OnLook, page = 1): string {
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(look)) if (value !== null) query.set(name, String(value));
	if (page > 1) query.set('page', String(page));
	return query.size ? `?${query}` : '';
}
