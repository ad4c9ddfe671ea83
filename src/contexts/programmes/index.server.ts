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
export { endRegistration, join } from './registration/commands.server.ts';
export { findRegistrationOf, getRegistration, listRegistrationsOf } from './registration/queries.server.ts';
export type { Registration } from './registration/queries.server.ts';
export { alreadyLetter, placeLetter, waitingLetter } from './registration/mail.server.ts';
export { acceptOffer, declineOffer } from './offer/commands.server.ts';
export { getOffer, type Offer } from './offer/queries.server.ts';
export { passPlacesOn, roundOfOffers } from './offer/jobs.server.ts';
export { offerLapsedLetter, offerLetter } from './offer/mail.server.ts';
export { getReceipt, type Receipt } from './receipt/queries.server.ts';
export { letOldLinksGo } from './receipt/commands.server.ts';
export { askForCreche, leaveCreche, planCrecheDays, takeChildOff } from './creche-place/commands.server.ts';
export { countCrecheOpen, listCrechePlacesOf, type CrechePlace } from './creche-place/queries.server.ts';
export { crechePlaceLetter } from './creche-place/mail.server.ts';
export { roundOfReminders, roundOfReunions } from './reminder/jobs.server.ts';
export { reminderLetter, reunionLetter } from './reminder/mail.server.ts';
export { sayICanCome, sayICantCome } from './absence/commands.server.ts';
export { askForCertificate } from './certificate/commands.server.ts';
export { checkCertificate, findCertificateOf, getTakingPart } from './certificate/queries.server.ts';
export { listMyCourses, type MyCourse } from './my-page/queries.server.ts';
export { whatToSay, type Say } from './by-hand/queries.server.ts';
export { copyFor, eraseFor } from './own-data.server.ts';
