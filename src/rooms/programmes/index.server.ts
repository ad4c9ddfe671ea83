// The door of this room: what other rooms and the pages may use.
export {
	changeCohort,
	createCohort,
	discardCohort,
	moveCohort,
	publishCohort,
	unpublishCohort
} from './cohort/commands.server.ts';
export {
	findCohort,
	getBands,
	getCohort,
	getCourseDefaults,
	getCourseTimes,
	getPublicCohort,
	getReadiness,
	listPublishedCohorts,
	readCourseValues
} from './cohort/queries.server.ts';
export {
	getCourseOverview,
	getReunionDefaults,
	listCourses,
	type CourseOverview,
	type CourseRow
} from './cohort/overview.server.ts';
export type { Cohort, PublicCohort } from './cohort/queries.server.ts';
export {
	cancelSession,
	changeSession,
	planReunion,
	planSession,
	reopenSession,
	restorePlan
} from './session/commands.server.ts';
export { getSession, getSessionToPlan, listParts, listPlans, listSessions } from './session/queries.server.ts';
export { sessionNewsLetter, venueNewsLetter } from './session/mail.server.ts';
export type { Part, Session } from './session/queries.server.ts';
export { posterPdf } from './poster/pdf.server.ts';
export { getPoster, listShareTexts, publicUrl } from './poster/queries.server.ts';
export { findMissed, listMissed, type Missed } from './cohort/attention.server.ts';
export { exportRoster } from './roster/commands.server.ts';
export { listRoster, openReaching, type RosterLine } from './roster/queries.server.ts';
export { listCalls, type Call } from './phone/queries.server.ts';
export { endTeamRole, giveRole, inviteAgain } from './team/commands.server.ts';
export { listGrants, listStaff, type Grant } from './team/queries.server.ts';
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
export { certificatePdf } from './certificate/pdf.server.ts';
export { getCertificateSheet } from './certificate/sheet.server.ts';
export { checkCertificate, findCertificateOf, getTakingPart } from './certificate/queries.server.ts';
export { listMyCourses, type MyCourse } from './my-page/queries.server.ts';
export { whatToSay, type Say } from './by-hand/queries.server.ts';
export { copyFor, eraseFor } from './own-data.server.ts';
export { correctTimes, finishSession, startSession } from './day/commands.server.ts';
export { findDay, getDay, listEarlier, listToday, type Day, type DayRow } from './day/queries.server.ts';
export { noteAttendance, noteBrought, type NoteRefusal } from './register/commands.server.ts';
export { listKnownWalkIns, listRegister, type Line } from './register/queries.server.ts';
export { welcomeAgain, welcomeWalkIn } from './walk-in/commands.server.ts';
export { keepRound, takeWeatherBack, tellWeather } from './check-in/commands.server.ts';
export { findOwnCheckIn, findTeller, getRound, listShared, listWeather } from './check-in/queries.server.ts';
export { noteContact } from './follow-up/commands.server.ts';
export { openPerson, type Opened } from './follow-up/queries.server.ts';
export { signIn, signOut } from './creche/commands.server.ts';
export { getCreche, openCreche, type CrecheChild } from './creche/queries.server.ts';
export { crecheListPdf } from './creche/pdf.server.ts';
export { crecheListOf } from './creche/sheet.ts';
export { registerSheetPdf } from './register/pdf.server.ts';
export { registerSheetOf } from './register/sheet.ts';
