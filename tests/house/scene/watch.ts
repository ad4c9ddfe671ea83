import { instant } from '#platform/clock.ts';
import type { Ids, Org } from './cast.ts';
import type { Scene } from './write.ts';

const hours = (count: number) => new Date(instant() + count * 36e5);

/** In each organisation a way by which whoever looks after concerns is woken, her shift, and one that nobody has. */
export async function putWatch(scene: Scene, ids: Ids): Promise<void> {
	const leads: Record<Org, string> = { ours: 'safeguarding-lead', theirs: 'lead-elsewhere' };
	for (const [name, org] of Object.entries(ids.org) as [Org, string][]) {
		const her = ids.person[leads[name]];
		const known = { tested_at: hours(-2), proved_at: hours(-1) };
		await scene.put('watch.way', { account_id: her, way: 'email', ...known }, { org, of: her });
		// she looked after concerns once
		const former = ids.person[name === 'ours' ? 'coordinator' : 'coordinator-elsewhere'];
		await scene.put('watch.way', { account_id: former, way: 'app', ...known }, { org, of: former });
		const shift = { turn: 1, account_id: her, starts_at: hours(-3), ends_at: hours(3) };
		await scene.put('watch.duty', shift, { org, of: her });
		await scene.put('watch.duty', { turn: 2, account_id: null, starts_at: hours(3), ends_at: hours(9) }, { org });
	}
}
