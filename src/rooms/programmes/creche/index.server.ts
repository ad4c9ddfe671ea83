// The hatch: what other wings and rooms use of creche, and no more.
export {
	askForCrechePlaces,
	expectOrNot,
	fillCreche,
	giveUpCrechePlacesOf,
	planCrecheDays,
	writeBands
} from './creche-place/commands.server.ts';
export { crecheNews } from './creche-place/mail.server.ts';
export {
	countCrecheOpen,
	findCrechePlace,
	getBands,
	getBandsTaken,
	listCrechePlacesOf
} from './creche-place/queries.server.ts';
export { sumCreche } from './visit/queries.server.ts';
