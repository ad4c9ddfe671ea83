import { dayAndTime } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { holidayWords } from '../session/choices.ts';
import type { Warning } from './queries.server.ts';

/** Something to know before a session is moved, in a sentence. */
export function moveWarningWords(warning: Warning, zone: string): string {
	if (warning.what === 'order') return m.programmes_sessions_warn_order({ week: warning.week, before: warning.before });
	if (warning.what === 'holiday') return m.programmes_sessions_warn_holiday({ holiday: holidayWords(warning.holiday) });
	const what = { course: inWords(warning.course), when: dayAndTime(warning.startsAt, zone) };
	return warning.what === 'hall' ? m.programmes_sessions_warn_hall(what) : m.programmes_sessions_warn_facilitator(what);
}
