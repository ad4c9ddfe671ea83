import { m } from '#messages';
import type { ProgrammeKind } from './course-template.ts';

const kinds: Record<ProgrammeKind, () => string> = {
	course: m.programmes_attendance_kind_course,
	group: m.programmes_attendance_kind_group,
	workshop: m.programmes_attendance_kind_workshop,
	trip: m.programmes_attendance_kind_trip,
	training: m.programmes_attendance_kind_training,
	'one-to-one': m.programmes_attendance_kind_one_to_one
};

/** What a programme is, as one word at the beginning of a line: "Course". */
export const programmeKindWords = (kind: ProgrammeKind): string => kinds[kind]();
