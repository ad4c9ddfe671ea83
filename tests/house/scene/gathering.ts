import { randomUUID } from 'node:crypto';
import type { About, Scene } from './write.ts';

/** A gathering that is still a draft, so that the courses that anybody may know of stay so, and whom it is for. */
export async function putGathering(
	scene: Scene,
	org: string,
	offer: { programme: string; venue: string; slug: string }
): Promise<void> {
	const id = randomUUID();
	const about: About = { org, circle: id, marks: ['draft'] };
	const open = { kind: 'group', way_in: 'open', children: 'with-parent', slug: offer.slug, label: '{"en":"Soup"}' };
	const draft = { id, programme_id: offer.programme, venue_id: offer.venue, ...open };
	await scene.put('programmes.cohort', draft, about);
	await scene.put('programmes.invited', { cohort_id: id, programme_id: offer.programme }, about);
}
