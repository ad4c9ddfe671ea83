import type { Confirmed } from './evidence.ts';
import type { Direction } from './definition.ts';
import type { Reason } from './reasons.ts';
import type { RiskFinding } from './risk.ts';
import type { Syndrome } from './syndrome.ts';

/** The score of one subscale; `score` is null exactly when `reason` is set. */
export interface SubscaleScore {
	readonly id: string;
	readonly score: number | null;
	readonly reason: Reason | null;
	readonly direction: Direction | null;
	readonly missing: readonly number[];
	readonly imputed: readonly number[];
	/** How far the list of its items was checked. */
	readonly confirmed: Confirmed;
}

/** A figure behind this very score that was not read in a source, or only in part. */
export interface UnconfirmedFigure {
	readonly figure: string;
	readonly confirmed: Confirmed;
	readonly note?: string;
}

/** What every result says, with a score or without one. */
export interface Common {
	/** Before and apart from the score, and there also when there is no score. */
	readonly risk: readonly RiskFinding[];
	readonly measure: string;
	/** Version of the definition. Store it, and `method`, with the score. */
	readonly version: string;
	/** How it was counted, such as `sum`, `sum+table`, `ghq`, `sum+person-mean`, `order-b:sum`. */
	readonly method: string;
	/** Items without an answer, also where they were filled. Extra items are never in it. */
	readonly missing: readonly number[];
	readonly subscales: readonly SubscaleScore[];
	readonly algorithm?: Syndrome;
	readonly unconfirmed: readonly UnconfirmedFigure[];
}

/** A total, in points of the measure, not rounded. `raw` is the sum before a conversion table, else the same number. */
export interface TotalScore extends Common {
	readonly kind: 'total';
	readonly total: number;
	readonly raw: number;
	readonly imputed: readonly number[];
}

/** A measure that never has a total; `subscales` hold its scores. */
export interface PartScores extends Common {
	readonly kind: 'parts';
	readonly reason: Reason;
}

/** No score, and exactly why. Subscales that can be scored are there; with a wrong value there are none. */
export interface NoScore extends Common {
	readonly kind: 'none';
	readonly reasons: readonly Reason[];
}

export type ScoreResult = TotalScore | PartScores | NoScore;
