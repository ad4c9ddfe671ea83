/** What can be wrong with a file of votes, as a word for programs. */
export type WrongPapersReason =
	| 'empty'
	| 'head'
	| 'too-many-options'
	| 'no-seats'
	| 'weight'
	| 'not-a-number'
	| 'no-option'
	| 'twice'
	| 'equal-rank'
	| 'skipped-rank'
	| 'no-end-of-paper'
	| 'after-end-of-paper'
	| 'no-end-of-papers'
	| 'withdrawn'
	| 'tie-order'
	| 'unknown-setting'
	| 'names'
	| 'quote'
	| 'dots'
	| 'columns'
	| 'too-many-papers';

/** A file of votes that can't be read: the reason, the line (from 1) and the word in it that is wrong. */
export class WrongPapers extends Error {
	override readonly name = 'WrongPapers';
	readonly reason: WrongPapersReason;
	readonly line: number;
	readonly found: string;
	constructor(reason: WrongPapersReason, line: number, found = '') {
		super(`line ${line}: ${because[reason]}${found ? `, not ${JSON.stringify(found)}` : ''}`);
		this.reason = reason;
		this.line = line;
		this.found = found;
	}
}

const because: Record<WrongPapersReason, string> = {
	empty: 'there must be something in the file',
	head: 'it must begin with how many options there are and how many are to be chosen, such as 4 2',
	'too-many-options': 'there may be up to 1000 options',
	'no-seats': 'at least one must be to be chosen',
	weight: 'a paper begins with how many papers say the same, a whole number from 1',
	'not-a-number': 'here must be the number of an option',
	'no-option': 'here must be the number of an option that there is',
	twice: 'an option may stand on a paper once',
	'equal-rank': 'two options can’t have the same place on a paper',
	'skipped-rank': 'no place on a paper may be left out',
	'no-end-of-paper': 'a paper ends with 0',
	'after-end-of-paper': 'nothing may stand behind the 0 of a paper',
	'no-end-of-papers': 'the papers end with a line that has a 0 alone',
	withdrawn: 'options that were withdrawn are numbers of options with a minus before each',
	'tie-order': 'the order of the lot must have each option that stands once',
	'unknown-setting': 'of settings in brackets there may be [tie …] and [withdrawn …]',
	names: 'each option must have a name',
	quote: 'a name in quotes must end with a quote',
	dots: 'dots are whole numbers from 0',
	columns: 'each line must have as many columns as the first',
	'too-many-papers': 'there may be up to 1000000000 papers'
};
