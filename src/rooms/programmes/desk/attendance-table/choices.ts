import { nameOfLanguage, standingAlone } from '#platform/i18n/language.ts';
import { monthOf, nameOfWeekday } from '#platform/i18n/dates.ts';
import type { ProgrammeKind } from '#rooms/programmes/courses/template/course-template.ts';
import { programmeKindWords } from '#rooms/programmes/courses/template/words.ts';
import { m } from '#messages';
import { memberships } from './figures.ts';
import type { Column, Period } from './form.ts';
import type { ShownAttendance } from './policy.ts';

/** What a column is called that tells attendance apart. */
export function dimensionWords(dimension: Column): string {
	const words: Record<Column, () => string> = {
		month: m.programmes_attendance_month,
		programme: m.programmes_attendance_programme,
		kind: m.programmes_attendance_kind,
		area: m.programmes_areas_area,
		partner: m.programmes_areas_partner,
		block: m.programmes_attendance_block,
		weekday: m.programmes_attendance_weekday,
		language: m.programmes_attendance_language,
		membership: m.programmes_attendance_membership,
		person: m.programmes_attendance_person
	};
	return words[dimension]();
}

/** What a span of time is called. */
export function periodWords(period: Period): string {
	const words: Record<Period, () => string> = {
		'three-months': m.programmes_attendance_three_months,
		'twelve-months': m.programmes_attendance_twelve_months,
		'this-year': m.programmes_attendance_this_year,
		'last-year': m.programmes_attendance_last_year
	};
	return words[period]();
}

const membershipWords: Record<(typeof memberships)[number], () => string> = {
	'00': m.programmes_attendance_membership_new,
	'01': m.programmes_attendance_membership_one,
	'03': m.programmes_attendance_membership_three,
	'06': m.programmes_attendance_membership_six,
	'12': m.programmes_attendance_membership_year,
	'24': m.programmes_attendance_membership_years
};

/** What is counted, in the order of the columns; by heads and hoped for last, where somebody counted or hoped. */
export const columnWords = ({ heads, hoped }: Pick<ShownAttendance, 'heads' | 'hoped'>) => [
	m.programmes_attendance_sessions(),
	m.programmes_attendance_people(),
	m.programmes_attendance_attendances(),
	m.programmes_attendance_first(),
	...(heads ? [m.programmes_attendance_heads()] : []),
	...(hoped ? [m.programmes_hope_column()] : [])
];

/** What one row is called: the month, the weekday, the kind; a run, an area, a block or a person by its name. */
export function nameIn(dimension: Column, value: string, names: ReadonlyMap<string, string>): string {
	if (dimension === 'membership')
		return membershipWords[value as (typeof memberships)[number]]?.() ?? m.programmes_attendance_membership_none();
	if (value === '') return m.programmes_attendance_none_of();
	if (dimension === 'month') return standingAlone(monthOf(value));
	if (dimension === 'weekday') return standingAlone(nameOfWeekday(Number(value)));
	if (dimension === 'kind') return programmeKindWords(value as ProgrammeKind);
	if (dimension === 'language') return standingAlone(nameOfLanguage(value));
	return names.get(value) ?? m.programmes_attendance_nameless();
}

/** What a row is called as a whole. */
export const rowName = (
	by: readonly Column[],
	of: Partial<Record<Column, string>>,
	names: ReadonlyMap<string, string>
) => by.map((one) => nameIn(one, of[one] ?? '', names)).join(', ');
