import { randomUUID } from 'node:crypto';
import { findCohort, getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { findSent, getReceipt } from '#rooms/programmes/joining/receipt/queries.server.ts';
import { letterShown } from '#rooms/programmes/joining/receipt/words.ts';
import { sessionsFor } from '#rooms/programmes/joining/registration/policy.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { receipt, sent, course } = await locals.link(async (link) => {
		const receipt = await getReceipt(link, params.receipt);
		const cohort = await findCohort(link, receipt.cohortId);
		if (!cohort) throw new NotFound();
		const sent = await findSent(link, params.receipt);
		const course = await getPublicCohort(link, cohort.slug);
		return { receipt, sent, course: { ...course, sessions: sessionsFor(receipt, course.sessions) } };
	});
	const { now } = locals;
	const next = meetingsOf(course.sessions).find((meeting) => meeting.endsAt > now);
	return {
		receipt,
		sent: sent?.typed,
		letter: letterShown(sent?.typed, locals.organisation),
		changeHref: `${locals.publicPath(`/on/${course.slug}/join`)}?again=${params.receipt}`,
		course,
		next,
		isFirst: next?.week === 1 && receipt.sessionId === null,
		zone: locals.organisation.timeZone,
		courseHref: locals.publicPath(`/on/${course.slug}`),
		askId: randomUUID(),
		askHref: locals.publicPath(`/on/${course.slug}/ask`),
		calendarHref: locals.publicPath(`/joined/${params.receipt}/time.ics`)
	};
};
