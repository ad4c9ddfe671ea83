import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test } from '../../../../../tests/support/house.ts';
import { makeVenue } from '../venue/examples.ts';
import { addVenuePicture, removeVenuePicture } from './commands.server.ts';
import { mostPictures } from './form.ts';
import { sizeOfJpeg } from './policy.ts';
import { findVenueImage, listVenuePictures } from './queries.server.ts';

const drawn = { image: Buffer.from('jpeg'), width: 80, height: 60 };
const alt = { en: 'A green door', es: 'Una puerta verde' };

test('pictures of a venue are there for anybody, four at most, and gone when they are taken away', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const lead = await staffOf(house, 'programme_lead');
	const venue = await coordinator((tx) => makeVenue(tx));
	const add = (by = coordinator) => by((tx) => addVenuePicture(tx, venue, { id: uuidv7(), alt, drawn }));
	const none = { id: uuidv7(), alt, drawn: null };
	expect(await coordinator((tx) => addVenuePicture(tx, venue, none))).toEqual({ ok: false, reason: 'no-picture' });
	for (const by of [coordinator, lead, coordinator, lead]) expect(await add(by)).toMatchObject({ ok: true });
	expect(await add()).toEqual({ ok: false, reason: 'enough' });
	const shown = await house.as('visitor', (tx) => listVenuePictures(tx, venue));
	expect(shown).toHaveLength(mostPictures);
	expect(shown[0]).toMatchObject({ alt, width: 80, height: 60 });
	const { id = '', key = '' } = shown[0] ?? {};
	expect(Buffer.from((await house.as('visitor', (tx) => findVenueImage(tx, key))) ?? []).toString()).toBe('jpeg');
	await coordinator((tx) => removeVenuePicture(tx, venue, id));
	await coordinator((tx) => removeVenuePicture(tx, venue, id)); // twice is once
	expect(await house.as('visitor', (tx) => findVenueImage(tx, key))).toBeUndefined();
	expect(await house.as('visitor', (tx) => listVenuePictures(tx, 'x'))).toEqual([]);
	const done = (await deeds(house)).filter((deed) => deed.startsWith('programmes.venue.picture'));
	expect(done.toSorted()).toEqual([
		...Array.from({ length: 4 }, () => 'programmes.venue.picture-added'),
		'programmes.venue.picture-removed'
	]);
});

test('nobody else adds or removes one, in the database neither', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const venue = await coordinator((tx) => makeVenue(tx));
	const made = await coordinator((tx) => addVenuePicture(tx, venue, { id: uuidv7(), alt, drawn }));
	const id = made.ok ? made.value : '';
	const roles = ['facilitator', 'creche_worker', 'evaluator'] as const;
	const others = await Promise.all(roles.map((role) => staffOf(house, role)));
	const before = await kept(house);
	for (const speaks of others) {
		const adds = speaks((tx) => addVenuePicture(tx, venue, { id: uuidv7(), alt, drawn }));
		await expect(adds).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => removeVenuePicture(tx, venue, id))).rejects.toThrow(Forbidden);
		await speaks((tx) => tx.db.deleteFrom('programmes.venue_picture').execute());
	}
	expect(await kept(house)).toBe(before);
	expect(await coordinator((tx) => listVenuePictures(tx, venue))).toHaveLength(1);
	const nowhere = coordinator((tx) => addVenuePicture(tx, uuidv7(), { id: uuidv7(), alt, drawn }));
	await expect(nowhere).rejects.toThrow(NotFound);
});

test('a JPEG says how large it is', () => {
	const start = [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2];
	const frame = [0xff, 0xc0, 0, 11, 8, 2, 88, 3, 32, 3, 0, 0, 0];
	expect(sizeOfJpeg(Uint8Array.from([...start, ...frame]))).toEqual({ width: 800, height: 600 });
	expect(sizeOfJpeg(Uint8Array.from(start))).toEqual({ width: 1, height: 1 });
});
