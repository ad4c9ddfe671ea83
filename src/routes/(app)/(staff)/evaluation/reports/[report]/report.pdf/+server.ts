import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { reportPdf, type PrintedSection } from '#rooms/evaluation/report/pdf.server.ts';
import { getReport } from '#rooms/evaluation/report/queries.server.ts';
import { reportWords } from '#rooms/evaluation/report/words.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { inWords } from '#platform/i18n/language.ts';
import Flow from '#ui/charts/Flow.svelte';
import Interval from '#ui/charts/Interval.svelte';
import { m } from '#messages';
import type { RequestHandler } from './$types';

/** The report as a tagged document: the same words and figures as the page, without anybody's own line. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const report = await locals.tx((tx) => getReport(tx, params.report));
	const words = reportWords(report.summary, report.definition, report.invited);
	const { organisation, language } = locals;
	const printed = {
		organisation: organisation.name,
		accent: organisation.accent,
		title: words.headline,
		subtitle: `${inWords(report.title)} · ${m.evaluation_reports_subtitle({ measure: measureName(report.measure) })}`,
		status: m.evaluation_reports_working({ version: report.version }),
		summary: words.sentences,
		sections: sectionsOf(words),
		footer: m.evaluation_reports_footer(),
		pageWords: m.evaluation_reports_page({ page: '{page}', pages: '{pages}' })
	};
	const pdf = await locals.aside(() => reportPdf(printed, language));
	return new Response(Buffer.from(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="report.pdf"' }
	});
};

type ReportWords = ReturnType<typeof reportWords>;

function sectionsOf(words: ReportWords): PrintedSection[] {
	return [
		section(m.evaluation_reports_section_who(), { table: words.flowTable, figure: flowOf(words) }),
		...(words.intervals.length ? [intervalsOf(words)] : []),
		...(words.who ? [section(m.evaluation_reports_section_worse(), { table: words.who })] : []),
		section(m.evaluation_reports_section_change(), { table: words.means }),
		...(words.tests ? [section(m.evaluation_reports_section_tests(), { table: words.tests })] : []),
		section(m.evaluation_reports_section_methods(), { paragraphs: words.methods })
	];
}

function section(heading: string, rest: Partial<PrintedSection>): PrintedSection {
	return { heading, paragraphs: [], ...rest };
}

function flowOf({ flow }: ReportWords): PrintedSection['figure'] {
	const title = m.evaluation_reports_flow_title();
	const alt = flow.map((step) => `${step.label} ${step.count}`).join(', ');
	return { svg: drawn(Flow, { title, desc: alt, steps: flow }), alt, caption: title };
}

function intervalsOf({ intervals }: ReportWords): PrintedSection {
	const title = m.evaluation_reports_interval_title();
	const desc = intervals.map((row) => `${row.label} ${row.text}`).join('; ');
	const labels = {
		zero: m.evaluation_reports_zero(),
		worse: m.evaluation_reports_side_worse(),
		better: m.evaluation_reports_side_better()
	};
	return section(title, {
		paragraphs: [m.evaluation_reports_interval_note()],
		figure: {
			svg: drawn(Interval, { title, desc, rows: intervals, labels }),
			alt: m.evaluation_reports_interval_desc({ text: desc }),
			caption: title
		}
	});
}

/** A figure as a drawing of its own: what the page shows, without what the framework leaves in it. */
function drawn<Props extends object>(figure: Component<Props, object, ''>, props: Props): string {
	const { body } = render(figure as unknown as Component, { props });
	return body.slice(body.indexOf('<svg'), body.indexOf('</svg>') + 6).replace(/<!--.*?-->/g, '');
}
