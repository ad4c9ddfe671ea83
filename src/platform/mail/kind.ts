/** What a message is to whoever gets it; each kind of message is one of these. */
export const messageSorts = ['asked', 'answer', 'service', 'reminder', 'care', 'news', 'alert'] as const;
export type MessageSort = (typeof messageSorts)[number];

/** The ways by which a message may go, in the order in which they are tried where she said none of her own; by hand is by a person who rings or texts. */
export const messageWays = ['email', 'text', 'push', 'hand'] as const;
export type MessageWay = (typeof messageWays)[number];

/** What somebody may switch off without missing what concerns her own places. */
export const topics = ['day-before', 'coming', 'celebration', 'measure', 'booklet', 'news'] as const;
export type Topic = (typeof topics)[number];

/** What of a message the gate asks: each room declares each of its kinds once. */
export interface LetterKind {
	name: string;
	class: MessageSort;
	topic: Topic | null;
	/** It tells of a day to come, or of how far a pregnancy or a baby is: quiet holds it. */
	dated: boolean;
	ways: readonly MessageWay[];
	/** Of what is dated, this alone goes to somebody quiet who said that she wants to hear of it. */
	evenQuiet?: 'if-called-off';
	/** It says that a way to reach her was changed, and asks whether that was she: it does not wait until the change counts. */
	tellsOfChange?: true;
}
export type LetterKinds<Name extends string = string> = Readonly<Record<Name, LetterKind>>;

type Line = Omit<LetterKind, 'name' | 'ways'> & Partial<Pick<LetterKind, 'ways'>>;

/** The kinds of a room by name; without a word about ways, each may go by all of them. */
export function declareKinds<Name extends string>(lines: Readonly<Record<Name, Line>>): LetterKinds<Name> {
	const entries = Object.entries<Line>(lines);
	const kinds = entries.map(([name, line]) => [name, { ways: messageWays, ...line, name }]);
	return Object.fromEntries(kinds) as LetterKinds<Name>;
}
