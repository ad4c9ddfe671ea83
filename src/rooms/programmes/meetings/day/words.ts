import { m } from '#messages';

const sentences = {
	cancelled: m.register_refuse_cancelled,
	'another-day': m.register_refuse_another_day,
	'not-started': m.register_refuse_not_started,
	'not-yet': m.register_refuse_not_yet,
	'end-before-start': m.register_refuse_end_before_start,
	'too-early': m.register_refuse_too_early,
	'no-place': m.register_refuse_no_place
};

/** Why something can't be noted about a session, and what to do instead. */
export function refusalWords(reason: keyof typeof sentences): string {
	return sentences[reason]();
}
