import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import type { AnsweredHow, OneWay, TimeOfDay } from './form.ts';
import { safeFrom, mayAnswerQuestions } from './policy.ts';

/** A question as those who answer it read it. Outside her hours no way to reach her comes along. */
export interface CourseQuestion {
	id: string;
	course: Words;
	words: string;
	called: string;
	language: string;
	reach: OneWay | null;
	/** Until when the way to reach her stays closed. */
	closedUntil: Date | null;
	askedAt: Date;
	answered: { at: Date; how: AnsweredHow; by: string | null } | null;
}

const most = 100;

/** What was asked and is not answered, the longest waiting first; then what was answered lately, the newest first. */
export async function listQuestions(tx: Tx): Promise<{ open: CourseQuestion[]; answered: CourseQuestion[] }> {
	if (!mayAnswerQuestions(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('programmes.question as question')
		.innerJoin('programmes.course_card as course', 'course.id', 'question.cohort_id')
		.leftJoin('people.card as card', 'card.id', 'question.answered_by')
		.select([
			'question.id',
			'course.label as course',
			'question.words',
			'question.called',
			'question.language',
			'question.reach_kind as kind',
			'question.reach as value',
			'question.safe_when as safe',
			'question.asked_at as askedAt',
			'question.answered_at as answeredAt',
			'question.answered_how as how',
			'card.called as by'
		])
		.orderBy('question.answered_at', (order) => order.desc().nullsFirst())
		.orderBy('question.asked_at')
		.limit(most)
		.execute();
	const questions = rows.map((row) => questionOf(row as Row, tx));
	return {
		open: questions.filter(({ answered }) => !answered),
		answered: questions.filter(({ answered }) => answered)
	};
}

interface Row extends Pick<CourseQuestion, 'id' | 'course' | 'words' | 'called' | 'language' | 'askedAt'> {
	kind: OneWay['kind'] | null;
	value: string | null;
	safe: TimeOfDay;
	answeredAt: Date | null;
	how: AnsweredHow | null;
	by: string | null;
}

function questionOf({ kind, value, safe, answeredAt, how, by, ...question }: Row, { now, zone }: Tx): CourseQuestion {
	const closed = value ? safeFrom(safe, now, zone) : null;
	const reach = kind && value && !answeredAt ? { kind, value: closed ? '' : value } : null;
	return { ...question, reach, closedUntil: closed, answered: answeredAt && how && { at: answeredAt, how, by } };
}

/** How many questions nobody has answered, for a coordinator's first page. */
export async function countQuestions(tx: Tx): Promise<number> {
	const { open } = await tx.db
		.selectFrom('programmes.question')
		.select((on) => on.fn.countAll<number>().as('open'))
		.where('answered_at', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(open);
}
