import { anyProof } from '#platform/identity/account/step-up.ts';
import type { LayoutServerLoad } from './$types';

/** How whoever reads concerns may open these pages again after they have locked. */
export const load: LayoutServerLoad = async ({ locals, url }) => {
	const { hostname } = url;
	return { lock: await locals.tx((tx) => anyProof(tx, hostname)) };
};
