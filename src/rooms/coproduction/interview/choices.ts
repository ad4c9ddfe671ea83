import { dayAndTime, type Audience } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Interview } from './queries.server.ts';

/** Why times can't be made or picked, with a way forward. */
export const interviewRefusalWords = {
	past: m.coproduction_interview_refused_past,
	'not-rating': m.coproduction_interview_refused_not_rating,
	taken: m.coproduction_interview_refused_taken,
	'too-late': m.coproduction_interview_refused_too_late,
	'not-asked': m.coproduction_interview_refused_not_asked
} as const;

/** When an interview is, in words. */
export const interviewWhen = ({ startsAt }: Pick<Interview, 'startsAt'>, zone: string, to: Audience = 'team') =>
	dayAndTime(startsAt, zone, to);

/** How long it takes, where it is, and what there is for whoever comes. */
export const interviewAbout = ({ minutes, place, hasCreche, paysTravel }: Interview): string =>
	[
		m.coproduction_interview_minutes_words({ minutes }),
		place,
		hasCreche ? m.coproduction_interview_creche_is() : '',
		paysTravel ? m.coproduction_interview_travel_is() : ''
	]
		.filter(Boolean)
		.join(' · ');
