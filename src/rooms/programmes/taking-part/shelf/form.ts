import * as v from 'valibot';
import { formId, lines, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** What stands on the shelf of a group. */
export const shelfKinds = ['tip', 'book'] as const;
export type ShelfKind = (typeof shelfKinds)[number];

export const mostShelfWords = 300;

/** A tip, or a book with who wrote it. */
export const shelfForm = v.object({ id: formId, kind: oneOf(shelfKinds), words: lines(mostShelfWords) });

/** A tip or a book, in a word. */
export const shelfKindWords = (kind: ShelfKind): string =>
	kind === 'tip' ? m.programmes_shelf_tip() : m.programmes_shelf_book();
