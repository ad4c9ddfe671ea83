import { m } from '#messages';

const sentences = {
	cancelled: m.programmes_register_refuse_cancelled,
	changed: m.programmes_register_undo_gone,
	'too-many-hands': m.programmes_register_refuse_too_many_hands,
	'another-day': m.programmes_register_refuse_another_day,
	'not-started': m.programmes_register_refuse_not_started,
	'not-yet': m.programmes_register_refuse_not_yet,
	'end-before-start': m.programmes_register_refuse_end_before_start,
	unreadable: m.programmes_typed_refuse_unreadable,
	'sheet-changed': m.programmes_typed_changed,
	'too-early': m.programmes_register_refuse_too_early,
	'too-late': m.programmes_rounds_too_late,
	'not-chosen': m.programmes_rounds_not_chosen,
	'no-place': m.programmes_register_refuse_no_place
};

/** Why something can't be noted about a session, and what to do instead. */
export function refusalWords(reason: keyof typeof sentences): string {
	return sentences[reason]();
}
