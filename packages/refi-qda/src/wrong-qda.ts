/** Why a file is not read at all, as a word for programs. */
export type Refusal =
	| 'empty'
	| 'not-qda'
	| 'zip'
	| 'zip-kind'
	| 'entries'
	| 'ratio'
	| 'path'
	| 'no-project'
	| 'xml-size'
	| 'text-size'
	| 'encoding'
	| 'doctype'
	| 'xml'
	| 'deep'
	| 'root'
	| 'namespace';

/** What can be wrong at one place of a file that is read all the same, as a word for programs. */
export type Fault =
	| 'element'
	| 'order'
	| 'again'
	| 'lacking'
	| 'attribute'
	| 'no-attribute'
	| 'guid'
	| 'number'
	| 'yes-no'
	| 'moment'
	| 'day'
	| 'color'
	| 'choice'
	| 'words'
	| 'both'
	| 'neither'
	| 'double'
	| 'dangling'
	| 'circle'
	| 'positions'
	| 'missing'
	| 'not-utf8';

/** One thing that is wrong, with its line (from 1) and the word in the file that shows it. */
export interface Finding {
	fault: Fault;
	line: number;
	found: string;
}

/** A file that is not read: the reason, the line of its XML (null where it has none) and what was found there. */
export class WrongQda extends Error {
	override readonly name = 'WrongQda';
	readonly reason: Refusal;
	readonly line: number | null;
	readonly found: string;
	constructor(reason: Refusal, line: number | null = null, found = '') {
		super(`${line === null ? '' : `line ${line}: `}${because[reason]}${found ? `, not ${JSON.stringify(found)}` : ''}`);
		this.reason = reason;
		this.line = line;
		this.found = found;
	}
}

const because: Record<Refusal, string> = {
	empty: 'there must be something in the file',
	'not-qda': 'it must be a project (.qdpx), a codebook (.qdc) or the XML of one',
	zip: 'it must be a packed file that is whole',
	'zip-kind': 'it must be packed in the usual way: without a password, below 4 GB',
	entries: 'there may be up to 2,000 files in it',
	ratio: 'nothing in it may unpack to more than 200 times its size',
	path: 'files in it must have plain names, each once',
	'no-project': 'there must be one project.qde in it',
	'xml-size': 'its XML may have up to 60 MB',
	'text-size': 'its texts may have up to 60 MB',
	encoding: 'its XML must be in the encoding that it names',
	doctype: 'there may be no DOCTYPE in it',
	xml: 'it must be well-formed XML',
	deep: 'nothing may lie deeper than 500 elements',
	root: 'it must begin with Project or CodeBook',
	namespace: 'it must be of version 1.0 (urn:QDA-XML:project:1.0 or urn:QDA-XML:codebook:1.0)'
};
