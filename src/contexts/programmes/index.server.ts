// The door of this room: what other rooms and the pages may use.
export {
	changeCohort,
	createCohort,
	discardCohort,
	moveCohort,
	publishCohort,
	unpublishCohort
} from './cohort/commands.server.ts';
export { findCohort, getBands, getCohort, getPublicCohort, listPublishedCohorts } from './cohort/queries.server.ts';
export type { Cohort, PublicCohort } from './cohort/queries.server.ts';
export { getSession, listParts, listSessions } from './session/queries.server.ts';
export type { Part, Session } from './session/queries.server.ts';
export { addVenue, changeVenue } from './venue/commands.server.ts';
export { findVenue, getVenue, listVenues } from './venue/queries.server.ts';
export type { Venue } from './venue/queries.server.ts';
