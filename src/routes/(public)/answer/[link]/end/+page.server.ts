import type { PageServerLoad } from './$types';
import { begunVisit } from '../visit.server.ts';

export const load: PageServerLoad = async (event) => {
	const { begun, questions, base } = await begunVisit(event);
	const answered = [...begun.given.values()].filter((given) => given !== null).length;
	return { base, of: questions.length, answered, open: questions.length - begun.given.size };
};
