import * as v from 'valibot';
import { wordLanguages } from './five-words.ts';

const box = (most: number) => v.pipe(v.string(), v.maxLength(most), v.regex(/^1\.[\w-]+$/));
const id = v.pipe(v.string(), v.uuid());

/** A key, locked with words that stay with her. With `key` the lock of that key is changed. */
export const lockSent = v.object({
	do: v.literal('lock'),
	key: v.optional(id),
	language: v.picklist(wordLanguages),
	salt: v.pipe(v.string(), v.maxLength(64), v.regex(/^[\w-]{20,}$/)),
	wrapped: box(200)
});

/** A version of a page, sealed, and the versions that she saw when she wrote it. */
export const textSent = v.object({
	do: v.literal('keep'),
	id,
	key: id,
	sealed: box(60_000),
	saw: v.pipe(v.array(id), v.maxLength(2_000))
});

/** How much of a page can be shown to somebody. */
export const mostShown = 10_000;

/** A page in clear, as she shows it to her facilitators. */
export const showSent = v.object({
	do: v.literal('show'),
	words: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(mostShown))
});

/** What the script of the page sends. */
export const sent = v.variant('do', [lockSent, textSent, showSent]);
export type Lock = Omit<v.InferOutput<typeof lockSent>, 'do'>;
export type SealedText = Omit<v.InferOutput<typeof textSent>, 'do'>;

/** What the page gives to `kith-writing`. */
export interface WritingGiven {
	person: string;
	org: string;
	session: string;
	page: string;
	/** The language in which new words are drawn. */
	language: 'en' | 'es';
	/** Half of what opens the key on this phone, as long as she is signed in. */
	share: string;
	key: { id: string; language: 'en' | 'es'; salt: string; wrapped: string } | null;
	texts: { id: string; key: string; sealed: string; at: string }[];
	/** She shows a copy of this page. */
	isShown: boolean;
	say: Record<string, string>;
}

/** What the line needs to know that sends what waits from any page: whose it would be. */
export interface WaitsGiven {
	person: string;
}
