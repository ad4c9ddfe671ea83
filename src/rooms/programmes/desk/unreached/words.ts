import { m } from '#messages';
import type { Unreached } from './queries.server.ts';

/** Why a letter has reached nobody, in a sentence. */
export function whyWords({ why, refused }: Pick<Unreached, 'why' | 'refused'>): string {
	if (why === 'no-way') return m.programmes_unreached_no_way();
	const said = refused ? m.programmes_unreached_said({ code: refused }) : '';
	const what = why === 'returned' ? m.programmes_unreached_returned() : m.programmes_unreached_waiting();
	return [what, said].filter(Boolean).join(' ');
}
