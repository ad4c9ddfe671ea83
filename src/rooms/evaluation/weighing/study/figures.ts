/** What earlier studies found about one outcome with one measure. */
export interface Evidence {
	outcome: string;
	measure: string;
	/** What they saw: a change as hoped, none, or one the other way. */
	effect: 'yes' | 'no' | 'contrary' | null;
	/** How many studies saw it. */
	studies: number | null;
	/** Whether it was more than chance would give; null where nobody tested. */
	significant: 'yes' | 'no' | null;
	studiesSignificant: number | null;
	peerReviewed: number | null;
}

/** What is known of an outcome, measure by measure. */
export interface OutcomeEvidence {
	outcome: string;
	measures: Omit<Evidence, 'outcome'>[];
}

/** Earlier findings by outcome, each in the order in which it first came. */
export function byOutcome(rows: readonly Evidence[]): OutcomeEvidence[] {
	const outcomes = [...new Set(rows.map(({ outcome }) => outcome))];
	return outcomes.map((outcome) => ({
		outcome,
		measures: rows.filter((row) => row.outcome === outcome).map(({ outcome: _, ...measure }) => measure)
	}));
}

/** What in a row contradicts itself. */
export type Contradiction =
	'significant-in-none' | 'not-significant-in-some' | 'more-significant-than-studies' | 'more-reviewed-than-studies';

/** Where a row of earlier findings can't be true as it stands: it says "not significant" and counts studies in which it was. */
export function contradictionsIn({
	studies,
	significant,
	studiesSignificant,
	peerReviewed
}: Evidence): Contradiction[] {
	const found: Contradiction[] = [];
	if (significant === 'yes' && studiesSignificant === 0) found.push('significant-in-none');
	if (significant === 'no' && (studiesSignificant ?? 0) > 0) found.push('not-significant-in-some');
	if (studies !== null && (studiesSignificant ?? 0) > studies) found.push('more-significant-than-studies');
	if (studies !== null && (peerReviewed ?? 0) > studies) found.push('more-reviewed-than-studies');
	return found;
}
