import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { addVenue } from './commands.server.ts';
import type { VenueDetails } from './form.ts';

/** A church hall as a small charity would describe it. */
export const stLukes: VenueDetails = {
	name: 'St Luke’s hall',
	area: 'Peckham',
	address: '12 Example Road',
	postcode: 'SE15 0AA',
	showsAddress: false,
	access: {
		en: 'Buses 12 and 36 stop outside. Ring the bell at the green door.',
		es: 'Los autobuses 12 y 36 paran en la puerta. Toca el timbre de la puerta verde.'
	},
	way: {
		en: 'From the stop it is two minutes, flat, on a wide pavement; there is a bench halfway.',
		es: 'Desde la parada son dos minutos, sin cuestas, por una acera ancha; a medio camino hay un banco.'
	},
	stepFree: true,
	buggySpace: true,
	crecheRoom: true
};

/** A venue, added as the screen adds it; where one is called so already, it bears a number behind its name. Returns its id. */
export async function makeVenue(tx: Tx, details: Partial<VenueDetails> = {}): Promise<string> {
	const venue = { id: uuidv7(), ...stLukes, ...details };
	for (let number = 1; ; number++) {
		const name = number === 1 ? venue.name : `${venue.name} ${number}`;
		if ((await addVenue(tx, { ...venue, name })).ok) return venue.id;
	}
}
