import * as v from 'valibot';
import { day, formId, line, maybeLines } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Somebody looked at what could go wrong: when, who, when again, what must be done. */
export const riskCheckForm = v.pipe(
	v.object({ id: formId, doneOn: day, doneBy: line(100), reviewOn: day, toDo: maybeLines(1000) }),
	v.forward(
		v.check(
			({ doneOn, reviewOn }) => doneOn < reviewOn,
			() => m.programmes_venue_risk_order()
		),
		['reviewOn']
	)
);
export type RiskCheckDone = v.InferOutput<typeof riskCheckForm>;
