import { randomUUID } from 'node:crypto';
import type { About, Scene } from './write.ts';
import { hashOf } from './secrets.ts';

/** How many guests a course has places for, one who booked, and the cash of a day. */
export async function putGuest(
	scene: Scene,
	[cohort_id, session_id]: [string, string],
	by: string,
	about: About
): Promise<void> {
	await scene.put('programmes.guest_places', { cohort_id, places: 2, set_by: by }, about);
	const guest = { cohort_id, called: 'CNRY-guest', comes_as: 'midwife', link_hash: hashOf(`guest ${cohort_id}`) };
	await scene.put('programmes.guest', guest, about);
	await scene.put('programmes.wall', { cohort_id, set_by: by }, about);
	const code = { id: randomUUID(), cohort_id, session_id, code_hash: hashOf(`wall ${session_id}`) };
	await scene.put('programmes.wall_code', code, about);
	const arrival = {
		id: randomUUID(),
		cohort_id,
		session_id,
		called: 'CNRY-door',
		sent_hash: hashOf(`door ${session_id}`)
	};
	await scene.put('programmes.arrival', arrival, about);
	await scene.put('programmes.cash_taken', { session_id, pence: 6350, noted_by: by }, about);
}
