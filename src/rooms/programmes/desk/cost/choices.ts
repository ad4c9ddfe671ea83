import { m } from '#messages';
import type { CostKind } from './form.ts';

/** What a run costs money for. */
export function costWords(what: CostKind): string {
	const words: Record<CostKind, () => string> = {
		venue: m.programmes_money_cost_venue,
		creche: m.programmes_money_cost_creche,
		food: m.programmes_money_cost_food,
		materials: m.programmes_money_cost_materials,
		fees: m.programmes_money_cost_fees,
		staff: m.programmes_money_cost_staff
	};
	return words[what]();
}
