import { redirect } from '@sveltejs/kit';
import { drawPicture, keepLogoOf } from '#rooms/programmes/courses/picture/commands.server.ts';
import type { AboutPicture } from '#rooms/programmes/courses/picture/form.ts';
import type { KeptLogo, LogoOf, ShownLogo } from '#rooms/programmes/courses/picture/queries.server.ts';
import type { VenuePicture } from '#rooms/programmes/courses/venue-picture/queries.server.ts';
import { largestLogo } from '#platform/identity/logo/form.ts';
import type { Whole } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';

type Paths = Pick<App.Locals, 'publicPath'>;
const address = ({ publicPath }: Paths, key: string) => publicPath(`/picture/${key}`);

/** A kept logo with its address, for the form in which it is changed. */
export function keptLogo(locals: Paths, logo: KeptLogo | undefined) {
	return logo ? { ...logo, src: address(locals, `${logo.id}-${logo.digest}`) } : null;
}

/** The logos of a run with their addresses. */
export function shownLogos(locals: Paths, logos: readonly ShownLogo[]) {
	return logos.map(({ key, ...logo }) => ({ ...logo, src: address(locals, key) }));
}

/** The pictures of a venue with their addresses. */
export function shownVenuePictures(locals: Paths, pictures: readonly VenuePicture[]) {
	return pictures.map(({ key, ...picture }) => ({ ...picture, src: address(locals, key) }));
}

/** Takes the file of a logo and keeps it, or says at the field what is wrong with it; without a new file only its words change. */
export async function keepLogo(
	{ request, locals }: { request: Request; locals: App.Locals },
	form: Whole<AboutPicture>,
	{ of, to }: { of: LogoOf; to: string }
) {
	const file = await fileIn(request, 'logo');
	if (file && file.size > largestLogo)
		return form.refuse(m.hosting_logo_large({ megabytes: (file.size / 1e6).toFixed(1) }), 'logo');
	const drawn = file && (await locals.aside(async () => drawPicture(new Uint8Array(await file.arrayBuffer()))));
	if (typeof drawn === 'string')
		return form.refuse(drawn === 'too-large' ? m.hosting_logo_pixels() : m.hosting_logo_unreadable(), 'logo');
	const kept = await locals.tx((tx) => keepLogoOf(tx, of, drawn ?? null, form.value));
	if (!kept.ok) return form.refuse(m.hosting_logo_needed(), 'logo');
	redirect(303, `${to}?said=logo-kept`);
}
