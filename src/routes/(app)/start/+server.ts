import { redirect } from '@sveltejs/kit';
import { holdsAnywhere } from '#platform/db/tx.ts';
import type { RequestHandler } from './$types';

/** Brings whoever signed in to the page she most likely came for. */
export const GET: RequestHandler = ({ locals }) => {
	const { actor } = locals;
	if (!actor) redirect(303, '/sign-in');
	if (holdsAnywhere(actor, 'coordinator')) redirect(303, '/manage');
	if (holdsAnywhere(actor, 'safeguarding_lead')) redirect(303, '/concerns');
	if (holdsAnywhere(actor, 'evaluator')) redirect(303, '/evaluation');
	if (holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'creche_worker')) redirect(303, '/today');
	redirect(303, '/me');
};
