import { stringify } from 'csv-stringify/sync';
import { m } from '#messages';
import type { Shown, ShownChange, Summary } from '../change/summary.ts';
import type { PrintedReport, PrintedSection } from './pdf.server.ts';
import type { ReportWords } from './words.ts';

/** The pictures of a report, drawn: who is in the figures, and how much changed where that can be said. */
export interface Pictures {
	people: string;
	change: string | null;
}

/** What stands around the words of a report in print. */
type Around = Pick<PrintedReport, 'organisation' | 'accent' | 'logo' | 'logos' | 'subtitle' | 'status' | 'footer'> & {
	/** The team's own words above it, paragraph by paragraph. */
	foreword: string[];
	/** The same at its end. */
	closing: string[];
};

/** A report as a document says it: the same words and figures as the page, without anybody's own line. */
export function printedReport(
	words: ReportWords,
	pictures: Pictures,
	{ foreword, closing, ...around }: Around
): PrintedReport {
	return {
		...around,
		title: words.headline,
		summary: words.sentences,
		sections: [
			...(foreword.length ? [section(m.evaluation_editions_foreword(), { paragraphs: foreword })] : []),
			...sectionsOf(words, pictures),
			...(closing.length ? [section(m.evaluation_editions_closing(), { paragraphs: closing })] : [])
		],
		pageWords: m.evaluation_reports_page({ page: '{page}', pages: '{pages}' })
	};
}

function sectionsOf(words: ReportWords, pictures: Pictures): PrintedSection[] {
	return [
		// its table has room under what may be concluded, where a picture would leave a third of the first page empty
		section(m.evaluation_reports_section_who(), { table: words.flowTable, figure: flowOf(words, pictures.people) }),
		...(pictures.change === null ? [] : [intervalsOf(words, pictures.change)]),
		...(words.who ? [section(m.evaluation_reports_section_worse(), { table: words.who })] : []),
		section(m.evaluation_reports_section_change(), { table: words.means }),
		...(words.tests ? [section(m.evaluation_reports_section_tests(), { table: words.tests })] : []),
		section(m.evaluation_reports_section_methods(), { paragraphs: words.methods })
	];
}

function section(heading: string, rest: Partial<PrintedSection>): PrintedSection {
	return { heading, paragraphs: [], ...rest };
}

function flowOf(words: ReportWords, svg: string): PrintedSection['figure'] {
	const alt = words.flow.map((step) => `${step.label} ${step.count}`).join(', ');
	return { svg, alt, caption: m.evaluation_reports_flow_title() };
}

function intervalsOf(words: ReportWords, svg: string): PrintedSection {
	const title = m.evaluation_reports_interval_title();
	const alt = m.evaluation_reports_interval_desc({ text: spokenChange(words) });
	return section(title, {
		paragraphs: [m.evaluation_reports_interval_note()],
		figure: { svg, alt, caption: title }
	});
}

/** What the picture of the average change says, for whoever can't see it. */
export const spokenChange = ({ intervals }: ReportWords) =>
	intervals.map((row) => `${row.label} ${row.text}`).join('; ');

/** The figures behind a report as a file for a spreadsheet: what readers may see, and "hidden" where they may not. */
export function figuresCsv(summary: Summary): string {
	const { flow, all, byCohort, lost } = summary;
	const counted = (name: string, count: Shown) => [name, count === null ? 'hidden' : count];
	const change = (figures: ShownChange | null) =>
		Object.entries(figures ?? {}).flatMap(([name, value]): unknown[][] => {
			if (name === 'better') return [counted('betterByAnyAmount', value as Shown)];
			return Array.isArray(value)
				? [
						[`${name}Low`, value[0]],
						[`${name}High`, value[1]]
					]
				: [[name, value ?? '']];
		});
	const parts = [all, ...byCohort].flatMap((part) =>
		[
			counted('n', part.n),
			counted('improved', part.improved),
			counted('none', part.none),
			counted('deteriorated', part.deteriorated),
			...change(part.change)
		].map((row) => [harmless(part.cohort) || 'all', ...row])
	);
	const whole = [
		['participants', flow.participants],
		['scoredBefore', flow.scoredBefore],
		['scoredAfter', flow.scoredAfter],
		counted('paired', flow.paired),
		counted('lost', lost.n),
		['lostMeanBefore', lost.meanBefore ?? ''],
		['reliableFrom', summary.reliableFrom ?? '']
	].map((row) => ['all', ...row]);
	return stringify([['part', 'figure', 'value'], ...whole, ...parts], { bom: true });
}

// What a spreadsheet would take for a formula stays words.
const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
