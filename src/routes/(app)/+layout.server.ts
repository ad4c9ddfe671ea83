import { holdsAnywhere } from '#platform/db/tx.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { LayoutServerLoad } from './$types';

/** The pages that whoever is signed in may go to. */
export const load: LayoutServerLoad = ({ locals: { actor } }) => {
	if (!actor?.strong) return { ways: [] };
	const manages = holdsAnywhere(actor, 'coordinator');
	const meets = manages || holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'creche_worker');
	const evaluates = manages || holdsAnywhere(actor, 'evaluator');
	return {
		ways: [
			...(meets ? [{ href: '/today', label: m.app_today() }] : []),
			...(manages ? [{ href: '/manage', label: m.app_courses() }] : []),
			...(holdsAnywhere(actor, 'safeguarding_lead') ? [{ href: '/concerns', label: m.app_concerns() }] : []),
			...(evaluates ? [{ href: '/evaluation', label: m.app_evaluation() }] : []),
			...(runtime().demonstration ? [{ href: '/letters', label: m.app_letters() }] : [])
		]
	};
};
