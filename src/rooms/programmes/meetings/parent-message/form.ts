import * as v from 'valibot';
import { formId, maybeLines, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const mostMessage = 300;
export const messageKinds = ['late', 'words'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** What a parent says to those who run a meeting: that she will be late, or words of her own. */
export const parentMessageForm = v.pipe(
	v.object({ id: formId, kind: oneOf(messageKinds), words: maybeLines(mostMessage) }),
	v.forward(
		v.check(
			({ kind, words }) => kind === 'late' || words !== '',
			() => m.programmes_telling_need_words()
		),
		['words']
	),
	v.transform(({ id, kind, words }) => ({ id, kind, words: kind === 'late' ? '' : words }))
);

/** Which message was seen. */
export const seenForm = v.object({ message: v.pipe(v.string(), v.uuid()) });
