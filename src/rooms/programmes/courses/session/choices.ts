import { m } from '#messages';
import type { Words } from '#platform/forms/words.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { PartKind, SessionKind } from '../template/course-template.ts';
import { bankHolidayOn, type BankHoliday } from '#platform/calendar/bank-holidays.ts';

/** A bank holiday by its name. */
export function holidayWords(holiday: BankHoliday): string {
	const words: Record<BankHoliday, () => string> = {
		'new-year': m.programmes_sessions_holiday_new_year,
		'good-friday': m.programmes_sessions_holiday_good_friday,
		'easter-monday': m.programmes_sessions_holiday_easter_monday,
		'early-may': m.programmes_sessions_holiday_early_may,
		spring: m.programmes_sessions_holiday_spring,
		summer: m.programmes_sessions_holiday_summer,
		christmas: m.programmes_sessions_holiday_christmas,
		'boxing-day': m.programmes_sessions_holiday_boxing_day
	};
	return words[holiday]();
}

/** What a part of a plan is for, in a word or two. */
export function partWords(kind: PartKind): string {
	const words: Record<PartKind, () => string> = {
		arrive: m.programmes_sessions_part_arrive,
		grounding: m.programmes_sessions_part_grounding,
		'check-in': m.programmes_sessions_part_check_in,
		theme: m.programmes_sessions_part_theme,
		'parent-led': m.programmes_sessions_part_parent_led,
		break: m.programmes_sessions_part_break,
		snack: m.programmes_sessions_part_snack,
		craft: m.programmes_sessions_part_craft,
		speaker: m.programmes_sessions_part_speaker,
		feedback: m.programmes_sessions_part_feedback,
		nature: m.programmes_sessions_part_nature,
		celebration: m.programmes_sessions_part_celebration,
		energiser: m.programmes_sessions_part_energiser
	};
	return words[kind]();
}

/** What kind of meeting it is; an ordinary week needs no word. */
export function sessionWords(kind: SessionKind): string {
	const words: Record<SessionKind, () => string> = {
		'settling-in': m.programmes_sessions_kind_settling_in,
		theme: () => '',
		nature: m.programmes_sessions_kind_nature,
		celebration: m.programmes_sessions_kind_celebration,
		reunion: m.programmes_sessions_kind_reunion
	};
	return words[kind]();
}

/** A block of a group: "My people, my place", and from the second time on how often it has come. */
export function blockWords({ title, round }: { title: unknown; round: number }): string {
	return round > 1 ? m.programmes_groups_block_again({ title: inWords(title), round }) : inWords(title);
}

/** Why a course can't begin on a day, in a sentence. */
export function dayRefusalWords(reason: 'in-the-past' | 'too-far' | 'bank-holiday', day: string): string {
	if (reason === 'in-the-past') return m.programmes_courses_day_past();
	if (reason === 'too-far') return m.programmes_courses_day_too_far();
	const holiday = bankHolidayOn(day);
	return m.programmes_courses_day_holiday({ holiday: holiday ? holidayWords(holiday) : '' });
}

/** Who leads a part; a parent-led part that nobody took yet says so. */
export function leaderWords({ kind, ledBy }: { kind: string; ledBy: string }): string {
	return ledBy || (kind === 'parent-led' ? m.programmes_sessions_parent_wanted() : '');
}

/** What has to be there for a part, and what to look out for in it, as lines beneath it. */
export function partNotes({ materials, risks }: { materials?: Words; risks?: Words }): string[] {
	const [needed, careful] = [inWords(materials ?? {}), inWords(risks ?? {})];
	return [
		...(needed ? [m.programmes_sessions_part_materials({ words: needed })] : []),
		...(careful ? [m.programmes_sessions_part_risks({ words: careful })] : [])
	];
}

/** How a plan fits the time there is, kindly. */
export function fitWords(minutesToSpare: number): string {
	if (minutesToSpare === 0) return m.programmes_sessions_fits();
	if (minutesToSpare > 0) return m.programmes_sessions_short({ minutes: minutesToSpare });
	return m.programmes_sessions_long({ minutes: -minutesToSpare });
}

/** Why a session can't be changed as asked, in a sentence. */
export function sessionRefusalWords(
	reason:
		| 'changed-meanwhile'
		| 'in-the-past'
		| 'day-taken'
		| 'already-over'
		| 'is-cancelled'
		| 'no-template'
		| 'not-over'
		| 'planned-already'
		| 'told-already'
): string {
	const words = {
		'changed-meanwhile': m.programmes_sessions_changed_meanwhile,
		'in-the-past': m.programmes_courses_day_past,
		'day-taken': m.programmes_sessions_refused_day_taken,
		'already-over': m.programmes_sessions_refused_over,
		'is-cancelled': m.programmes_sessions_refused_cancelled,
		'no-template': m.programmes_sessions_refused_no_template,
		'not-over': m.programmes_sessions_refused_not_over,
		'planned-already': m.programmes_sessions_refused_planned,
		'told-already': m.programmes_sessions_refused_told
	};
	return words[reason]();
}
