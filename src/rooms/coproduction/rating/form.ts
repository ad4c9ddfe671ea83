import * as v from 'valibot';
import { lines, maybe, maybeLines, whole } from '#platform/forms/fields.ts';
import { criterionPlaces } from '../call/form.ts';
import { m } from '#messages';

/** How far an application shows what is looked for: not, a little, well, very well. */
export const marks = [0, 1, 2, 3] as const;
export type RatingMark = (typeof marks)[number];

export const ratingMost = { why: 600 } as const;

const fields = {
	...{ mark1: maybe(1), mark2: maybe(1), mark3: maybe(1), mark4: maybe(1), mark5: maybe(1), mark6: maybe(1) },
	...{ why1: maybeLines(ratingMost.why), why2: maybeLines(ratingMost.why), why3: maybeLines(ratingMost.why) },
	...{ why4: maybeLines(ratingMost.why), why5: maybeLines(ratingMost.why), why6: maybeLines(ratingMost.why) }
};

/** How an application is rated by one criterion, and why. */
export interface RatingFields {
	place: number;
	mark: RatingMark;
	why: string;
}

const isMark = (typed: string): boolean => /^[0-3]$/.test(typed);

/** The ratings of one application: what has a mark has a reason, and a reason has a mark. Whether all are there, the command asks. */
export const ratingForm = v.pipe(
	v.object(fields),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		for (const place of criterionPlaces) {
			const [mark, why] = [input[`mark${place}`], input[`why${place}`]];
			const at = (key: keyof typeof fields, message: string) =>
				addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
			if (why && !isMark(mark)) at(`mark${place}`, m.forms_choose());
			if (mark && !why) at(`why${place}`, m.forms_needed());
		}
	}),
	v.transform((typed) => ({
		ratings: criterionPlaces.flatMap((place): RatingFields[] => {
			const [mark, why] = [typed[`mark${place}`], typed[`why${place}`]];
			return isMark(mark) && why ? [{ place, mark: Number(mark) as RatingMark, why }] : [];
		})
	}))
);

/** Another rating after the panel talked, with what changed her mind. */
export const changeRatingForm = v.object({
	place: whole(1, 6),
	mark: whole(0, 3),
	why: lines(ratingMost.why),
	changedWhy: lines(ratingMost.why)
});
export type ChangedRating = v.InferOutput<typeof changeRatingForm>;
