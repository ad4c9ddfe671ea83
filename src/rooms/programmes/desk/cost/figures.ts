import type { CostLine } from './form.ts';

/** What a run costs: line by line, approved claims once beside them, the sum, and what that is a meeting and a place. */
export interface CostFigures {
	lines: readonly CostLine[];
	/** Claims that were approved or paid, in pence. */
	claims: number;
	planned: number;
	paid: number;
	/** Pence for each meeting and each place; null where there are none. */
	aMeeting: number | null;
	aPlace: number | null;
	/** The same without the crèche. */
	withoutCreche: number;
}

/** Adds up what a run costs. Claims count in what is paid, once. */
export function costsOf(
	lines: readonly CostLine[],
	{ claims, meetings, places }: { claims: number; meetings: number; places: number | null }
): CostFigures {
	const sum = (of: (line: CostLine) => number) => lines.reduce((total, line) => total + of(line), 0);
	const paid = sum((line) => line.paid) + claims;
	const creche = lines.find(({ what }) => what === 'creche')?.paid ?? 0;
	const each = (count: number | null) => (count ? Math.round(paid / count) : null);
	return {
		lines,
		claims,
		planned: sum((line) => line.planned),
		paid,
		aMeeting: each(meetings),
		aPlace: each(places),
		withoutCreche: paid - creche
	};
}
