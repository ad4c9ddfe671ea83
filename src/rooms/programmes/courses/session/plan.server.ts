import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { clock, instantOf, isoDay } from '#platform/i18n/dates.ts';
import type { CourseTimes } from './form.ts';
import type { PlannedPart, SessionKind, Template } from '../template/course-template.ts';
import { templateWeeks } from '../template/templates.ts';
import type { Words } from '#platform/forms/words.ts';
import { weeklyDays } from '#platform/calendar/weeks.ts';
import { listParts, listSessions } from './queries.server.ts';

/** A week to be planned: what it is about, in which parts, and which week of the template it came from. */
export interface PlannedWeek {
	kind: SessionKind;
	title: Words;
	templateWeek: number | null;
	parts: readonly PlannedPart[];
}

/** The weeks of a template as it has them, or of one of its blocks. */
export function weeksOfTemplate(template: Template, block: string | null = null): PlannedWeek[] {
	return templateWeeks(template, block).map((week, index) => ({ ...week, templateWeek: index + 1 }));
}

/** The weeks of an earlier run, or of one block of it, with the plans they were given; who led what belongs to that time and is left behind. */
export async function weeksOfCohort(tx: Tx, cohortId: string, blockId: string | null = null): Promise<PlannedWeek[]> {
	const weeks: PlannedWeek[] = [];
	const sessions = await listSessions(tx, cohortId);
	for (const { id, kind, title, templateWeek } of sessions.filter((session) => session.blockId === blockId)) {
		if (kind === 'reunion') continue;
		const parts = (await listParts(tx, id)).map((part) => ({
			kind: part.kind,
			minutes: part.minutes,
			title: part.title,
			...notesOf(part)
		}));
		weeks.push({ kind, title, templateWeek, parts });
	}
	return weeks;
}

/** What stands beside a part that says something. */
export function notesOf({ materials = {}, risks = {} }: Pick<PlannedPart, 'materials' | 'risks'>) {
	const isSaid = (words: Words) => Object.keys(words).length > 0;
	return { ...(isSaid(materials) && { materials }), ...(isSaid(risks) && { risks }) };
}

/** Where meetings are laid: in which run and block, and which number the first of them has. */
export interface LaidIn {
	cohortId: string;
	blockId?: string;
	/** 1 unless the run has meetings already. */
	number?: number;
}

/** Writes down meetings, one a week from their first day, with their plans. */
export async function writeMeetings(
	tx: Tx,
	{ cohortId, blockId, number: from = 1 }: LaidIn,
	weeks: readonly PlannedWeek[],
	times: CourseTimes,
	zone: string
): Promise<void> {
	const days = weeklyDays(times.firstDay, weeks.length);
	const meetings = weeks.map((week, index) => ({
		...week,
		id: uuidv7(),
		number: from + index,
		...hoursOn(days[index] ?? times.firstDay, times, zone)
	}));
	await tx.db
		.insertInto('programmes.session')
		.values(
			meetings.map(({ id, number, kind, title, templateWeek, starts_at, ends_at }) => ({
				org_id: tx.actor.orgId,
				id,
				cohort_id: cohortId,
				block_id: blockId ?? null,
				week: number,
				kind,
				title: JSON.stringify(title),
				starts_at,
				ends_at,
				template_week: templateWeek
			}))
		)
		.execute();
	for (const { id, parts } of meetings) await writeParts(tx, id, parts);
}

/** A block to be laid: where it stands among all of the group, how often it has come, and what it was made from. */
export interface NewBlock {
	position: number;
	round: number;
	key: string;
	title: Words;
}

/** Writes a block down and returns its id. */
export async function addBlock(tx: Tx, cohortId: string, { position, round, key, title }: NewBlock): Promise<string> {
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.block')
		.values({
			org_id: tx.actor.orgId,
			id,
			cohort_id: cohortId,
			position,
			round,
			template_block: key,
			title: JSON.stringify(title),
			created_at: tx.now,
			created_by: tx.actor.id
		})
		.execute();
	return id;
}

/** When a session begins and ends: a time of day on a day, by the clocks of the organisation. */
export function hoursOn(day: string, { from, to }: { from: string; to: string }, zone: string) {
	return { starts_at: instantOf(day, from, zone), ends_at: instantOf(day, to, zone) };
}

/** Writes the plan of a session anew. What was noted of a part stays with it, where it is still in the plan. */
export async function writePlanAnew(tx: Tx, sessionId: string, parts: readonly Led[]): Promise<void> {
	const before = await tx.db
		.deleteFrom('programmes.part')
		.where('session_id', '=', sessionId)
		.returning(['id', 'kind', 'title', 'began_at', 'ended_at', 'dropped_at', 'slot_id', 'led_by', 'position'])
		.execute();
	before.sort((one, other) => one.position - other.position);
	const taken = (fits: (row: (typeof before)[number]) => boolean) => {
		const at = before.findIndex(fits);
		return at < 0 ? undefined : before.splice(at, 1)[0];
	};
	// by its words first; one whose words were mended is the next of its kind
	const same = parts.map((part) => taken((row) => row.kind === part.kind && isSame(row.title as Words, part.title)));
	const kept = parts.map((part, index) => same[index] ?? taken((row) => row.kind === part.kind));
	await writeParts(tx, sessionId, parts, kept);
}

const isSame = (one: Words, other: Words) =>
	JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());

/** `slotId`: what a parent agreed to lead in it, where that is new. */
type Led = PlannedPart & { ledBy?: string; slotId?: string | null };
type Noted = {
	id: string;
	began_at: Date | null;
	ended_at: Date | null;
	dropped_at: Date | null;
	slot_id: string | null;
	led_by: string;
};

/** Writes the parts of a session's plan in their order. */
export async function writeParts(
	tx: Tx,
	sessionId: string,
	parts: readonly Led[],
	kept: readonly (Noted | undefined)[] = []
): Promise<void> {
	if (!parts.length) return;
	const rows = parts.map(({ kind, minutes, title, materials = {}, risks = {}, ledBy = '', slotId }, position) => ({
		org_id: tx.actor.orgId,
		id: kept[position]?.id ?? uuidv7(),
		began_at: kept[position]?.began_at,
		ended_at: kept[position]?.ended_at,
		dropped_at: kept[position]?.dropped_at,
		slot_id: slotId ?? (kept[position]?.led_by === ledBy ? kept[position].slot_id : null),
		session_id: sessionId,
		position,
		kind,
		minutes,
		title: JSON.stringify(title),
		materials: JSON.stringify(materials),
		risks: JSON.stringify(risks),
		led_by: ledBy
	}));
	await tx.db.insertInto('programmes.part').values(rows).execute();
}

/** The first day and the hours of a course, as its meetings have them now. */
export function timesOf(sessions: readonly { startsAt: Date; endsAt: Date }[], zone: string): CourseTimes | undefined {
	const first = sessions[0];
	return (
		first && {
			firstDay: isoDay(first.startsAt, zone),
			from: clock(first.startsAt, zone),
			to: clock(first.endsAt, zone)
		}
	);
}
