import * as v from 'valibot';
import { maybe, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const looks = ['discreet', 'clear', 'own'] as const;
export const mostWord = 40;

/** How letters to her look before they are opened; her own word is its subject. */
export type ChosenLook = { look: 'discreet' | 'clear'; word: '' } | { look: 'own'; word: string };

export const discreet: ChosenLook = { look: 'discreet', word: '' };

const fields = { letter_look: v.optional(oneOf(looks), 'discreet'), letter_word: maybe(mostWord) };

/** How her letters look; whoever chooses a word of her own has to write it. */
export const letterLookForm = v.pipe(
	v.object(fields),
	v.forward(
		v.check(
			({ letter_look, letter_word }) => letter_look !== 'own' || letter_word !== '',
			() => m.people_look_word_needed()
		),
		['letter_word']
	),
	v.transform(({ letter_look, letter_word }): ChosenLook => {
		return letter_look === 'own' ? { look: 'own', word: letter_word } : { look: letter_look, word: '' };
	})
);
