import type { Component } from 'svelte';
import { render } from 'svelte/server';
import { spokenChange, type Pictures } from '#rooms/evaluation/report/sheet.server.ts';
import { drawingPng } from '#rooms/evaluation/report/pdf.server.ts';
import type { SaidReport } from '#rooms/evaluation/edition/words.ts';
import type { ReportWords } from '#rooms/evaluation/report/words.ts';
import Flow from '#ui/charts/Flow.svelte';
import Interval from '#ui/charts/Interval.svelte';
import { m } from '#messages';

/** The pictures of a report that anybody who reads it may take out: who is in the figures, and how much changed. */
export function picturesOf(words: ReportWords): Pictures {
	return { people: pictureOf(words, 'people') ?? '', change: pictureOf(words, 'change') };
}

/** One picture of a report as a drawing of its own, or nothing where there is none to show. */
export function pictureOf(words: ReportWords, picture: 'people' | 'change'): string | null {
	if (picture === 'people') {
		const desc = words.flow.map((step) => `${step.label} ${step.count}`).join(', ');
		return drawn(Flow, { title: m.evaluation_reports_flow_title(), desc, steps: words.flow });
	}
	if (!words.intervals.length) return null;
	const labels = {
		zero: m.evaluation_reports_zero(),
		worse: m.evaluation_reports_side_worse(),
		better: m.evaluation_reports_side_better()
	};
	return drawn(Interval, {
		title: m.evaluation_reports_interval_title(),
		desc: spokenChange(words),
		rows: words.intervals,
		labels
	});
}

/** One picture of a report as PNG, as an answer; nothing where there is none to show. */
export async function pngOf(
	words: SaidReport,
	picture: 'people' | 'change',
	organisation: string,
	language: string
): Promise<Uint8Array | null> {
	const svg = pictureOf(words, picture);
	if (svg === null) return null;
	const title = picture === 'people' ? m.evaluation_reports_flow_title() : m.evaluation_reports_interval_title();
	return drawingPng({ svg, title, alt: title, organisation, about: `${words.title} · ${words.subtitle}` }, language);
}

/** What a picture is answered with: a file with a name that gives nothing away. */
export function pngAnswer(png: Uint8Array, name: string): Response {
	return new Response(Buffer.from(png), {
		headers: { 'content-type': 'image/png', 'content-disposition': `attachment; filename="${name}.png"` }
	});
}

/** A figure as a drawing of its own: what the page shows, without what the framework leaves in it. */
function drawn<Props extends object>(figure: Component<Props, object, ''>, props: Props): string {
	const { body } = render(figure as unknown as Component, { props });
	const svg = body.slice(body.indexOf('<svg'), body.indexOf('</svg>') + 6).replace(/<!--.*?-->/g, '');
	return svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"');
}
