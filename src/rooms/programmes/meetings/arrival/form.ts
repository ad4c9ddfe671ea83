import * as v from 'valibot';
import { chosen, formId, maybe, name } from '#platform/forms/fields.ts';
import { nameKey } from '#platform/forms/signs.ts';
import { sawField, states } from '../mark/form.ts';

export const mostFirstName = 60;

/** The first letter of what was typed, large: of a whole surname no more is kept. */
function firstLetterOf(typed: string): string {
	const [first = ''] = [...new Intl.Segmenter().segment(typed.normalize('NFC'))].map(({ segment }) => segment);
	return nameKey(first) ? first.toUpperCase().slice(0, 8) : '';
}

/** What somebody leaves at the door: a first name, and the first letter of her surname if she likes. */
export const arrivalForm = v.pipe(
	v.object({ tap: formId, called: name(mostFirstName), letter: maybe(100) }),
	v.transform(({ tap, called, letter }) => ({ tap, called, letter: firstLetterOf(letter) }))
);
export type Arriving = v.InferOutput<typeof arrivalForm>;

/** Who of the register, or of those who came before, somebody at the door is. */
export const confirmForm = v.object({ person: chosen });

/** A line at the door was settled by mistake; `state` and `saw` take the tap on the register back that came of it. */
export const reopenForm = v.object({
	person: v.optional(chosen),
	state: v.optional(v.picklist(states)),
	saw: sawField
});
export type Reopening = v.InferOutput<typeof reopenForm>;
