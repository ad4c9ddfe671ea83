import type { MeasureDefinition, Method } from './definition.ts';
import type { UnconfirmedFigure } from './result.ts';

/** The figures behind a score that were not fully checked; the missing rule only where it was used. */
export function unconfirmedIn(
	definition: MeasureDefinition,
	method: Method | undefined,
	filled: boolean
): UnconfirmedFigure[] {
	const { itemEvidence: items, conversion, missing } = definition;
	const used = [
		['number of items', items.count],
		['item values', items.values],
		['reversed items', items.reversed],
		['conversion table', conversion],
		['method', method],
		['missing rule', filled ? missing : undefined]
	] as const;
	const found: UnconfirmedFigure[] = [];
	for (const [figure, evidence] of used) {
		if (!evidence || evidence.confirmed === true) continue;
		found.push({ figure, confirmed: evidence.confirmed, ...(evidence.note ? { note: evidence.note } : {}) });
	}
	return found;
}
