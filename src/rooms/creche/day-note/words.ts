import { m } from '#messages';
import type { DayNote } from './queries.server.ts';

/** Whom a note is of, or who of the team wrote it. */
export function noteOf({ child, by }: Pick<DayNote, 'child' | 'by'>): string {
	if (child) return by ? m.creche_note_from_parent({ child, by }) : child;
	return by ? m.creche_note_from_team({ by }) : m.creche_note_from_team_plain();
}

const refusals = {
	over: m.creche_note_over,
	enough: m.creche_note_enough
};

/** Why a note is not taken. */
export const noteRefusal = (reason: keyof typeof refusals): string => refusals[reason]();
