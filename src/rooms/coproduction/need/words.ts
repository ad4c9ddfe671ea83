import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { NeedFields } from './form.ts';

/** Where and when something was counted: area and year, as far as they are known. */
export const needFacts = ({ area, year }: NeedFields): string =>
	[area ?? '', year === null ? '' : String(year)].filter(Boolean).join(', ');

/** When its source was looked at last. */
export const sourceCheckedWords = ({ checkedOn }: NeedFields, zone: string): string =>
	checkedOn
		? m.coproduction_evidence_checked({ day: longDay(instantOf(checkedOn, '12:00', zone), zone) })
		: m.coproduction_evidence_never_checked();

/** What a link is called: its source, else the place that it leads to. */
export const linkWords = ({ source, link }: NeedFields): string => source ?? (link ? new URL(link).host : '');

/** Why something was not kept, and the field it belongs to. */
export function needRefusalWords(
	reason: 'changed-meanwhile' | 'no-such-theme' | 'enough'
): [sentence: string, field?: string] {
	if (reason === 'no-such-theme') return [m.coproduction_evidence_no_such_theme(), 'theme'];
	if (reason === 'enough') return [m.coproduction_evidence_enough()];
	return [m.coproduction_guide_changed_meanwhile()];
}
