// The hatch: what other wings and rooms use of meetings, and no more.
export { listAbsencesOf } from './absence/queries.server.ts';
export { countAttended } from './attendance/queries.server.ts';
export { countedAt } from './head-count/queries.server.ts';
export { keepTry } from './follow-up/commands.server.ts';
export { listRegister } from './register/queries.server.ts';
export { getTodayRound, type TodayRound } from './said/queries.server.ts';
export { pocketLetter } from './pocket/mail.server.ts';
export { gatheringNews, reminderNews, reunionNews } from './reminder/mail.server.ts';
export { listRestingGroups } from './resting/queries.server.ts';
export { countMayCome } from './may-come/queries.server.ts';
