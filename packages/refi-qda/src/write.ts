import { strToU8, zipSync, type Zippable } from 'fflate';
import { limits } from './limits.ts';
import { namespaces } from './model.ts';
import type * as qda from './project.ts';
import { foldedGuid } from './values.ts';
import { element, inside, type Attributes } from './xml-words.ts';

/** A file beside the XML, such as a picture, under the name that its path has. */
export interface Beside {
	path: string;
	bytes: Uint8Array;
}

/** Writes a project as .qdpx: UTF-8, line feeds, no mark of the order of bytes, positions as code points. */
export function writeQdpx(project: qda.Project, besides: readonly Beside[] = []): Uint8Array {
	const texts = project.texts.filter(({ content }) => content !== null);
	const files = [
		{ name: 'project.qde', bytes: strToU8(projectXml(project)) },
		...texts.map(({ guid, content }) => ({ name: `sources/${fileName(guid)}`, bytes: utf8(content ?? '') })),
		...besides.map(({ path, bytes }) => ({ name: `sources/${path.replace(/^internal:\/\/+/i, '')}`, bytes }))
	];
	return zipSync(Object.fromEntries(files.map(({ name, bytes }) => [name, packed(bytes)])) satisfies Zippable);
}

/** Writes the codes and sets of a project as .qdc. */
export function writeQdc({ codes, sets, origin }: Pick<qda.Project, 'codes' | 'sets' | 'origin'>): string {
	const content = [
		inside('Codes', codes.map(codeXmlWithout)),
		inside(
			'Sets',
			sets.map((set) =>
				element('Set', { guid: set.guid, name: set.name }, [
					described(set.description),
					...set.codes.map((guid) => element('MemberCode', { guid }))
				])
			)
		)
	];
	return document('CodeBook', namespaces.codebook, 'Codebook', { origin }, content);
}

/** How a text is called in the file: by its GUID alone. */
const fileName = (guid: string) => `${foldedGuid(guid)}.txt`;
const utf8 = (text: string) => new TextEncoder().encode(text);

/** The same bytes make the same file; what would unpack to very much is not packed, so that every reader takes it. */
function packed(bytes: Uint8Array): [Uint8Array, { level: 0 | 6; mtime: string }] {
	const isSmall = bytes.length <= limits.ratioFrom;
	const mtime = '1980-01-01T12:00:00';
	if (isSmall) return [bytes, { level: 6, mtime }];
	const size = zipSync({ a: [bytes, { level: 6 }] }).length;
	return [bytes, { level: size * (limits.ratio / 2) < bytes.length ? 0 : 6, mtime }];
}

function document(
	name: string,
	namespace: string,
	schema: string,
	attributes: Attributes,
	content: readonly string[]
): string {
	const about = {
		xmlns: namespace,
		'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
		'xsi:schemaLocation': `${namespace} http://schema.qdasoftware.org/versions/${schema}/v1.0/${schema}.xsd`
	};
	return `<?xml version="1.0" encoding="utf-8"?>\n${element(name, { ...about, ...attributes }, content)}\n`;
}

function projectXml(project: qda.Project): string {
	const { name, origin, basePath, by, at, changedBy, changedAt } = project;
	const attributes = {
		...{ name, origin, creatingUserGUID: by, creationDateTime: at },
		...{ modifyingUserGUID: changedBy, modifiedDateTime: changedAt, basePath }
	};
	return document('Project', namespaces.project, 'Project', attributes, [
		inside(
			'Users',
			project.users.map(({ guid, name: called, id }) => element('User', { guid, name: called, id }))
		),
		project.codes.length === 0 ? '' : element('CodeBook', {}, [inside('Codes', project.codes.map(codeXml))]),
		inside('Variables', project.variables.map(variableXml)),
		inside('Cases', project.cases.map(caseXml)),
		inside('Sources', [...project.texts.map(sourceXml), ...project.others.map(keptXml)]),
		inside(
			'Notes',
			project.memos.map((memo) =>
				textXml('Note', memo, { plainTextPath: memo.content === null ? memo.path : undefined })
			)
		),
		inside('Links', project.links.map(linkXml)),
		inside('Sets', project.sets.map(setXml)),
		inside('Graphs', project.graphs.map(keptXml)),
		described(project.description),
		...refs('NoteRef', project.notes)
	]);
}

const described = (text: string | undefined) => (text === undefined ? '' : element('Description', {}, [], text));
const refs = (name: string, guids: readonly string[]) => guids.map((targetGUID) => element(name, { targetGUID }));
const stamps = ({ by, at, changedBy, changedAt }: qda.Stamps): Attributes => ({
	...{ creatingUser: by, creationDateTime: at, modifyingUser: changedBy, modifiedDateTime: changedAt }
});

function codeXml({ guid, name, codable, color, description, notes, codes }: qda.Code): string {
	const content = [described(description), ...refs('NoteRef', notes), ...codes.map(codeXml)];
	return element('Code', { guid, name, isCodable: String(codable), color }, content);
}

/** Codes of a codebook have no memos. */
const codeXmlWithout = (code: qda.Code): string => codeXml(withoutNotes(code));
const withoutNotes = (code: qda.Code): qda.Code => ({ ...code, notes: [], codes: code.codes.map(withoutNotes) });

const variableXml = ({ guid, name, type, description }: qda.Variable) =>
	element('Variable', { guid, name, typeOfVariable: type }, [described(description)]);

const valueXml = ({ variable, kind, value }: qda.Value) =>
	element('VariableValue', {}, [
		element('VariableRef', { targetGUID: variable }),
		kind === undefined ? '' : element(kind, {}, [], value ?? '')
	]);

const caseXml = ({ guid, name, description, codes, values, sources, selections }: qda.Case) =>
	element('Case', { guid, name }, [
		described(description),
		...refs('CodeRef', codes),
		...values.map(valueXml),
		...refs('SourceRef', sources),
		...refs('SelectionRef', selections)
	]);

const codingXml = ({ guid, code, by, at, notes }: qda.Coding) =>
	element('Coding', { guid, creatingUser: by, creationDateTime: at }, [
		element('CodeRef', { targetGUID: code }),
		...refs('NoteRef', notes)
	]);

function selectionXml(selection: qda.Selection): string {
	const { guid, name, description, start, end, codings, notes } = selection;
	const attributes = { guid, name, startPosition: String(start), endPosition: String(end), ...stamps(selection) };
	return element('PlainTextSelection', attributes, [
		described(description),
		...codings.map(codingXml),
		...refs('NoteRef', notes)
	]);
}

/** A text stands in a file of its own; where its words are not here, the path stays as it was. */
const sourceXml = (text: qda.Text) =>
	textXml('TextSource', text, {
		plainTextPath: text.content === null ? text.path : `internal://${fileName(text.guid)}`
	});

function textXml(name: 'TextSource' | 'Note', text: qda.Text, { plainTextPath }: Attributes): string {
	const { guid, name: called, description, content, richTextPath, selections, codings, notes, values } = text;
	const attributes = { guid, name: called, richTextPath, plainTextPath, ...stamps(text) };
	return element(name, attributes, [
		described(description),
		plainTextPath === undefined && content !== null ? element('PlainTextContent', {}, [], content) : '',
		...selections.map(selectionXml),
		...codings.map(codingXml),
		...refs('NoteRef', notes),
		...values.map(valueXml)
	]);
}

const linkXml = ({ guid, name, direction, color, origin, target, notes }: qda.Link) =>
	element('Link', { guid, name, direction, color, originGUID: origin, targetGUID: target }, refs('NoteRef', notes));

const setXml = ({ guid, name, description, codes, sources, notes }: qda.Gathering) =>
	element('Set', { guid, name }, [
		described(description),
		...refs('MemberCode', codes),
		...refs('MemberSource', sources),
		...refs('MemberNote', notes)
	]);

const keptXml = ({ name, attributes, children, text }: qda.Element): string =>
	element(name, attributes, children.map(keptXml), text);
