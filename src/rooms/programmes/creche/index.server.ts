// The door: what other wings and rooms use of creche, and no more.
export {
	askForCrechePlaces,
	expectOrNot,
	fillCreche,
	giveUpCrechePlacesOf,
	planCrecheDays,
	writeBands
} from './place/commands.server.ts';
export {
	countCrecheOpen,
	findCrechePlace,
	getBands,
	getBandsTaken,
	listCrechePlacesOf
} from './place/queries.server.ts';
