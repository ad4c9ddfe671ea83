import type { AnswerRefusal } from '#platform/identity/appointment/commands.server.ts';
import { m } from '#messages';

/** Why an appointment can't be answered, in a sentence. */
export function answerRefusalWords(reason: AnswerRefusal): string {
	const words = {
		'answered-already': m.programmes_appointment_refused_answered,
		'too-late': m.programmes_appointment_refused_late,
		'not-yours-to-say': m.programmes_appointment_refused_not_yours,
		clashes: m.programmes_team_refused_clashes
	};
	return words[reason]();
}
