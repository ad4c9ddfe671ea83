import * as v from 'valibot';
import { day, formId, line, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast, wordValues, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

export const planMost = { name: 120, purpose: 600, ledBy: 120, cuts: 5, months: 120, many: 40 } as const;
export const smallestNumbers = { least: 5, most: 20 } as const;

/** How an evaluation stands, from its plan to its end. */
export const evaluationStates = ['planned', 'collecting', 'reading', 'writing', 'published', 'closed'] as const;
export type EvaluationState = (typeof evaluationStates)[number];

/** What an evaluation is for, when, and by which rules it counts. */
export interface PlanFields {
	name: Words;
	purpose: Words;
	/** Who leads it, as parents know her. */
	ledBy: string;
	opensOn: string;
	closesOn: string;
	/** Months of membership at which one band ends and the next begins. */
	cuts: number[];
	/** Counts of fewer people are shown to no reader. */
	smallest: number;
}

const monthsIn = (text: string): number[] =>
	text
		.split(/[\s,;]+/)
		.filter(Boolean)
		.map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : NaN));

const areCuts = (months: readonly number[]): boolean =>
	months.length > 0 &&
	months.length <= planMost.cuts &&
	months.every((month, at) => month > (months[at - 1] ?? 0) && month <= planMost.months);

const written = {
	...inEach('name', planMost.name),
	...inEach('purpose', planMost.purpose, maybeLines),
	ledBy: line(planMost.ledBy),
	opensOn: day,
	closesOn: day,
	cuts: v.pipe(
		line(60),
		v.check(
			(text) => areCuts(monthsIn(text)),
			() => m.evaluation_plan_cuts_wrong()
		)
	),
	smallest: whole(smallestNumbers.least, smallestNumbers.most)
};
type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;

/** An end before the beginning is said at the end. */
const daysInOrder = <Sent extends Written>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.closesOn >= dataset.value.opensOn) return;
		const [input, key] = [dataset.value, 'closesOn'] as const;
		const path = { type: 'object', origin: 'value', input, key, value: input[key] } as const;
		addIssue({ message: m.evaluation_plan_days_wrong(), path: [path] });
	});

const planFrom = (typed: Written): PlanFields => ({
	...{ name: gathered(typed, 'name'), purpose: gathered(typed, 'purpose'), ledBy: typed.ledBy },
	...{ opensOn: typed.opensOn, closesOn: typed.closesOn, cuts: monthsIn(typed.cuts), smallest: typed.smallest }
});

/** A new evaluation and the criteria it begins with, with the id that makes sending it twice harmless. */
export const newPlanForm = v.pipe(
	v.object({ id: formId, criteria: v.optional(v.array(v.string()), []), ...written }),
	inOneAtLeast('name'),
	inOneAtLeast('purpose'),
	daysInOrder(),
	v.transform(({ id, criteria, ...typed }) => ({ id, criteria, ...planFrom(typed) }))
);

/** A plan as it is to be, with the version it was made from. */
export const evaluationForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...written }),
	inOneAtLeast('name'),
	inOneAtLeast('purpose'),
	daysInOrder(),
	v.transform(({ version, ...typed }) => ({ version, ...planFrom(typed) }))
);

/** How an evaluation is to stand from now on. */
export const stateForm = v.object({
	state: oneOf(evaluationStates)
});

/** A plan as the fields of its form hold it. */
export const planValues = ({ name, purpose, cuts, smallest, ...rest }: PlanFields): Record<string, string> => ({
	...{ ...wordValues('name', name), ...wordValues('purpose', purpose), ledBy: rest.ledBy },
	...{ opensOn: rest.opensOn, closesOn: rest.closesOn, cuts: cuts.join(', '), smallest: String(smallest) }
});
