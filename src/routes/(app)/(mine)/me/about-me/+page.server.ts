import { copyOfMine } from '../../../../../own-data.server.ts';
import { heldAbout } from './held.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const copy = await locals.tx((tx) => copyOfMine(tx));
	return { held: heldAbout(copy, locals.organisation.timeZone) };
};
