import { fullDate, instantOf } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { RiskCheck } from './queries.server.ts';

/** How the risk check of a venue stands, in a sentence; nothing where all is fine. */
export function riskWords(
	{ state, reviewOn }: Pick<RiskCheck, 'state' | 'reviewOn'>,
	zone: string
): string | undefined {
	const day = reviewOn ? fullDate(instantOf(reviewOn, '12:00', zone), zone) : '';
	if (state === 'never') return m.programmes_venue_risk_never();
	if (state === 'over') return m.programmes_venue_risk_over({ day });
	return state === 'due' ? m.programmes_venue_risk_due({ day }) : undefined;
}
