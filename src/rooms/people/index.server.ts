// The hatch: what other rooms use of people, and no more.
export { phoneMessages, type PhoneMessage } from './phone-message/queries.server.ts';
export { addChild, putAwayChild } from './child/commands.server.ts';
export { getChild, listChildren, type Child } from './child/queries.server.ts';
export { expectAtCreche, partFromCircle, welcomeToCircle } from './circle/commands.server.ts';
export { agreesTo } from './consent/queries.server.ts';
export { addPageFor, addPerson, openReaching } from './person/commands.server.ts';
export { findKnown, getReaching, type Reaching } from './person/queries.server.ts';
export { gate } from './ruling/commands.server.ts';
