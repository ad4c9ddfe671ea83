// The door of this room: what other rooms and the pages may use.
export { getSafeContact, mayReach, reachable } from './safe-contact/queries.server.ts';
export { changeSafeContact } from './safe-contact/commands.server.ts';
export type { Reach, SafeContact } from './safe-contact/policy.ts';
export { addPageFor, addPerson, changeDetails, type NewPerson } from './person/commands.server.ts';
export { findCalled, findKnown, getPerson, type Person } from './person/queries.server.ts';
export { answerConsent } from './consent/commands.server.ts';
export { agreesTo, listConsents, type Consent } from './consent/queries.server.ts';
export { addChild, confirmCare, correctChild, putAwayChild } from './child/commands.server.ts';
export { findSameChild, getChild, listChildren, type Child } from './child/queries.server.ts';
export { expectAtCreche, partFromCircle, welcomeToCircle } from './circle/commands.server.ts';
export { listMessagesByHand, type MessageByHand, type StillMatters } from './by-hand/queries.server.ts';
export { noteByHand } from './by-hand/commands.server.ts';
export { copyFor, eraseFor } from './own-data.server.ts';
