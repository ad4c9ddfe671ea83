import { rooms } from '#rooms';
import { waysFor } from '#platform/room.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { LayoutServerLoad } from './$types';

/** The pages that whoever is signed in may go to. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => {
	if (!actor?.strong) return { ways: [] };
	const letters = runtime().demonstration ? [{ href: '/letters', label: m.app_letters() }] : [];
	return { ways: [...waysFor(rooms, actor).map(({ href, label }) => ({ href, label: label() })), ...letters] };
};
