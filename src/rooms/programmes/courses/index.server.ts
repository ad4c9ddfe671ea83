// The hatch: what other wings and rooms use of courses, and no more.
export {
	countPlaces,
	findCohort,
	getCohort,
	getPublicCohort,
	listPublishedCohorts,
	type Cohort
} from './cohort/queries.server.ts';
export { sessionNews, venueNews } from './session/mail.server.ts';
export { listNewsFor, type SessionNews } from './session-news/queries.server.ts';
export {
	findSession,
	getSession,
	listBlocks,
	listSessions,
	sessionColumns,
	type Block,
	type Part,
	type Session
} from './session/queries.server.ts';
export { listGrants, type Grant } from './team/queries.server.ts';
export { getVenue, type Venue } from './venue/queries.server.ts';
