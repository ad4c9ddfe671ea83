import { m } from '#messages';
import { farWords, rateWords, routeWords } from '../travel/words.ts';
import type { Claim, ClaimedJourney } from './queries.server.ts';
import type { ClaimKind, WayToPay } from './form.ts';

/** What money was spent on. */
export function claimWords(what: ClaimKind): string {
	const words: Record<ClaimKind, () => string> = {
		travel: m.programmes_money_travel,
		food: m.programmes_money_food,
		materials: m.programmes_money_materials,
		children: m.programmes_money_children
	};
	return words[what]();
}

/** How a claim stands, in words. */
export function claimStateWords({ state, why }: Pick<Claim, 'state' | 'why'>): string {
	if (state === 'sent') return m.programmes_money_state_sent();
	if (state === 'back') return m.programmes_money_state_back({ why });
	return state === 'approved' ? m.programmes_money_state_approved() : m.programmes_money_state_paid();
}

/** How something is paid. */
export function payWords(how: WayToPay): string {
	const words: Record<WayToPay, () => string> = {
		cash: m.programmes_money_cash,
		bank: m.programmes_money_bank,
		voucher: m.programmes_money_voucher
	};
	return words[how]();
}

/** A journey as it was reckoned: from where to where, how far, who said so, and at what rate. */
export function journeyWords({ from, to, tenths, rate, isMeasured }: ClaimedJourney): string {
	const said = isMeasured ? m.programmes_travel_measured() : m.programmes_travel_as_said();
	return [routeWords(from, to), `${farWords(tenths, rate.unit)} × ${rateWords(rate)}`, said].join(' · ');
}
