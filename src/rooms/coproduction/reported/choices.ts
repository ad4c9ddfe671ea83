import { m } from '#messages';
import { reportedOutcomes, reportedWhys, type ReportedKind, type ReportedOutcome, type ReportedWhy } from './form.ts';
import type { SettleReportedRefusal } from './commands.server.ts';
import type { Reported } from './queries.server.ts';

/** Why something is reported, in words. */
export const reportedWhyWords = (why: ReportedWhy): string => m[`coproduction_reported_why_${why}`]();

/** The reasons that can be chosen. */
export const reportedWhyOptions = () => reportedWhys.map((value) => ({ value, label: reportedWhyWords(value) }));

/** What can be reported, in words. */
export const reportedKindWords = (kind: ReportedKind): string => m[`coproduction_reported_kind_${kind}`]();

/** What became of it, in words. */
export const reportedOutcomeWords = (outcome: ReportedOutcome): string => m[`coproduction_reported_${outcome}`]();

/** What can become of it: not everything can be taken away here. */
export const reportedOutcomeOptions = ({ canHide }: Pick<Reported, 'canHide'>) =>
	reportedOutcomes
		.filter((value) => canHide || value === 'kept')
		.map((value) => ({ value, label: reportedOutcomeWords(value) }));

/** Why an answer was not kept. */
export function settleReportedWords(reason: SettleReportedRefusal): string {
	if (reason === 'settled-already') return m.coproduction_reported_settled_already();
	return reason === 'stays' ? m.coproduction_reported_stays() : m.coproduction_reported_led_to_change();
}

/** Where those who run the project look at it. */
export function reportedHref({ kind, id, projectId, within }: Reported): string {
	const at = `/together/${projectId}`;
	const ways: Record<ReportedKind, string> = {
		card: `${at}/boards/${within}`,
		comment: `${at}/documents/${within}/comments`,
		option: `${at}/${within}/suggestions`,
		application: `${at}/calls/${within}/${id}`,
		note: `${at}/notes/${id}`
	};
	return ways[kind];
}
