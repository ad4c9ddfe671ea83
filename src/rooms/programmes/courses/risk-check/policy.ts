/** So many days before it is due, a look at what could go wrong is asked for. */
export const askBeforeDays = 30;

/** How the last look at what could go wrong in a venue stands: never done, over its day, due within 30 days, or fine. */
export type RiskState = 'never' | 'over' | 'due' | 'fine';

/** How it stands on a day (2026-11-27), by the day on which it is due again. */
export function riskState(reviewOn: string | null, today: string): RiskState {
	if (reviewOn === null) return 'never';
	if (reviewOn < today) return 'over';
	const days = (Date.parse(`${reviewOn}T00:00:00Z`) - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
	return days <= askBeforeDays ? 'due' : 'fine';
}
