import { othersForm } from '#rooms/programmes/meetings/pocket/form.ts';
import { listOthersMarks } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { m } from '#messages';
import { answer, askedIn, forStaff, wrong } from '../answer.server.ts';
import type { RequestHandler } from './$types';

/** What others have noted on a register, for a phone that has signal and somebody signed in. */
export const POST: RequestHandler = ({ request, locals }) =>
	forStaff(locals, async () => {
		const asked = await locals.aside(() => askedIn(request, othersForm));
		if (!asked) return wrong(m.programmes_pocket_error_form(), 400);
		return answer(await locals.tx(async (tx) => ({ ...(await listOthersMarks(tx, asked.session)), now: tx.now })));
	});
