import { refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { stopByLink } from './stop.server.ts';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ locals, params }) => {
		if (!(await stopByLink(locals, params.link))) return refusal(m.people_stop_often());
		return { ended: true };
	}
};
