import { getCoverage } from '#rooms/evaluation/answering/coverage.server.ts';
import type { PageServerLoad } from './$types';
import { begunInvitation } from '../invitation.server.ts';

export const load: PageServerLoad = async (event) => {
	const { base, questions } = await begunInvitation(event);
	const wanted = event.url.searchParams.get('next') ?? '';
	const item = /^[1-9]\d{0,2}$/.test(wanted) ? Number(wanted) : 0;
	const open = item > 0 && item <= questions.length;
	return {
		base,
		next: open ? `${base}/${item}` : `${base}/end`,
		last: !open,
		coverage: await event.locals.tx(getCoverage)
	};
};
