import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listShareTexts } from '#rooms/programmes/courses/poster/queries.server.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { posterSizes } from '#rooms/programmes/courses/poster/policy.ts';
import drawing from '#rooms/programmes/courses/poster/parents.svg?url';
import type { ShareGiven } from '#rooms/programmes/courses/poster/form.ts';
import type { Poster } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

/** What a phone or computer needs to draw the picture for chats. */
async function givenFor(poster: Poster, language: string): Promise<ShareGiven> {
	const { organisation, accent = '#6b2a63', heading, lead, facts, invitation } = poster;
	const said = facts.filter(({ icon }) => icon === 'when' || icon === 'where');
	const lines = said.flatMap(({ icon, title, note }) => (icon === 'when' ? [title, note] : [title])).filter(Boolean);
	const square = `data:image/svg+xml,${encodeURIComponent(await qrSvg(invitation.url))}`;
	const words = {
		organisation,
		accent,
		heading,
		lead,
		lines,
		invitation: invitation.heading,
		address: invitation.address
	};
	return { ...words, square, drawing, file: `course-${language}.png` };
}

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals);
	const { cohort, texts } = await locals.tx(async (tx) => ({
		cohort: await getCohort(tx, params.cohort),
		texts: await listShareTexts(tx, params.cohort, locals.organisation)
	}));
	const drawn = texts.map(async ({ poster, ...text }) => ({ ...text, given: await givenFor(poster, text.language) }));
	return { cohort, sizes: posterSizes, texts: await Promise.all(drawn) };
};
