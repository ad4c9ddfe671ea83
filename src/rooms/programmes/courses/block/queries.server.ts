import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { weeklyDays } from '#platform/calendar/weeks.ts';
import { NotFound } from '#platform/outcome.ts';
import { getCohort, templateOf, type Cohort } from '../cohort/queries.server.ts';
import { timesOf, weeksOfCohort, weeksOfTemplate, type PlannedWeek } from '../session/plan.server.ts';
import { listBlocks, listSessions } from '../session/queries.server.ts';
import type { CourseTimes } from '../session/form.ts';
import { blockAfter } from '../template/templates.ts';
import type { TemplateBlock } from '../template/course-template.ts';

/** The block of a group that comes next: which it is, its weeks as they were planned the last time, and when it could begin. */
export interface ComingBlock {
	cohort: Cohort;
	block: TemplateBlock;
	/** Its place among all blocks of the group. */
	position: number;
	/** How often it will have come, this time included. */
	round: number;
	weeks: PlannedWeek[];
	/** The number of its first meeting. */
	number: number;
	/** A week after the last meeting, or the next such weekday that is neither past nor a holiday, at the hours of the last one. */
	times: CourseTimes;
	/** The first day on which it may begin: the day after the last meeting. */
	earliest: string;
}

/** What comes next in a group. Throws NotFound, also for what has no blocks. */
export async function getComingBlock(tx: Tx, cohortId: string): Promise<ComingBlock> {
	const cohort = await getCohort(tx, cohortId);
	const blocks = await listBlocks(tx, cohortId);
	const last = blocks.at(-1);
	const template = await templateOf(tx, cohortId);
	const block = last && blockAfter(template, last.templateBlock);
	if (!block) throw new NotFound();
	const before = blocks.findLast((laid) => laid.templateBlock === block.key);
	const sessions = await listSessions(tx, cohortId);
	const latest = timesOf(sessions.slice(-1), tx.zone) ?? {
		firstDay: isoDay(tx.now, tx.zone),
		from: '10:00',
		to: '12:00'
	};
	return {
		cohort,
		block,
		position: last.position + 1,
		round: (before?.round ?? 0) + 1,
		weeks: before ? await weeksOfCohort(tx, cohortId, before.id) : weeksOfTemplate(template, block.key),
		number: Math.max(0, ...sessions.map((session) => session.week)) + 1,
		times: { ...latest, firstDay: nextFreeDay(latest.firstDay, isoDay(tx.now, tx.zone)) },
		earliest: daysAfter(latest.firstDay, 1)
	};
}

/** The weekday of the last meeting, at least a week after it, not before today and not on a bank holiday. */
function nextFreeDay(last: string, today: string): string {
	let day = daysAfter(last, 7);
	while (day < today) day = daysAfter(day, 7);
	return weeklyDays(day, 1)[0] ?? day;
}
