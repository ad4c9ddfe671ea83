import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf, unprinted } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/creche/visit/creche-list.typ';

/** Everything the printed crèche list says, already in the language it is printed in. */
export type CrecheList = {
	organisation: string;
	/** What it is, such as "Crèche list". */
	title: string;
	/** The session, such as "Week 3 · Saying no kindly". */
	session: string;
	when: string;
	where: string;
	/** How many children of which age, and how many adults that takes; one phrase each. */
	counts: string[];
	/** What was written to the crèche for this day; no line, no heading. */
	notes: { heading: string; lines: string[] };
	alerts: {
		/** Above the box where all allergies stand together. */
		heading: string;
		/** The sentence in the box when no child has an allergy. */
		none: string;
		/** The one word in the black label beside each allergy. */
		label: string;
	};
	/** The heads of the five columns: child, allergies and needs, grown-up, signed in, signed out. */
	columns: [string, string, string, string, string];
	/** What is written by hand when a child comes and goes, such as "Time" and "Signed". */
	signing: string[];
	children: PrintedChild[];
	/** Empty rows for children who have no crèche place. */
	spareRows: number;
	/** At the foot of each page: when it was printed, and to shred it. */
	foot: string;
	/** With {page} and {pages} in it. */
	pageWords: string;
	/** Said with a child of whom something is written in letters that can't be printed. */
	lookOnScreen?: string;
};

export type PrintedChild = {
	name: string;
	age: string;
	allergies: string[];
	/** Said instead of allergies when there are none, with the day it was asked: a blank would not say that. */
	cleared: string;
	/** Other needs and what helps the child settle. */
	needs: string[];
	/** The grown-up who is in the group now. */
	grownUp: string;
	/** Who may take the child home, and how to reach the grown-up. */
	collects: string[];
};

/** Today's crèche list to print and hold: every child, with allergies where nobody can miss them, and room to sign. */
export async function crecheListPdf(list: CrecheList, language: string): Promise<Uint8Array> {
	const { lookOnScreen } = list;
	const children = list.children.map((child) =>
		lookOnScreen && unprinted(child).length ? { ...child, allergies: [...child.allergies, lookOnScreen] } : child
	);
	const lines = list.notes.lines.map((line) =>
		lookOnScreen && unprinted(line).length ? `${line} (${lookOnScreen})` : line
	);
	const data = { ...list, children, notes: { ...list.notes, lines } };
	return renderPdf({ template: join(projectRoot(), TEMPLATE), data, language });
}
