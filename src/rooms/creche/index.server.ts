// The hatch: what other rooms use of the crèche, and no more.
export {
	askForCrechePlaces,
	expectOrNot,
	fillCreche,
	giveUpCrechePlacesOf,
	planCrecheDays,
	writeBands,
	type CrecheOf
} from './place/commands.server.ts';
export {
	countCrecheOpen,
	findCrechePlace,
	getBands,
	getBandsTaken,
	listCrechePlacesOf,
	type Coming,
	type CrechePlace
} from './place/queries.server.ts';
export { openChildTaps, type ChildTap } from './child-tap/commands.server.ts';
export { listAtSitting, sumCreche } from './visit/queries.server.ts';
export { crechePlaceFreed } from './events.ts';
