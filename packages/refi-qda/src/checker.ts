import { noGuids, wantedOf, type Guids } from './guids.ts';
import { limits } from './limits.ts';
import { shapes, type Kind, type Shape } from './model.ts';
import type { Element } from './project.ts';
import { faultOf, foldedGuid } from './values.ts';
import type { Fault, Finding } from './wrong-qda.ts';

/** An element with its line while it is read. */
export interface Node extends Element {
	line: number;
	children: Node[];
	/** What was made of its children already, which are not kept as nodes then. */
	made?: unknown[];
}

/** An element that is open: which may stand in it, and how far its children have come. */
export interface Frame {
	node: Node;
	shape: Shape | null;
	at: number;
	count: number;
}

/** Holds elements against the standard as they come. */
export interface Checker {
	findings: Finding[];
	/** Writes down what is wrong, up to as much as is told. */
	note(fault: Fault, line: number, found: string): void;
	open(node: Node, above: readonly Frame[]): Frame;
	/** Words within an element; `plain` where they stand there as they are, not as CDATA. */
	words(text: string, frame: Frame, line: number, plain: boolean): void;
	close(frame: Frame): void;
	/** Things that only the whole file can tell. */
	end(): void;
}

/** Looks at each element of a file of that kind. */
export function checker(kind: Kind): Checker {
	const findings: Finding[] = [];
	const guids = noGuids();
	const note = (fault: Fault, line: number, found: string) => {
		if (findings.length < limits.findings) findings.push({ fault, line, found: found.slice(0, 200) });
	};
	const attribute = attributeChecker(note, guids);
	return {
		findings,
		note,
		open(node, above) {
			const parent = above.at(-1);
			const isKnown = parent ? parent.shape !== null && takesPlace(parent, node, note) : true;
			const shape = isKnown ? (shapes[kind][node.name] ?? null) : null;
			if (shape) {
				for (const name of Object.keys(node.attributes)) attribute(node, shape, name, above);
				for (const name of shape.required)
					if (node.attributes[name] === undefined) note('no-attribute', node.line, name);
			}
			return { node, shape, at: 0, count: 0 };
		},
		words(text, { shape, node }, line, plain) {
			if (shape && shape.value === null && (!plain || /[^ \t\n\r]/.test(text) || shape.parts.length === 0))
				note('words', line, text.trim().slice(0, 40) || node.name);
		},
		close({ node, shape, at, count }) {
			if (!shape) return;
			const fault = shape.value ? faultOf(shape.value, node.text) : null;
			if (fault) note(fault, node.line, node.text);
			shape.parts.slice(at).forEach(({ least, names }, place) => {
				if (least > (place === 0 ? count : 0)) note('lacking', node.line, names.join(', '));
			});
			refuseBothAndNeither(node, note);
		},
		end() {
			for (const { fault, line, found } of guids.dangling()) note(fault, line, found);
		}
	};
}

/** Holds one attribute against the standard, and notes what it leads to. */
function attributeChecker(note: Checker['note'], guids: Guids) {
	return (node: Node, shape: Shape, name: string, above: readonly Frame[]): void => {
		const value = node.attributes[name] ?? '';
		const kindOf = shape.attributes.get(name);
		if (!kindOf) return note('attribute', node.line, name);
		const fault = faultOf(kindOf, value);
		if (fault) return note(fault, node.line, value);
		if (kindOf !== 'guid') return;
		const wanted = name === 'guid' && node.name !== 'MemberCode' ? undefined : wantedOf(node.name, name);
		if (wanted) guids.wants(value, wanted, node.line);
		else if (!guids.has(value, node.name)) note(isCircle(node, above) ? 'circle' : 'double', node.line, value);
	};
}

/** Moves the place in the order on to where a child stands; false where nothing of its name may stand. */
function takesPlace(parent: Frame, { name, line }: Node, note: Checker['note']): boolean {
	const { parts } = parent.shape ?? { parts: [] };
	const found = parts.findIndex((part, place) => place >= parent.at && part.names.includes(name));
	if (found < 0) {
		const isEarlier = parts.some((part) => part.names.includes(name));
		note(isEarlier ? 'order' : 'element', line, name);
		return isEarlier;
	}
	parts.slice(parent.at, found).forEach(({ least, names }, place) => {
		if (least > (place === 0 ? parent.count : 0)) note('lacking', line, names.join(', '));
	});
	parent.count = found === parent.at ? parent.count + 1 : 1;
	parent.at = found;
	if (parent.count > (parts[found]?.most ?? 0)) note('again', line, name);
	return true;
}

/** A code that lies within itself. */
function isCircle({ name, attributes }: Node, above: readonly Frame[]): boolean {
	const own = foldedGuid(attributes.guid ?? '');
	return (
		name === 'Code' && above.some(({ node }) => node.name === 'Code' && foldedGuid(node.attributes.guid ?? '') === own)
	);
}

const texts = new Set(['TextSource', 'Note', 'TextDescription', 'Representation', 'Transcript']);

/** A text stands in the XML or in a file beside it. */
function refuseBothAndNeither({ name, attributes, children, line }: Node, note: Checker['note']): void {
	if (!texts.has(name)) return;
	const [inside, beside] = [
		children.some((child) => child.name === 'PlainTextContent'),
		attributes.plainTextPath !== undefined
	];
	if (inside && beside) note('both', line, attributes.plainTextPath ?? '');
	if (!inside && !beside) note('neither', line, attributes.name ?? attributes.guid ?? '');
}
