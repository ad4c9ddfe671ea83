import type { MeasureDefinition } from '@kith/measures';
import { inLanguage, inWords } from '#platform/i18n/language.ts';
import { isFramed, isLanguage, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import type { Summary } from '../change/summary.ts';
import { measureName } from '../measure/words.ts';
import { reportWords, type ReportWords } from '../report/words.ts';

/** Everything that a report says in one language. */
export interface SaidReport extends ReportWords {
	/** Which course or spreadsheet, and which measure. */
	title: string;
	subtitle: string;
}

/** What a report is told from. */
export interface ToldFrom {
	title: unknown;
	measure: string;
	summary: Summary;
	definition: MeasureDefinition;
	invited: { kind: string; invited: number }[] | null;
}

/** What a report says in the language spoken now. */
export function saidReport({ title, measure, summary, definition, invited }: ToldFrom): SaidReport {
	return {
		...reportWords(summary, definition, invited),
		title: inWords(title),
		subtitle: m.evaluation_reports_subtitle({ measure: measureName(measure) })
	};
}

/** What a report says in each language that the organisation speaks whole. */
export function saidInEach(languages: readonly string[], report: ToldFrom): Record<string, SaidReport> {
	const whole = languages.filter((code): code is Language => isLanguage(code) && !isFramed(code));
	return Object.fromEntries(whole.map((language) => [language, inLanguage(language, () => saidReport(report))]));
}

/** The team's own words in this language, or in the first they were written in; paragraph by paragraph. */
export function inOneForeword(words: Readonly<Record<string, string>>, language: string): string[] {
	const text = words[language] ?? Object.values(words)[0] ?? '';
	return text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
}
