// The door: what other wings and rooms use of joining, and no more.
export { isThisOffer } from './offer/mail.server.ts';
export {
	findRegistrationOf,
	getStanding,
	getTurn,
	listRegistrationsOf,
	type Registration,
	type Standing
} from './registration/queries.server.ts';
