// The door: what other wings and rooms use of creche, and no more.
export { writeBands } from './place/bands.server.ts';
export {
	askForCrechePlaces,
	expectOrNot,
	fillCreche,
	giveUpCrechePlacesOf,
	planCrecheDays
} from './place/commands.server.ts';
export {
	countCrecheOpen,
	findCrechePlace,
	getBands,
	getBandsTaken,
	listCrechePlacesOf
} from './place/queries.server.ts';
