import { join } from 'node:path';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { renderPdf, renderPng, type DocumentRequest, type Logo } from '#platform/pdf/render.ts';

const TEMPLATE = 'src/rooms/evaluation/report/report.typ';

/** Everything a report says, already in the language it is printed in. */
export type PrintedReport = {
	organisation: string;
	/** The organisation's own accent as #rrggbb; damson when there is none. */
	accent?: string;
	logo?: Logo;
	/** With whom, and who pays: their logos, as PNG. */
	logos?: { png: Uint8Array; alt: string }[];
	/** What was found, as a sentence. */
	title: string;
	/** Which course, which measure, which time. */
	subtitle: string;
	/** How far this version has come, such as "Working version 3"; on every page, so nobody takes a draft for the last word. */
	status: string;
	/** What may be concluded and what may not, one or two sentences each. */
	summary: string[];
	sections: PrintedSection[];
	/** At the foot of each page. */
	footer: string;
	/** With {page} and {pages} in it. */
	pageWords: string;
};

export type PrintedSection = {
	heading: string;
	paragraphs: string[];
	table?: {
		caption: string;
		columns: string[];
		/** One text per column; an empty text where there is nothing to say. */
		rows: string[][];
	};
	figure?: {
		/** A drawing with its colours and fonts written out: a document knows no style sheet of a page. */
		svg: string;
		/** What the figure shows, for whoever can't see it. */
		alt: string;
		caption: string;
	};
};

/** Points to an inch: a page is 1,240 wide, which a slide or a newsletter shows sharp. */
const fine = 150;

/** The report as a tagged document: headings, tables and figures that a screen reader can walk through. */
export function reportPdf(report: PrintedReport, language: string): Promise<Uint8Array> {
	return renderPdf(asDocument(report, language));
}

/** Its first page, which says what may be concluded, as a picture for a slide or a newsletter. */
export function summaryPng(report: PrintedReport, language: string): Promise<Uint8Array> {
	return renderPng(asDocument(report, language), fine);
}

/** One drawing of a report as a picture, with what it shows above it. */
export function drawingPng(
	{
		svg,
		title,
		alt,
		organisation,
		about
	}: { svg: string; title: string; alt: string; organisation: string; about: string },
	language: string
): Promise<Uint8Array> {
	const template = join(projectRoot(), 'src/platform/pdf/picture.typ');
	return renderPng({ template, data: { title, alt, organisation, about }, language, images: { drawing: svg } }, fine);
}

function asDocument({ logo, logos = [], ...report }: PrintedReport, language: string): DocumentRequest {
	const images: Record<string, string | Uint8Array> = Object.fromEntries(
		logos.map(({ png }, at) => [`logo-${at}`, png])
	);
	const sections = report.sections.map(({ figure, ...section }, at) => {
		if (!figure) return section;
		const { svg, ...words } = figure;
		const name = `figure-${at}`;
		images[name] = svg;
		return { ...section, figure: { name, ...words } };
	});
	const others = logos.map(({ alt }, at) => ({ alt, file: `/images/logo-${at}.png` }));
	const data = { ...report, sections, logos: others };
	return { template: join(projectRoot(), TEMPLATE), data, language, images, logo };
}
