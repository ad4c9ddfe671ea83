import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { uuidv7 } from '#platform/db/ids.ts';
import { addVenuePicture } from '#rooms/programmes/courses/venue-picture/commands.server.ts';
import { keepLogoOf } from '#rooms/programmes/courses/picture/commands.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { projectRoot } from '../platform/pdf/project-root.ts';
import type { Areas } from './areas.ts';
import type { Work } from './speakers.ts';

/** A logo of the demonstration, drawn for it by the fonts of the house. */
function drawn(name: string, width: number, height: number) {
	return { image: readFileSync(join(projectRoot(), `src/demonstration/${name}.png`)), width, height };
}

/** The door of the green room, for whoever has not been there. */
export async function showGreenRoom(coordinator: Work, venue: string): Promise<void> {
	const image = readFileSync(join(projectRoot(), 'src/demonstration/blue-door.jpg'));
	const alt = {
		en: 'A blue door in a brick wall, one low step, a bell on the right, a bench beside it',
		es: 'Una puerta azul en una pared de ladrillo, un escalón bajo, un timbre a la derecha y un banco al lado'
	};
	const picture = { id: uuidv7(), alt, drawn: { image, width: 800, height: 600 } };
	await coordinator((tx) => addVenuePicture(tx, venue, picture));
}

/** The family centre and whoever pays for the course bring their logos. */
export async function hangLogos(coordinator: Work, areas: Areas, running: string): Promise<void> {
	const centre = { en: 'Mill Lane family centre: a house', es: 'Mill Lane family centre: una casa' };
	const trust = { en: 'The Rowan Trust: a round leaf with an R', es: 'The Rowan Trust: una hoja redonda con una R' };
	await coordinator(async (tx) => {
		const { programmeId } = await getCohort(tx, running);
		const partner = { partnerId: areas.familyCentre };
		await keepLogoOf(tx, partner, drawn('family-centre', 421, 98), { called: '', alt: centre });
		await keepLogoOf(tx, { programmeId }, drawn('rowan-trust', 375, 98), { called: 'The Rowan Trust', alt: trust });
	});
}
