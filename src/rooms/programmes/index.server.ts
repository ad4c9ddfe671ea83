// The door of this room: what other rooms and the pages may use.
export {
	changeCohort,
	createCohort,
	discardCohort,
	moveCohort
} from '#rooms/programmes/courses/cohort/commands.server.ts';
export { publishCohort, unpublishCohort } from '#rooms/programmes/courses/publishing/commands.server.ts';
export {
	findCohort,
	getCohort,
	getCourseDefaults,
	getCourseTimes,
	getPublicCohort,
	listPublishedCohorts,
	readCourseValues
} from '#rooms/programmes/courses/cohort/queries.server.ts';
export { getBands } from './creche/place/queries.server.ts';
export { getReadiness } from '#rooms/programmes/courses/publishing/queries.server.ts';
export {
	getCourseOverview,
	getReunionDefaults,
	listCourses,
	type CourseOverview,
	type CourseRow
} from './desk/overview/queries.server.ts';
export type { Cohort, PublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
export { planSession, restorePlan } from '#rooms/programmes/courses/session/commands.server.ts';
export {
	cancelSession,
	changeSession,
	planReunion,
	reopenSession
} from '#rooms/programmes/courses/reschedule/commands.server.ts';
export {
	getSession,
	getSessionToPlan,
	listParts,
	listPlans,
	listSessions
} from '#rooms/programmes/courses/session/queries.server.ts';
export { sessionNewsLetter, venueNewsLetter } from '#rooms/programmes/courses/session/mail.server.ts';
export type { Part, Session } from '#rooms/programmes/courses/session/queries.server.ts';
export { posterPdf } from '#rooms/programmes/courses/poster/pdf.server.ts';
export { getPoster, listShareTexts, publicUrl } from '#rooms/programmes/courses/poster/queries.server.ts';
export { findMissed, listMissed, type Missed } from './desk/attention/queries.server.ts';
export { exportRoster } from './desk/roster/commands.server.ts';
export { listRoster, openReaching, type RosterLine } from './desk/roster/queries.server.ts';
export { callsOnPage, countCalls, listCalls, type Call } from './desk/phone/queries.server.ts';
export { endTeamRole, giveRole, inviteAgain } from '#rooms/programmes/courses/team/commands.server.ts';
export { listGrants, listGrantsOver, listStaff, type Grant } from '#rooms/programmes/courses/team/queries.server.ts';
export { addVenue, changeVenue } from '#rooms/programmes/courses/venue/commands.server.ts';
export { findVenue, getVenue, listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
export type { Venue } from '#rooms/programmes/courses/venue/queries.server.ts';
export { endRegistration, join, leaveCourse } from '#rooms/programmes/joining/registration/commands.server.ts';
export {
	findRegistrationOf,
	getRegistration,
	listRegistrationsOf
} from '#rooms/programmes/joining/registration/queries.server.ts';
export type { Registration } from '#rooms/programmes/joining/registration/queries.server.ts';
export { alreadyLetter, placeLetter, waitingLetter } from '#rooms/programmes/joining/registration/mail.server.ts';
export { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
export { getOffer, type Offer } from '#rooms/programmes/joining/offer/queries.server.ts';
export { passPlacesOn, roundOfOffers } from '#rooms/programmes/joining/offer/jobs.server.ts';
export { offerLapsedLetter, offerLetter } from '#rooms/programmes/joining/offer/mail.server.ts';
export { getReceipt, type Receipt } from '#rooms/programmes/joining/receipt/queries.server.ts';
export { letOldLinksGo } from '#rooms/programmes/joining/receipt/commands.server.ts';
export { leaveCreche, planCrecheDays, takeChildOff } from '#rooms/programmes/creche/place/commands.server.ts';
export { askForCreche } from '#rooms/programmes/joining/registration/commands.server.ts';
export {
	countCrecheOpen,
	listCrechePlacesOf,
	type CrechePlace
} from '#rooms/programmes/creche/place/queries.server.ts';
export { crechePlaceLetter } from '#rooms/programmes/creche/place/mail.server.ts';
export { roundOfReminders, roundOfReunions } from '#rooms/programmes/meetings/reminder/jobs.server.ts';
export { reminderLetter, reunionLetter } from '#rooms/programmes/meetings/reminder/mail.server.ts';
export { sayICanCome, sayICantCome } from '#rooms/programmes/meetings/absence/commands.server.ts';
export { askForCertificate } from '#rooms/programmes/taking-part/certificate/commands.server.ts';
export { certificatePdf } from '#rooms/programmes/taking-part/certificate/pdf.server.ts';
export { getCertificateSheet } from '#rooms/programmes/taking-part/certificate/sheet.server.ts';
export {
	checkCertificate,
	findCertificateOf,
	getTakingPart
} from '#rooms/programmes/taking-part/certificate/queries.server.ts';
export { listMyCourses, type MyCourse } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
export { whatToSay, type Say } from './desk/phone/say.server.ts';
export { copyFor, eraseFor } from './own-data.server.ts';
export { correctTimes, finishSession, startSession } from '#rooms/programmes/meetings/day/commands.server.ts';
export {
	findDay,
	getDay,
	listEarlier,
	listToday,
	type Day,
	type DayRow
} from '#rooms/programmes/meetings/day/queries.server.ts';
export { noteAttendance, noteBrought, type NoteRefusal } from '#rooms/programmes/meetings/register/commands.server.ts';
export { listKnownWalkIns, openRegister, type Line } from '#rooms/programmes/meetings/register/queries.server.ts';
export { welcomeAgain, welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
export { keepRound, takeWeatherBack, tellWeather } from '#rooms/programmes/meetings/check-in/commands.server.ts';
export {
	findOwnCheckIn,
	findTeller,
	getRound,
	listShared,
	listWeather
} from '#rooms/programmes/meetings/check-in/queries.server.ts';
export { noteContact } from '#rooms/programmes/meetings/follow-up/commands.server.ts';
export { openPerson, type Opened } from '#rooms/programmes/meetings/follow-up/queries.server.ts';
export { signIn, signOut } from '#rooms/programmes/creche/visit/commands.server.ts';
export {
	getCreche,
	openCreche,
	openToFollow,
	type CrecheChild
} from '#rooms/programmes/creche/visit/queries.server.ts';
export { crecheListPdf } from '#rooms/programmes/creche/visit/pdf.server.ts';
export { crecheListOf } from '#rooms/programmes/creche/visit/sheet.ts';
export { registerSheetPdf } from '#rooms/programmes/meetings/register/pdf.server.ts';
export { registerSheetOf } from '#rooms/programmes/meetings/register/sheet.ts';
