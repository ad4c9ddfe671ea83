// Reads a finished document the way a screen reader does. For tests only: it needs pdfjs-dist, which is not installed
// with the app.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Tag = { role: string; alt?: string };

/** What somebody who can't see the document is told of it. */
export type ReadBack = {
	title: string;
	language: string;
	tagged: boolean;
	pages: number;
	/** Whether every line of text begins and ends far enough from every edge of the paper: printers leave some millimetres white. */
	insideMargins: boolean;
	/** The size of the smallest letters, in points. */
	smallest: number;
	/** All words in reading order, page after page, line breaks as single spaces. */
	words: string;
	/** Every tag in reading order, with its alternative text where it has one. */
	tags: Tag[];
};

type Node = { role?: string; alt?: string; children?: Node[] };

function flat(node: Node): Tag[] {
	const own = node.role ? [{ role: node.role, ...(node.alt === undefined ? {} : { alt: node.alt }) }] : [];
	return [...own, ...(node.children ?? []).flatMap(flat)];
}

/** 7 mm in points. */
const margin = 20;

type Page = { words: string; tags: Tag[]; insideMargins: boolean; smallest: number };

async function page(document: PDFDocumentProxy, number: number): Promise<Page> {
	const loaded = await document.getPage(number);
	const { items } = await loaded.getTextContent();
	const words = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : '')).join('');
	const tree = (await loaded.getStructTree()) as Node | null;
	const { width, height } = loaded.getViewport({ scale: 1 });
	const insideMargins = items.every((item) => {
		if (!('str' in item) || item.str.trim() === '') return true;
		const [left, foot] = [Number(item.transform[4]), Number(item.transform[5])];
		return (
			left >= margin && left + item.width <= width - margin && foot >= margin && foot + item.height <= height - margin
		);
	});
	const sizes = items.flatMap((item) => ('str' in item && item.str.trim() ? [item.height] : []));
	return { words, insideMargins, smallest: Math.min(...sizes), tags: tree ? flat(tree) : [] };
}

/** Opens a document and tells what a reader of its tags would hear. */
export async function readBack(pdf: Uint8Array): Promise<ReadBack> {
	const document = await getDocument({ data: pdf.slice(), verbosity: 0 }).promise;
	const { info } = (await document.getMetadata()) as { info: { Title?: string; Language?: string } };
	const mark = (await document.getMarkInfo()) as { Marked?: boolean } | null;
	const pages: Page[] = [];
	for (let number = 1; number <= document.numPages; number++) pages.push(await page(document, number));
	const read = {
		title: info.Title ?? '',
		language: info.Language ?? '',
		tagged: mark?.Marked === true,
		pages: document.numPages,
		insideMargins: pages.every((one) => one.insideMargins),
		smallest: Math.min(...pages.map(({ smallest }) => smallest)),
		words: pages
			.map(({ words }) => words)
			.join(' ')
			.replaceAll('\u200b', '')
			.replace(/\s+/g, ' '),
		tags: pages.flatMap(({ tags }) => tags)
	};
	await document.loadingTask.destroy();
	return read;
}

/** How often a tag stands in the document. */
export function count({ tags }: ReadBack, role: string): number {
	return tags.filter((tag) => tag.role === role).length;
}

/** The alternative texts of all figures, in reading order. */
export function figures({ tags }: ReadBack): (string | undefined)[] {
	return tags.filter(({ role }) => role === 'Figure').map(({ alt }) => alt);
}
