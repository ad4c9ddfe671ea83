import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf, unprinted } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/programmes/meetings/register/register-sheet.typ';

/** Everything the printed register says, already in the language it is printed in. It has no room for private things. */
export type RegisterSheet = {
	organisation: string;
	/** What it is, such as "Register". */
	title: string;
	/** The session, such as "Week 3 · Saying no kindly". */
	session: string;
	when: string;
	where: string;
	/** One sentence on how to fill it in. */
	hint: string;
	/** What is to be had ready, counted without names; left out where nobody needs anything. */
	ready?: string;
	columns: { number: string; name: string; note: string };
	/** The boxes to tick beside each name, such as "Here", "Late", "Left early"; up to four. */
	marks: string[];
	/** The names people are called by, of those who have a place; the first has number 1. */
	people: string[];
	/** Empty rows for people who walk in. */
	spareRows: number;
	/** What is filled in once for the session, such as "Started at" and "Finished at". */
	blanks: string[];
	/** At the foot of each page: when it was printed, and what to do with it afterwards. */
	foot: string;
	/** With {page} and {pages} in it. */
	pageWords: string;
	/** Said with a name in letters that can't be printed. */
	lookOnScreen?: string;
};

/** The register to fill in by hand when there is no signal: names to be called by, boxes to tick, rows for newcomers. */
export async function registerSheetPdf(sheet: RegisterSheet, language: string): Promise<Uint8Array> {
	const { lookOnScreen } = sheet;
	const people = sheet.people.map((name) =>
		lookOnScreen && unprinted(name).length ? `${name} (${lookOnScreen})` : name
	);
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data: { ...sheet, people }, language });
}
