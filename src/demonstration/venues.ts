import { noteRiskCheck } from '#rooms/programmes/courses/risk-check/commands.server.ts';
import { keepInside } from '#rooms/programmes/courses/venue-inside/commands.server.ts';
import { listVenues } from '#rooms/programmes/courses/venue/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Work } from './speakers.ts';

/** What the hall of the running course is like inside, and a look at what could go wrong that is due again in three weeks. */
export async function lookAtHall(coordinator: Work, venueId: string): Promise<void> {
	await coordinator(async (tx) => {
		const day = (shift: number) => isoDay(new Date(tx.now.getTime() + shift * 864e5), tx.zone);
		await keepInside(tx, venueId, {
			rooms: [
				{ called: 'Big hall', m2: 84 },
				{ called: 'Garden room (crèche)', m2: 24 }
			],
			feedingCorner: true,
			changing: true,
			prayer: false,
			noise: 'Choir practice next door from 12:30 on Tuesdays',
			light: 'Large windows, a blind in the garden room',
			warmth: 'Turn the radiators on half an hour before',
			kitchen: 'Kettle, sink, fridge; no cooker',
			privacy: 'The door to the corridor has a window: hang the cloth over it',
			keys: 'Café next door, ask for Marta',
			opens: 'Amina',
			bookedFrom: '09:30',
			bookedTo: '12:30',
			cost: '£14 an hour'
		});
		const look = { doneBy: 'Ruth', toDo: 'Tape down the cable by the stage', doneOn: day(-344), reviewOn: day(21) };
		await noteRiskCheck(tx, venueId, { id: uuidv7(), ...look });
		const others = (await listVenues(tx)).filter(({ id }) => id !== venueId);
		const fine = { doneBy: 'Ruth', toDo: '', doneOn: day(-60), reviewOn: day(305) };
		for (const { id } of others) await noteRiskCheck(tx, id, { id: uuidv7(), ...fine });
	});
}
