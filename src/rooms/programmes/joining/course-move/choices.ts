import { m } from '#messages';

/** Why somebody can't be moved to a course. */
export type MoveRefusal =
	'ended-already' | 'open-door' | 'one-by-one' | 'not-answered' | 'course-over' | 'there-already' | 'moving-already';

/** Why it can't be, in a sentence with a way forward. */
export function moveRefusalWords(reason: MoveRefusal): string {
	const words: Record<MoveRefusal, () => string> = {
		'ended-already': m.programmes_refused_ended,
		'not-answered': m.programmes_moves_not_answered,
		'open-door': m.programmes_moves_open_door,
		'one-by-one': m.programmes_each_no_move,
		'course-over': m.programmes_moves_course_over,
		'there-already': m.programmes_moves_there_already,
		'moving-already': m.programmes_moves_moving_already
	};
	return words[reason]();
}
