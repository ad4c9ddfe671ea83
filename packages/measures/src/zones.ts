import type { MeasureDefinition } from './definition.ts';

/** Cut-offs of one form, entered by the holder of its licence, in points. */
export interface LicensedCutoff {
	readonly refer: number;
	/** The other edge of the monitoring zone, itself included. Without it there is no such zone. */
	readonly monitor?: number;
}

/** `refer`: look closer. `monitor`: look again. `expected`: as most children. Never a diagnosis. */
export type Zone = 'refer' | 'monitor' | 'expected';

/**
 * Reads a score of ASQ-3, ASQ:SE-2 or UK-CDI against the licensee's cut-off. ASQ-3 and UK-CDI refer at or below it,
 * ASQ:SE-2 above it. Throws `RangeError` for a measure that is not read so, and for a monitoring edge on the wrong side.
 */
export function zoneOf(definition: MeasureDefinition, score: number, cutoff: LicensedCutoff): Zone {
	const reading = definition.cutoffs;
	if (!reading) throw new RangeError(`${definition.id} is not read against cut-offs of a form`);
	const below = reading.refer === '<=';
	const { refer, monitor } = cutoff;
	if (monitor !== undefined && (below ? monitor < refer : monitor > refer)) {
		throw new RangeError(`the monitoring zone of ${definition.id} lies on the other side of the cut-off`);
	}
	if (below ? score <= refer : score > refer) return 'refer';
	if (monitor === undefined) return 'expected';
	return (below ? score <= monitor : score >= monitor) ? 'monitor' : 'expected';
}
