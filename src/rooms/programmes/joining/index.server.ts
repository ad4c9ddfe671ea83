// The hatch: what other wings and rooms use of joining, and no more.
export { comingNews } from './interest/mail.server.ts';
export { referralNews, referralWaitingLetter } from './referral/mail.server.ts';
export { movedNews } from './course-move/mail.server.ts';
export { dayBeforeNews } from './day-before/mail.server.ts';
export { findDayBefore } from './day-before/queries.server.ts';
export { listGuests } from './guest/queries.server.ts';
export { newsOfOffers } from './offer/mail.server.ts';
export { whatIsAsked } from './offer/queries.server.ts';
export { alreadyNews, placeNews, waitingNews } from './registration/mail.server.ts';
export {
	findRegistrationOf,
	getTurn,
	listRegistrationsOf,
	type Registration,
	type Standing
} from './registration/queries.server.ts';
