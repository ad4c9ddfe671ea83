import type { Node } from './checker.ts';
import type * as qda from './project.ts';
import { emptyProject } from './project.ts';
import { trimmed } from './values.ts';

/** A selection as the file has it, with its line: what its positions count is not known yet. */
export interface Placed {
	selection: qda.Selection;
	line: number;
}

/** A text as the file has it: its words are not looked for yet. */
export interface Loose {
	text: qda.Text;
	placed: Placed[];
	line: number;
}

/** What is put together while a file is read. */
export interface Building {
	project: qda.Project;
	texts: Loose[];
	memos: Loose[];
	/** Paths of files, with the line at which they are named. */
	paths: { path: string; line: number }[];
	made(node: Node, parent: Node | undefined): boolean;
}

/** Puts a project together out of its elements, as they end. */
export function building(): Building {
	const found: Building = { project: emptyProject(''), texts: [], memos: [], paths: [], made };
	const { project } = found;
	const text = (node: Node): Loose => {
		const placed = (node.made ?? []) as Placed[];
		return { text: textOf(node, placed), placed, line: node.line };
	};
	const makers: Record<string, (node: Node) => unknown> = {
		'Users/User': (node) => project.users.push(given({ ...named(node), id: node.attributes.id })),
		'Codes/Code': (node) => project.codes.push(codeOf(node)),
		'Variables/Variable': (node) => project.variables.push(variableOf(node)),
		'Cases/Case': (node) => project.cases.push(caseOf(node)),
		'Sources/TextSource': (node) => found.texts.push(text(node)),
		'Notes/Note': (node) => found.memos.push(text(node)),
		'Links/Link': (node) => project.links.push(linkOf(node)),
		'Sets/Set': (node) => project.sets.push(setOf(node)),
		'Graphs/Graph': (node) => project.graphs.push(keptOf(node))
	};
	for (const kind of ['Picture', 'PDF', 'Audio', 'Video'])
		makers[`Sources/${kind}Source`] = (node) => project.others.push(keptOf(node));

	function made(node: Node, parent: Node | undefined): boolean {
		for (const name of ['path', 'plainTextPath', 'richTextPath'])
			if (node.attributes[name] !== undefined) found.paths.push({ path: node.attributes[name], line: node.line });
		if (node.name === 'PlainTextSelection' && (parent?.name === 'TextSource' || parent?.name === 'Note')) {
			(parent.made ??= []).push({ selection: selectionOf(node), line: node.line } satisfies Placed);
			return true;
		}
		const make = parent && makers[`${parent.name}/${node.name}`];
		make?.(node);
		if (!parent) about(project, node);
		return make !== undefined;
	}
	return found;
}

/** What the first element says of the whole. */
function about(project: qda.Project, { attributes, children }: Node): void {
	const { origin, basePath, creationDateTime, modifiedDateTime } = attributes;
	Object.assign(
		project,
		given({
			...{ name: attributes.name ?? '', origin, basePath, description: descriptionIn(children) },
			...{ by: guid(attributes.creatingUserGUID), at: creationDateTime },
			...{
				changedBy: guid(attributes.modifyingUserGUID),
				changedAt: modifiedDateTime,
				notes: targets(children, 'NoteRef')
			}
		})
	);
}

/** The same without what is not there. */
function given<T extends object>(fields: { [Key in keyof T]: T[Key] | undefined }): T {
	const found: Partial<T> = {};
	for (const key in fields) if (fields[key] !== undefined) found[key] = fields[key];
	return found as T;
}

const guid = (text: string | undefined) => (text === undefined ? undefined : trimmed(text));
const named = ({ attributes }: Node) => ({ guid: guid(attributes.guid) ?? '', name: attributes.name });
const descriptionIn = (children: readonly Node[]) => children.find(({ name }) => name === 'Description')?.text;
const targets = (children: readonly Node[], name: string) =>
	children
		.filter((child) => child.name === name)
		.map(({ attributes }) => guid(attributes.targetGUID ?? attributes.guid) ?? '');
const stampsOf = ({ attributes: { creatingUser, creationDateTime, modifyingUser, modifiedDateTime } }: Node) => ({
	...{ by: guid(creatingUser), at: creationDateTime, changedBy: guid(modifyingUser), changedAt: modifiedDateTime }
});

function codeOf(node: Node): qda.Code {
	const { attributes, children } = node;
	return given<qda.Code>({
		...{ guid: guid(attributes.guid) ?? '', name: attributes.name ?? '', color: guid(attributes.color) },
		codable: ['true', '1'].includes(trimmed(attributes.isCodable ?? '')),
		description: descriptionIn(children),
		notes: targets(children, 'NoteRef'),
		codes: children.filter(({ name }) => name === 'Code').map(codeOf)
	});
}

function codingsIn(children: readonly Node[]): qda.Coding[] {
	return children
		.filter(({ name }) => name === 'Coding')
		.map(({ attributes, children: inside }) =>
			given<qda.Coding>({
				...{ guid: guid(attributes.guid) ?? '', code: targets(inside, 'CodeRef')[0] ?? '' },
				...{ by: guid(attributes.creatingUser), at: attributes.creationDateTime, notes: targets(inside, 'NoteRef') }
			})
		);
}

const position = (text = '') => (/^[+-]?\d+$/.test(trimmed(text)) ? Number(text) : NaN);

const selectionOf = (node: Node): qda.Selection =>
	given<qda.Selection>({
		...named(node),
		...stampsOf(node),
		description: descriptionIn(node.children),
		start: position(node.attributes.startPosition),
		end: position(node.attributes.endPosition),
		codings: codingsIn(node.children),
		notes: targets(node.children, 'NoteRef')
	});

function textOf(node: Node, placed: readonly Placed[]): qda.Text {
	const { attributes, children } = node;
	return given<qda.Text>({
		...named(node),
		...stampsOf(node),
		description: descriptionIn(children),
		content: children.find(({ name }) => name === 'PlainTextContent')?.text ?? null,
		path: attributes.plainTextPath,
		richTextPath: attributes.richTextPath,
		selections: placed.map(({ selection }) => selection),
		codings: codingsIn(children),
		notes: targets(children, 'NoteRef'),
		values: valuesIn(children)
	});
}

const kinds = ['TextValue', 'BooleanValue', 'IntegerValue', 'FloatValue', 'DateValue', 'DateTimeValue'] as const;

function valuesIn(children: readonly Node[]): qda.Value[] {
	return children
		.filter(({ name }) => name === 'VariableValue')
		.map(({ children: inside }) => {
			const said = inside.find(({ name }) => kinds.some((kind) => kind === name));
			const kind = kinds.find((each) => each === said?.name);
			return given<qda.Value>({ variable: targets(inside, 'VariableRef')[0] ?? '', kind, value: said?.text });
		});
}

const variableOf = (node: Node): qda.Variable =>
	given<qda.Variable>({
		...{ guid: guid(node.attributes.guid) ?? '', name: node.attributes.name ?? '' },
		type: trimmed(node.attributes.typeOfVariable ?? '') as qda.Variable['type'],
		description: descriptionIn(node.children)
	});

const caseOf = (node: Node): qda.Case =>
	given<qda.Case>({
		...named(node),
		description: descriptionIn(node.children),
		codes: targets(node.children, 'CodeRef'),
		values: valuesIn(node.children),
		sources: targets(node.children, 'SourceRef'),
		selections: targets(node.children, 'SelectionRef')
	});

const linkOf = (node: Node): qda.Link =>
	given<qda.Link>({
		...named(node),
		direction: guid(node.attributes.direction) as qda.Link['direction'],
		color: guid(node.attributes.color),
		origin: guid(node.attributes.originGUID),
		target: guid(node.attributes.targetGUID),
		notes: targets(node.children, 'NoteRef')
	});

const setOf = (node: Node): qda.Gathering =>
	given<qda.Gathering>({
		...{ guid: guid(node.attributes.guid) ?? '', name: node.attributes.name ?? '' },
		description: descriptionIn(node.children),
		codes: targets(node.children, 'MemberCode'),
		sources: targets(node.children, 'MemberSource'),
		notes: targets(node.children, 'MemberNote')
	});

const keptOf = ({ name, attributes, children, text }: Node): qda.Element => ({
	...{ name, attributes, text },
	children: children.map(keptOf)
});
