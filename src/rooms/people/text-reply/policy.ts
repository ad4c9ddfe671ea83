import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** What a text asks for: to hear no more, a yes, a no; anything else is for a person to read. */
export type TextWord = 'stop' | 'yes' | 'no' | 'other';

const words: Record<Exclude<TextWord, 'other'>, readonly string[]> = {
	stop: ['stop', 'alto', 'basta', 'baja', 'توقف'],
	yes: ['yes', 'y', 'si', 's', 'نعم'],
	no: ['no', 'n', 'لا']
};

/** Reads one word, however it is written: with a full stop behind it, in capitals, with or without its accent. */
export function textWordIn(text: string): TextWord {
	const plain = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
	const found = Object.entries(words).find(([, spellings]) => spellings.includes(plain));
	return (found?.[0] as TextWord | undefined) ?? 'other';
}

/** Coordinators read what came back by text. */
export function mayReadReplies(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}
