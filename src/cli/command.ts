import type { Out } from './out.ts';

/** A text of the command line, in the language spoken when it is asked for. */
export type Spoken = () => string;

/** A word that begins with `--`: what stands behind it, what it does, and what holds when nobody says it. */
export interface Option {
	says: Spoken;
	/** What stands behind it, as shown in the help: FILE, NAME, N. Without one it is a switch. */
	value?: Spoken;
	choices?: readonly string[];
	default?: string;
	required?: boolean;
}

/** A word without `--`, in its place. */
export interface Word {
	value: Spoken;
	says: Spoken;
	/** Whether it may be left out: then it is an empty text. Only the last word of a command may. */
	optional?: true;
}

/** What a person typed behind a command, by name: texts as they were typed, switches as true. */
export type GivenWords<O, W> = { [Name in keyof W]: string } & {
	[Name in keyof O as O[Name] extends { required: true } | { default: string } ? Name : never]: ValueOf<O[Name]>;
} & {
	[Name in keyof O as O[Name] extends { required: true } | { default: string } ? never : Name]?: ValueOf<O[Name]>;
} & {
	json: boolean;
};
type ValueOf<O> = O extends { choices: readonly (infer Choice)[] }
	? Choice
	: O extends { value: Spoken }
		? string
		: true;

/** One subcommand as the table has it: enough to read its words, to help, to write the manual and to complete them. */
export interface Command {
	says: Spoken;
	/** What somebody should know before she uses it. */
	about?: Spoken;
	words: Record<string, Word>;
	options: Record<string, Option>;
	/** Lines that can be typed as they stand. */
	examples: readonly string[];
	/** The exit code; nothing where it serves until it is told to stop. */
	run(given: Record<string, unknown>, out: Out): Promise<number | undefined>;
}

/** Checks at compile time that a command is given what its table line promises. */
export function command<
	const O extends Record<string, Option> = Record<never, Option>,
	const W extends Record<string, Word> = Record<never, Word>
>(line: {
	says: Spoken;
	about?: Spoken;
	words?: W;
	options?: O;
	examples: readonly string[];
	run(given: GivenWords<O, W>, out: Out): Promise<number | undefined>;
}): Command {
	return { words: {}, options: {}, ...line, run: (given, out) => line.run(given as GivenWords<O, W>, out) };
}
