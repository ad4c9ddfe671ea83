import { SaxesParser, type SaxesAttributeNS, type SaxesTagNS } from 'saxes';
import { checker, type Checker, type Frame, type Node } from './checker.ts';
import { decoderFor, type Decoder } from './decode.ts';
import { limits } from './limits.ts';
import { namespaces, type Kind } from './model.ts';
import { WrongQda } from './wrong-qda.ts';

/** What is told of each element as it ends: true where something was made of it, and its node is not kept. */
export type Made = (node: Node, parent: Node | undefined) => boolean;

/** What came out of the XML of a file. */
export interface ReadXml {
	kind: Kind;
	root: Node;
	check: Checker;
}

/** XML that is handed over piece by piece. */
export interface XmlReader {
	write(piece: Uint8Array): void;
	end(): ReadXml;
}

/** Begins to read XML. Throws WrongQda for what is no REFI-QDA 1.0, or no XML at all. */
export function xmlReader(made: Made): XmlReader {
	const parser = new SaxesParser({ xmlns: true, position: true });
	const reading = readTags(parser, made);
	let decoder: Decoder | null = null;
	let size = 0;
	let head = '';
	const write = (text: string) => {
		if (!reading.begun()) head = refuseDoctype(head, text.replace(/^\uFEFF/, ''), parser.line);
		parser.write(text);
	};
	const decoded = (work: () => string) => {
		try {
			return work();
		} catch {
			throw new WrongQda('encoding', parser.line, decoder?.encoding ?? '');
		}
	};
	return {
		write(piece) {
			size += piece.length;
			if (size > limits.xml) throw new WrongQda('xml-size');
			const using = (decoder ??= decoderFor(piece));
			write(decoded(() => using.next(piece)));
		},
		end() {
			write(decoded(() => decoder?.end() ?? ''));
			parser.close();
			return reading.found();
		}
	};
}

const prolog = /\s*(?:<\?|<!--)?/y;

/** A DOCTYPE is refused before anything of it is read: it could name things without end. */
function refuseDoctype(before: string, text: string, line: number): string {
	const head = before + text;
	let at = 0;
	for (;;) {
		prolog.lastIndex = at;
		const opening = prolog.exec(head)?.[0] ?? '';
		const start = at + opening.length;
		if (/<!doctype/iy.test(head.slice(start, start + 9))) {
			throw new WrongQda('doctype', line + head.slice(before.length, start).split('\n').length - 1);
		}
		if (!/\S/.test(opening)) return head.length - start > 9 ? '' : head.slice(at);
		const ending = opening.endsWith('<?') ? '?>' : '-->';
		const end = head.indexOf(ending, start);
		if (end < 0) return opening.trim() + head.slice(Math.max(start, head.length - 2)); // of a long remark its end alone is waited for
		at = end + ending.length;
	}
}

const instance = 'http://www.w3.org/2001/XMLSchema-instance';
const hints = ['schemaLocation', 'noNamespaceSchemaLocation'];

/** Puts elements together, and has each held against the standard. */
function readTags(parser: SaxesParser<{ xmlns: true; position: true }>, made: Made) {
	const open: Frame[] = [];
	let [kind, check, root]: [Kind | null, Checker | null, Node | null] = [null, null, null];
	let line = 1;
	// six handlers, and no seventh: with one more the engine keeps the parser as a dictionary, three times as slow
	parser.on('error', (problem) => refuseXml(problem, parser.line));
	parser.on('opentagstart', () => void (line = parser.line));
	parser.on('opentag', (tag) => {
		if (open.length >= limits.depth) throw new WrongQda('deep', line);
		const node = nodeOf(tag, line);
		if (!kind || !check) {
			kind = kindOf(tag, line);
			check = checker(kind);
			root = node;
		}
		if (tag.uri !== namespaces[kind]) node.name = tag.name.includes(':') ? tag.name : `:${tag.name}`;
		open.push(check.open(node, open));
	});
	parser.on('closetag', () => {
		const frame = open.pop();
		const parent = open.at(-1)?.node;
		if (!frame) return;
		check?.close(frame);
		if (!made(frame.node, parent)) parent?.children.push(frame.node);
	});
	const words = (text: string, plain: boolean) => {
		const frame = open.at(-1);
		if (frame) check?.words(text, frame, parser.line, plain);
		if (frame?.shape?.value) frame.node.text += text;
	};
	parser.on('text', (text) => words(text, true));
	parser.on('cdata', (text) => words(text, false));
	return {
		begun: () => root !== null,
		found(): ReadXml {
			if (!kind || !check || !root) throw new WrongQda('xml', parser.line);
			return { kind, check, root };
		}
	};
}

function refuseXml({ message }: Error, line: number): never {
	throw new WrongQda('xml', line, message.replace(/^\d+:\d+: /, ''));
}

function nodeOf(tag: SaxesTagNS, line: number): Node {
	const attributes: Record<string, string> = {};
	for (const name in tag.attributes) {
		const { local, uri, prefix, value } = tag.attributes[name] as SaxesAttributeNS;
		if (prefix === 'xmlns' || name === 'xmlns' || (uri === instance && hints.includes(local))) continue;
		attributes[uri === '' ? local : name] = value;
	}
	return { name: tag.local, attributes, children: [], text: '', line };
}

/** Of which kind a file is, by the first element in it. */
function kindOf({ local, uri }: SaxesTagNS, line: number): Kind {
	const kind = ({ Project: 'project', CodeBook: 'codebook' } as const)[local];
	if (!kind) throw new WrongQda('root', line, local);
	if (uri !== namespaces[kind]) throw new WrongQda('namespace', line, uri);
	return kind;
}
