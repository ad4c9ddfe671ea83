import { inList, inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Words } from '#platform/forms/words.ts';
import { lengthOf, type PlanOutlook, type Went } from './figures.ts';

/** What the latest meetings say of a plan: "By the last 6 meetings, you begin 12 minutes late and “Arrive” takes 25 minutes. …". */
export function foreseenWords(parts: readonly { title: Words }[], foreseen: PlanOutlook): string {
	const { meetings, late, likely, loses, lost, outgrown } = foreseen;
	const title = (index: number) => inWords(parts[index]?.title);
	const habits = [
		...(late ? [m.programmes_actual_late({ count: late })] : []),
		...(outgrown === undefined
			? []
			: [m.programmes_actual_takes({ part: title(outgrown), count: likely[outgrown] ?? 0 })])
	];
	const habit = habits.length ? inList(habits) : m.programmes_actual_as_planned();
	if (!loses) return m.programmes_actual_fits({ meetings, habit });
	return m.programmes_actual_loses({ meetings, habit, count: loses, parts: inList(lost.map(title)) });
}

/** What a plan becomes, part by part, where minutes change: "“Arrive”: 25 instead of 15". */
export function becomesWords(
	parts: readonly { title: Words; minutes: number }[],
	minutes: readonly number[]
): string[] {
	return parts.flatMap((part, index) => {
		const now = minutes[index] ?? part.minutes;
		return now === part.minutes
			? []
			: [m.programmes_actual_becomes({ part: inWords(part.title), now, before: part.minutes })];
	});
}

/** How a part stands beside its plan: "15 minutes planned · 25 in the end". */
export function wentWords(went: Went, index: number, planned: number, droppedAt: Date | null): string {
	const length = lengthOf(went, index);
	const took = droppedAt
		? [m.programmes_actual_left_out()]
		: length === undefined
			? []
			: [m.programmes_actual_took({ count: length })];
	return [m.programmes_actual_planned({ count: planned }), ...took].join(' · ');
}

/** Why a tap on a part, or a change of the next plan, can't be kept, and what to do. */
export function actualRefusalWords(reason: keyof typeof sentences): string {
	return sentences[reason]();
}

const sentences = {
	cancelled: m.programmes_register_refuse_cancelled,
	'another-day': m.programmes_register_refuse_another_day,
	'not-started': m.programmes_register_refuse_not_started,
	finished: m.programmes_actual_refuse_finished,
	'not-begun': m.programmes_actual_refuse_not_begun,
	begun: m.programmes_actual_refuse_begun,
	'changed-meanwhile': m.programmes_sessions_changed_meanwhile,
	'fits-already': m.programmes_actual_refuse_fits,
	'already-over': m.programmes_actual_refuse_over,
	'in-the-past': m.programmes_courses_day_past,
	'day-taken': m.programmes_sessions_refused_day_taken,
	'is-cancelled': m.programmes_sessions_refused_cancelled,
	'asked-already': m.programmes_actual_refuse_asked
};
