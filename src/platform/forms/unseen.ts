// Characters that nobody sees in a text. Those that turn the direction of what follows, or do nothing at all, have no place in what people
// write: with them a name looks like another one. Signs that a script or an emoji needs, and marks of direction, are let be.

/** A letter or picture beside which a joiner means something: any but those of scripts whose letters stand alone. */
const joined = String.raw`[\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}[\p{L}--[\p{scx=Latin}\p{scx=Greek}\p{scx=Cyrillic}]]]`;

const unmeant = new RegExp(
	[
		String.raw`[\p{Cc}--[\n\t]]`, // NUL and other controls
		String.raw`[\u202A-\u202E\u2066-\u206F\uFFF9-\uFFFB]`, // overrides and isolates of direction, notes between lines
		String.raw`(?<!\u{1F3F4}[\u{E0020}-\u{E007E}]{0,6})[\u{E0000}-\u{E007F}]`, // tags, but for the flags made of them
		String.raw`(?<!${joined})[\u200C\u200D](?!${joined})`
	].join('|'),
	'v'
);

const seen = /[^\p{Default_Ignorable_Code_Point}\p{C}\p{Z}\p{M}\u2800]/v;

/** Where in a text the first sign stands that nobody sees and no script needs; -1 where there is none. */
export function unmeantIn(text: string): number {
	return text.search(unmeant);
}

/** Whether there is anything in a text that can be seen. */
export function isSeen(text: string): boolean {
	return seen.test(text);
}
