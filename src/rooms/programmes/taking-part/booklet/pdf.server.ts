import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { languageInputs } from '#platform/pdf/language.ts';
import { PressProblem } from '#platform/pdf/press.ts';
import { renderPdf, type Logo } from '#platform/pdf/render.ts';
import type { DrawingName } from '../exercise/exercise.ts';
import { sheetsOf } from './imposition.ts';

const TEMPLATE = 'src/rooms/programmes/taking-part/booklet/booklet.typ';

type Drawn = { drawing?: DrawingName; drawingWords?: string };

/** One page of a booklet, in the words it is printed with. */
export type PrintedPage =
	| ({ kind: 'title'; title: string; lines: string[]; whose: string; note: string } & Drawn)
	| { kind: 'words'; title: string; lines: string[]; warning: string }
	| ({
			kind: 'exercise';
			id: string;
			theme: string;
			title: string;
			facts: string;
			need: string;
			steps: string[];
			skip: string;
			credit: string;
	  } & Drawn)
	| { kind: 'lines'; title: string };

/** Everything a booklet says, already in the language it is printed in. */
export interface PrintedBooklet {
	organisation: string;
	accent?: string;
	logo?: Logo;
	title: string;
	/** What stands on every page of a kind, and what is said to whoever prints. */
	words: { need: string; skip: string; flip: string };
	pages: PrintedPage[];
	/** The drawings that stand in it, as SVG by name. */
	images: Partial<Record<DrawingName, string>>;
}

/** How it is laid out: page after page to read, or side by side as sheets are folded. */
export interface Layout {
	for: 'reading' | 'printing';
	large?: boolean;
}

/** A booklet as PDF. For printing it is filled up to whole sheets with pages to write on. */
export function bookletPdf(booklet: PrintedBooklet, language: string, layout: Layout): Promise<Uint8Array> {
	const rightToLeft = languageInputs(language).dir === 'rtl';
	const isPrinted = layout.for === 'printing';
	const pages = isPrinted ? filledUp(booklet.pages) : booklet.pages;
	const sheets = isPrinted ? sheetsOf(pages.length, { rightToLeft }) : null;
	return rendered({ ...booklet, pages }, language, { sheets, large: layout.large ?? false, check: false });
}

/** The first page of exercises that does not stand on one A5 page in large print, by its id; none where all do. In usual print most are smaller. */
export async function tooLongFor(booklet: PrintedBooklet, language: string, large = true): Promise<string | undefined> {
	try {
		await rendered(booklet, language, { sheets: null, large, check: true });
		return undefined;
	} catch (problem) {
		const found = problem instanceof PressProblem ? /too-long ([\w-]+)/.exec(problem.message) : null;
		if (!found) throw problem;
		return found[1];
	}
}

function filledUp(pages: readonly PrintedPage[]): PrintedPage[] {
	const missing = (4 - (pages.length % 4)) % 4;
	return [...pages, ...Array.from({ length: missing }, (): PrintedPage => ({ kind: 'lines', title: '' }))];
}

function rendered({ logo, images, ...booklet }: PrintedBooklet, language: string, how: object): Promise<Uint8Array> {
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: { ...booklet, ...how }, language, logo, images });
}
