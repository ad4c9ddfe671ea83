/** A GUID as the file has it, with or without braces. Compare by `foldedGuid`. */
export type Guid = string;

/** Who made a thing and when, and who changed it last. */
export interface Stamps {
	by?: Guid;
	at?: string;
	changedBy?: Guid;
	changedAt?: string;
}

/** Somebody who coded. */
export interface User {
	guid: Guid;
	name?: string;
	id?: string;
}

/** A code with those below it. */
export interface Code {
	guid: Guid;
	name: string;
	codable: boolean;
	color?: string;
	description?: string;
	/** Memos that are about it. */
	notes: Guid[];
	codes: Code[];
}

/** That somebody gave something a code. */
export interface Coding {
	guid: Guid;
	code: Guid;
	by?: Guid;
	at?: string;
	notes: Guid[];
}

/** Words of a text: code points from `start` on, up to but without `end`; the first is 0. */
export interface Selection extends Stamps {
	guid: Guid;
	/** Most programs put the words themselves here. */
	name?: string;
	description?: string;
	start: number;
	end: number;
	codings: Coding[];
	notes: Guid[];
}

/** A text, or a memo. Its words have line feeds alone and no mark of the order of bytes; null where they were not in the file. */
export interface Text extends Stamps {
	guid: Guid;
	name?: string;
	description?: string;
	content: string | null;
	/** Where its words stand in the file, if not inside the XML. */
	path?: string;
	richTextPath?: string;
	selections: Selection[];
	/** Codes of the whole text. */
	codings: Coding[];
	notes: Guid[];
	values: Value[];
}

/** What something is by a variable, as the file writes it; without a kind nothing is said. */
export interface Value {
	variable: Guid;
	kind?: 'TextValue' | 'BooleanValue' | 'IntegerValue' | 'FloatValue' | 'DateValue' | 'DateTimeValue';
	value?: string;
}

/** Something by which cases and texts differ. */
export interface Variable {
	guid: Guid;
	name: string;
	type: 'Text' | 'Boolean' | 'Integer' | 'Float' | 'Date' | 'DateTime';
	description?: string;
}

/** Somebody or something that texts are about. */
export interface Case {
	guid: Guid;
	name?: string;
	description?: string;
	codes: Guid[];
	values: Value[];
	sources: Guid[];
	selections: Guid[];
}

/** A tie between any two things. */
export interface Link {
	guid: Guid;
	name?: string;
	direction?: 'Associative' | 'OneWay' | 'Bidirectional';
	color?: string;
	origin?: Guid;
	target?: Guid;
	notes: Guid[];
}

/** Codes, sources and memos that belong together. */
export interface Gathering {
	guid: Guid;
	name: string;
	description?: string;
	codes: Guid[];
	sources: Guid[];
	notes: Guid[];
}

/** An element that is kept as it stood, for the way back: a picture, a film, a drawing. */
export interface Element {
	name: string;
	attributes: Record<string, string>;
	children: Element[];
	text: string;
}

/** All that a project or a codebook holds; of a codebook only codes and sets. */
export interface Project extends Stamps {
	name: string;
	origin?: string;
	basePath?: string;
	description?: string;
	/** Memos about the work as a whole. */
	notes: Guid[];
	users: User[];
	codes: Code[];
	variables: Variable[];
	cases: Case[];
	texts: Text[];
	memos: Text[];
	links: Link[];
	sets: Gathering[];
	/** Pictures, PDFs, sound and films. */
	others: Element[];
	graphs: Element[];
}

/** A project with nothing in it. */
export const emptyProject = (name: string): Project => ({
	...{ name, notes: [], users: [], codes: [], variables: [], cases: [], texts: [], memos: [], links: [], sets: [] },
	...{ others: [], graphs: [] }
});
