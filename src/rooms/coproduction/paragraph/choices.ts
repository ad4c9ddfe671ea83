import { m } from '#messages';
import { paragraphMost } from './form.ts';

/** Why a paragraph could not be changed so. */
export const paragraphRefusalWords = {
	'changed-meanwhile': m.coproduction_paragraph_refused_changed,
	'no-gap': m.coproduction_paragraph_refused_no_gap,
	'nothing-below': m.coproduction_paragraph_refused_nothing_below,
	'too-long': () => m.coproduction_paragraph_refused_too_long({ most: paragraphMost.words }),
	enough: () => m.coproduction_document_too_many({ most: paragraphMost.paragraphs })
} as const;
