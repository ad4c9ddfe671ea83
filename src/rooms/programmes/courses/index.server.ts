// The hatch: what other wings and rooms use of courses, and no more.
export {
	countPlaces,
	findCohort,
	getCohort,
	getPublicCohort,
	listPublishedCohorts,
	type Cohort
} from './cohort/queries.server.ts';
export { newsOfMeetings } from './online/mail.server.ts';
export { findMyWayOnline } from './online/queries.server.ts';
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
export { findVenue, type Venue } from './venue/queries.server.ts';
