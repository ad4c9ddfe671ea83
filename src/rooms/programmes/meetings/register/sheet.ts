import { clock, longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Day } from '../day/queries.server.ts';
import { attendanceWords } from './form.ts';
import type { RegisterSheet } from './pdf.server.ts';
import { namesOnPaper, readyOnPaper } from './words.ts';
import type { Line } from './queries.server.ts';
import { roomOrOnline } from '#rooms/programmes/courses/online/words.ts';

/** The register of a session as it is printed: the names people are called by, what tells two of one name apart, and nothing else about them; how many need something is counted by kind. */
export function registerSheetOf(
	day: Day,
	lines: readonly Line[],
	{ organisation, zone, now, number }: { organisation: string; zone: string; now: Date; number?: number }
): RegisterSheet {
	const date = (at: Date) => longDay(at, zone);
	const ready = readyOnPaper(lines);
	return {
		organisation,
		title: number ? m.programmes_register_sheet_title_of({ number }) : m.programmes_register_sheet_title(),
		session: m.programmes_register_sheet_session({ week: day.week, title: inWords(day.title) }),
		when: m.programmes_register_when({
			day: date(day.startsAt),
			from: clock(day.startsAt, zone),
			to: clock(day.endsAt, zone)
		}),
		where: roomOrOnline(day),
		hint: m.programmes_register_sheet_hint(),
		...(ready && { ready: m.people_desk_need_ready({ what: ready }) }),
		columns: {
			number: m.programmes_register_sheet_number(),
			name: m.programmes_register_sheet_name(),
			note: m.programmes_register_sheet_note()
		},
		marks: (['came', 'late', 'left-early', 'apologies'] as const).map(attendanceWords),
		people: namesOnPaper(lines),
		spareRows: 3,
		blanks: [
			m.programmes_register_times_from(),
			m.programmes_register_times_to(),
			m.programmes_register_sheet_led_by()
		],
		foot: m.programmes_register_sheet_foot({ when: `${date(now)}, ${clock(now, zone)}` }),
		pageWords: m.programmes_register_sheet_page({ page: '{page}', pages: '{pages}' }),
		lookOnScreen: m.programmes_register_look_on_screen()
	};
}
