import { randomBytes, randomUUID } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { About, Scene } from './write.ts';

type Her = Required<Pick<About, 'org' | 'of' | 'circle'>>;

/** A register that somebody took along, one tap of it that is parked, and heads that were counted, on a trip too. */
export async function putPocket(scene: Scene, session_id: string, account_id: string, her: Her): Promise<void> {
	const [id, theirs] = [randomUUID(), { org: her.org, circle: her.circle, of: account_id }];
	const taken = { id, account_id, role: 'facilitator' };
	const token_hash = randomBytes(32);
	const until = new Date(instant() + 90 * 86_400_000);
	await scene.put('platform.pass', { ...taken, circle_id: her.circle, token_hash, until }, theirs);
	const times = { readable_until: until, home_by: until };
	const keys = { people: '{}', public_key: 'public', private_key: 'sealed' };
	await scene.put('programmes.pocket', { ...taken, ...times, ...keys, session_id }, theirs);
	const mark = { id: randomUUID(), pocket_id: id, session_id, account_id, seq: 1 };
	await scene.put('programmes.pocket_mark', { ...mark, state: 'parked', why: 'late', said: '{}' }, theirs);
	const heads = { id: randomUUID(), session_id, adults: 9, children: 4, counted_at: until, counted_by: account_id };
	await scene.put('programmes.head_count', heads, theirs);
	const counted = { id: randomUUID(), session_id, at: 'leaving', grown_ups: 9, children: 4, counted_by: account_id };
	await scene.put('programmes.trip_count', counted, theirs);
	const forDay = { session_id, person_id: her.of, photos: false, emergency: 'CNRY-emergency' };
	if (account_id === her.of) await scene.put('programmes.day_yes', forDay, her); // once, however many took the register along
}
