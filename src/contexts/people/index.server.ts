// The door of this room: what other rooms and the pages may use.
export { getSafeContact, mayReach, reachable } from './safe-contact/queries.server.ts';
export type { Reach, SafeContact } from './safe-contact/policy.ts';
