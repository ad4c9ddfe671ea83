import type { PageServerLoad } from './$types';
import { begunInvitation } from '../invitation.server.ts';

export const load: PageServerLoad = async (event) => {
	const { begun, questions, base } = await begunInvitation(event);
	const answered = [...begun.given.values()].filter((given) => given !== null).length;
	return { base, of: questions.length, answered, open: questions.length - begun.given.size };
};
