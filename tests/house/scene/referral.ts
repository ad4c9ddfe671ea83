import { randomUUID } from 'node:crypto';
import { instant } from '#platform/clock.ts';
import type { Ids } from './cast.ts';
import { hashOf } from './secrets.ts';
import type { About, Scene } from './write.ts';

const hourAgo = () => new Date(instant() - 36e5);

/** Within how many working days each charity says that it answers. */
export async function putTargets(scene: Scene, { org, person }: Ids): Promise<void> {
	await scene.put('programmes.answer_target', { days: 5, set_by: person.coordinator }, { org: org.ours });
	await scene.put(
		'programmes.answer_target',
		{ days: 5, set_by: person['coordinator-elsewhere'] },
		{ org: org.theirs }
	);
}

/** Somebody wrote for her twice: to one she has said that it may be read, to the other nothing yet. */
export async function putReferral(scene: Scene, her: About, area: string): Promise<void> {
	const line = { person_id: her.of, number: 2, kind: 'said', words: 'CNRY-referral' };
	for (const answer of ['confirmed', null]) {
		const link = (whose: string) => hashOf(`${whose} ${answer} ${her.of}`);
		const hashes = { receipt_hash: link('receipt'), hers_hash: link('hers') };
		const answered = answer ? { answer, answered_at: hourAgo() } : {};
		const row = { id: randomUUID(), person_id: her.of, area, by_phone: true, ...hashes, ...answered };
		const referral_id = await scene.put('programmes.referral', row, her);
		await scene.put('programmes.referral_line', { ...line, referral_id }, answer ? { ...her, marks: [answer] } : her);
	}
}
