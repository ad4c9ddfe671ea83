import * as v from 'valibot';
import { chosen, formId, line, maybeLines, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { gathered, inEach } from '#platform/forms/words.ts';

/** What somebody adds to a celebration: something that she brings, does, or wishes for. */
export const contributionKinds = ['bring', 'do', 'wish'] as const;
export type ContributionKind = (typeof contributionKinds)[number];

/** A list that is longer than this is read by nobody. */
export const mostContributions = 60;
export const mostContributionWords = 200;
export const mostCelebrationWords = 2000;

/** One thing that she adds, with her name or without. */
export const contributionForm = v.object({
	id: formId,
	kind: oneOf(contributionKinds),
	words: line(mostContributionWords),
	signed: tick
});
export type Contribution = Omit<v.InferOutput<typeof contributionForm>, 'id'>;

/** What is planned, and at which meeting; made from the version that was looked at (`saw`, 0 for none). */
export const shapeForm = v.pipe(
	v.object({ saw: whole(0, 1_000_000), meeting: chosen, ...inEach('words', mostCelebrationWords, maybeLines) }),
	v.transform(({ saw, meeting, ...typed }) => ({ saw, meeting, words: gathered(typed, 'words') }))
);
export type Shape = v.InferOutput<typeof shapeForm>;
