import { cameAboutOf } from '#demonstration/came-about.ts';
import { filledBefore } from '#demonstration/guide.ts';
import { tourOf } from '#demonstration/tour.ts';
import { wholeWeekOf } from '#demonstration/week.ts';
import { NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import type { PageServerLoad } from './$types';

/** In a demonstration, the way through it. */
export const load: PageServerLoad = () => {
	const filled = runtime().demonstration ? filledBefore() : null;
	if (!filled) throw new NotFound();
	return { ...tourOf(filled), came: cameAboutOf(filled), week: wholeWeekOf(filled) };
};
