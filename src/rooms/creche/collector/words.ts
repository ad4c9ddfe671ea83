import { instantOf, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Span } from './policy.ts';

/** For how long somebody may collect, in words. */
export function collectorSpan({ from, until }: Span, zone: string): string {
	const day = (text: string) => shortDay(instantOf(text, '12:00', zone), zone);
	if (from && from === until) return m.creche_collector_once({ day: day(from) });
	if (from && until) return m.creche_collector_between({ from: day(from), until: day(until) });
	if (from) return m.creche_collector_from({ day: day(from) });
	return until ? m.creche_collector_until({ day: day(until) }) : m.creche_collector_always();
}
