import { serveDemonstration } from '../support/demonstration.ts';

/** Serves a fresh demonstration of the built app for the journeys, and takes it down afterwards. */
export default async function serve(): Promise<() => Promise<void>> {
	const { guide, close } = await serveDemonstration(process.env.KITH_JOURNEYS_PORT ?? '4599', { KITH_GALLERY: '1' });
	process.env.KITH_GUIDE = JSON.stringify(guide);
	return close;
}
