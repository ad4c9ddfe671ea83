// What may stand where in REFI-QDA 1.0, as facts of the standard: elements in their order, attributes and kinds of values.

/** What a value must look like. */
export type ValueKind =
	| 'text'
	| 'guid'
	| 'moment'
	| 'day'
	| 'number'
	| 'decimal'
	| 'yes-no'
	| 'color'
	| 'direction'
	| 'variable'
	| 'shape'
	| 'line';

/** One place in the order of an element’s children: which may stand there, and how often. */
export interface Part {
	names: readonly string[];
	least: number;
	most: number;
}

/** What may stand in an element. Without a kind of value it holds no words. */
export interface Shape {
	attributes: ReadonlyMap<string, ValueKind>;
	required: readonly string[];
	parts: readonly Part[];
	value: ValueKind | null;
}

/** Reads `guid:guid! name` and `Description? Code*`; `=text` is an element with words. */
function shape(attributes: string, content: string): Shape {
	const listed = attributes.split(' ').filter(Boolean);
	const named = listed.map((word) => word.replace('!', '').split(':') as [string, ValueKind?]);
	return {
		attributes: new Map(named.map(([name, kind]) => [name, kind ?? 'text'])),
		required: listed.filter((word) => word.endsWith('!')).map((word) => word.replace(/[:!].*/, '')),
		parts: content.startsWith('=') ? [] : content.split(' ').filter(Boolean).map(part),
		value: content.startsWith('=') ? (content.slice(1) as ValueKind) : null
	};
}

function part(word: string): Part {
	const often = /[?*+]$/.exec(word)?.[0] ?? '';
	return {
		names: word.replace(/[?*+]$/, '').split('|'),
		least: often === '?' || often === '*' ? 0 : 1,
		most: often === '*' || often === '+' ? Infinity : 1
	};
}

const stamps = 'creatingUser:guid creationDateTime:moment modifyingUser:guid modifiedDateTime:moment';
const corners = 'firstX:number! firstY:number! secondX:number! secondY:number!';
const medium = ['guid:guid! name path currentPath', stamps].join(' ');
const selection = (place: string) => ['guid:guid! name', place, stamps].join(' ').replaceAll('  ', ' ');
const coded = 'Coding* NoteRef*';
const textSource = shape(
	`guid:guid! name richTextPath plainTextPath ${stamps}`,
	`Description? PlainTextContent? PlainTextSelection* ${coded} VariableValue*`
);
const selected = `Description? ${coded}`;
const reference = shape('targetGUID:guid!', '');
const words = shape('', '=text');
const recorded = (name: string) => shape(medium, `Description? Transcript* ${name}* ${coded} VariableValue*`);

const project: Record<string, Shape> = {
	Project: shape(
		'name! origin creatingUserGUID:guid creationDateTime:moment modifyingUserGUID:guid modifiedDateTime:moment basePath',
		'Users? CodeBook? Variables? Cases? Sources? Notes? Links? Sets? Graphs? Description? NoteRef*'
	),
	Users: shape('', 'User+'),
	User: shape('guid:guid! name id', ''),
	CodeBook: shape('', 'Codes'),
	Codes: shape('', 'Code+'),
	Code: shape('guid:guid! name! isCodable:yes-no! color:color', 'Description? NoteRef* Code*'),
	Cases: shape('', 'Case+'),
	Case: shape('guid:guid! name', 'Description? CodeRef* VariableValue* SourceRef* SelectionRef*'),
	Variables: shape('', 'Variable+'),
	Variable: shape('guid:guid! name! typeOfVariable:variable!', 'Description?'),
	VariableValue: shape('', 'VariableRef TextValue|BooleanValue|IntegerValue|FloatValue|DateValue|DateTimeValue?'),
	TextValue: words,
	BooleanValue: shape('', '=yes-no'),
	IntegerValue: shape('', '=number'),
	FloatValue: shape('', '=decimal'),
	DateValue: shape('', '=day'),
	DateTimeValue: shape('', '=moment'),
	Sets: shape('', 'Set+'),
	Set: shape('guid:guid! name!', 'Description? MemberCode* MemberSource* MemberNote*'),
	Sources: shape('', 'TextSource|PictureSource|PDFSource|AudioSource|VideoSource+'),
	TextSource: textSource,
	Note: textSource,
	TextDescription: textSource,
	Representation: textSource,
	PlainTextContent: words,
	Description: words,
	PlainTextSelection: shape(selection('startPosition:number! endPosition:number!'), selected),
	PictureSource: shape(medium, `Description? TextDescription? PictureSelection* ${coded} VariableValue*`),
	PictureSelection: shape(selection(corners), selected),
	PDFSource: shape(medium, `Description? PDFSelection* Representation? ${coded} VariableValue*`),
	PDFSelection: shape(selection(`page:number! ${corners}`), `Description? Representation? ${coded}`),
	AudioSource: recorded('AudioSelection'),
	VideoSource: recorded('VideoSelection'),
	AudioSelection: shape(selection('begin:number! end:number!'), selected),
	VideoSelection: shape(selection('begin:number! end:number!'), selected),
	Transcript: shape(
		`guid:guid! name richTextPath plainTextPath ${stamps}`,
		'Description? PlainTextContent? SyncPoint* TranscriptSelection* NoteRef*'
	),
	TranscriptSelection: shape(selection('fromSyncPoint:guid toSyncPoint:guid'), selected),
	SyncPoint: shape('guid:guid! timeStamp:number position:number', ''),
	Coding: shape('guid:guid! creatingUser:guid creationDateTime:moment', 'CodeRef NoteRef*'),
	Notes: shape('', 'Note+'),
	Links: shape('', 'Link+'),
	Link: shape('guid:guid! name direction:direction color:color originGUID:guid targetGUID:guid', 'NoteRef*'),
	Graphs: shape('', 'Graph+'),
	Graph: shape('guid:guid! name', 'Vertex* Edge*'),
	Vertex: shape(
		'guid:guid! representedGUID:guid name firstX:number! firstY:number! secondX:number secondY:number shape:shape color:color',
		''
	),
	Edge: shape(
		'guid:guid! representedGUID:guid name sourceVertex:guid! targetVertex:guid! color:color direction:direction lineStyle:line',
		''
	),
	NoteRef: reference,
	CodeRef: reference,
	SourceRef: reference,
	SelectionRef: reference,
	VariableRef: reference,
	MemberCode: reference,
	MemberSource: reference,
	MemberNote: reference
};

const codebook: Record<string, Shape> = {
	CodeBook: shape('origin', 'Codes Sets?'),
	Codes: shape('', 'Code+'),
	Code: shape('guid:guid! name! isCodable:yes-no! color:color', 'Description? Code*'),
	Sets: shape('', 'Set+'),
	Set: shape('guid:guid! name!', 'Description? MemberCode*'),
	MemberCode: shape('guid:guid!', ''),
	Description: words
};

/** Of which kind a file is. */
export type Kind = 'project' | 'codebook';

/** What may stand in which element, by its name. */
export const shapes: Record<Kind, Readonly<Record<string, Shape>>> = { project, codebook };

/** The names by which XML knows the two kinds. */
export const namespaces: Record<Kind, string> = {
	project: 'urn:QDA-XML:project:1.0',
	codebook: 'urn:QDA-XML:codebook:1.0'
};
