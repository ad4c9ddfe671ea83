import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/forms/sent.server.ts';
import { tellMyselfTheDayBefore } from '#rooms/programmes/joining/day-before/commands.server.ts';
import { sayIMayComeMyself, takeMayComeBack } from '#rooms/programmes/meetings/may-come/commands.server.ts';
import { comeAgain } from '#rooms/programmes/meetings/resting/commands.server.ts';
import type { RequestHandler } from './$types';

/** What she says of a group with an open door on her own page: that she may come, wishes to be told the day before, or comes again. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const say = await textIn(request, 'say');
	const session = await textIn(request, 'session');
	const group = await textIn(request, 'group');
	await locals.tx(async (tx) => {
		// a meeting that was called off in the meantime says so on the page to which this leads
		if (say === 'may-come') await sayIMayComeMyself(tx, session);
		else if (say === 'not-now') await takeMayComeBack(tx, session);
		else if (say === 'again') await comeAgain(tx, group);
		else await tellMyselfTheDayBefore(tx, group, say === 'tell');
	});
	redirect(303, '/me');
};
