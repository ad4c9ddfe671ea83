import { redirect } from '@sveltejs/kit';
import { rooms } from '#rooms';
import { beginningFor } from '#platform/room.ts';
import type { RequestHandler } from './$types';

/** Brings whoever signed in to the page she most likely came for. */
export const GET: RequestHandler = ({ locals: { actor } }) => {
	redirect(303, actor ? beginningFor(rooms, actor) : '/sign-in');
};
