import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import {
	addVenuePicture,
	drawVenuePicture,
	removeVenuePicture
} from '#rooms/programmes/courses/venue-picture/commands.server.ts';
import { largestPicture, mostPictures, venuePictureForm } from '#rooms/programmes/courses/venue-picture/form.ts';
import { listVenuePictures } from '#rooms/programmes/courses/venue-picture/queries.server.ts';
import { getVenue } from '#rooms/programmes/courses/venue/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn, textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import { shownVenuePictures } from '../../../../../../picture.server.ts';
import { forVenueKeepers } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

const megabytes = largestPicture / 1_000_000;

export const load: PageServerLoad = async ({ locals, params }) => {
	forVenueKeepers(locals);
	return locals.tx(async (tx) => {
		const venue = await getVenue(tx, params.venue);
		const pictures = shownVenuePictures(locals, await listVenuePictures(tx, venue.id));
		return { id: randomUUID(), venue, pictures, hasAll: pictures.length >= mostPictures, megabytes };
	});
};

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		forVenueKeepers(locals);
		const form = await readForm(request, venuePictureForm);
		if (!form.ok) return form.problem;
		const file = await fileIn(request, 'photo');
		if (file && file.size > largestPicture) return form.refuse(m.programmes_money_photo_large({ megabytes }), 'photo');
		const drawn = file && (await locals.aside(async () => drawVenuePicture(new Uint8Array(await file.arrayBuffer()))));
		if (typeof drawn === 'string') return form.refuse(m.programmes_money_photo_unreadable(), 'photo');
		return once(form, locals.tx, (tx, value) => addVenuePicture(tx, params.venue, { ...value, drawn }), {
			to: () => `/manage/venues/${params.venue}/pictures?said=venue-picture`,
			say: (reason) =>
				reason === 'enough' ? m.programmes_venue_pictures_enough() : [m.programmes_venue_picture_needed(), 'photo']
		});
	},
	away: async ({ request, locals, params }) => {
		forVenueKeepers(locals);
		const picture = await textIn(request, 'picture');
		await locals.tx((tx) => removeVenuePicture(tx, params.venue, picture));
		redirect(303, `/manage/venues/${params.venue}/pictures?said=venue-picture-gone`);
	}
};
