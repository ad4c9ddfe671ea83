import { activityPdf } from '#rooms/coproduction/activity/pdf.server.ts';
import { maySeeActivities } from '#rooms/coproduction/activity/policy.ts';
import { getActivity } from '#rooms/coproduction/activity/queries.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { RequestHandler } from './$types';

/** One activity on a page of A4, for whoever leads it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	if (!locals.actor || !maySeeActivities(locals.actor)) throw new Forbidden();
	const activity = await locals.tx((tx) => getActivity(tx, params.activity));
	const { name, accent } = locals.organisation;
	const sheet = { organisation: name, accent, large: url.searchParams.has('large') };
	const pdf = await locals.aside(() => activityPdf(activity, sheet, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="activity.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
