import * as v from 'valibot';
import { chosen, lines, maybeLines, oneOf } from '#platform/forms/fields.ts';
import { sharings } from '../check-in/form.ts';

export const mostSaidWords = 300;

/** What she says in a round, and who sees it. */
export const sayForm = v.object({
	round: chosen,
	words: lines(mostSaidWords),
	overcame: maybeLines(mostSaidWords),
	sharing: oneOf(sharings)
});
export type SaidWords = v.InferOutput<typeof sayForm>;

/** The round in which she takes back what she said. */
export const saidBackForm = v.object({ round: chosen });
