import { m } from '#messages';
import { attendanceWords, states } from '../register/form.ts';
import type { Why } from './form.ts';
import type { ParkedMark } from './queries.server.ts';

const whys: Record<Why | 'no-why' | 'settled', () => string> = {
	'person-left': m.programmes_pocket_why_person_left,
	'session-off': m.programmes_pocket_why_session_off,
	'role-ended': m.programmes_pocket_why_role_ended,
	late: m.programmes_pocket_why_late,
	unreadable: m.programmes_pocket_why_unreadable,
	refused: m.programmes_pocket_why_refused,
	'no-why': m.programmes_pocket_settle_no_why,
	settled: m.programmes_pocket_settle_settled
};

/** Why a tap was parked. */
export const parkedWhyWords = (why: Why) => whys[why]();

/** Why a parked tap can't be settled so. */
export const settleWords = (reason: Why | 'no-why' | 'settled') => whys[reason]();

const fields: Record<string, () => string> = {
	line: m.programmes_pocket_field_line,
	brought: m.programmes_pocket_field_brought,
	'walk-in': m.programmes_pocket_field_walk_in,
	known: m.programmes_pocket_field_known,
	in: m.programmes_pocket_field_in,
	out: m.programmes_pocket_field_out,
	care: m.programmes_carry_allergies,
	count: m.programmes_pocket_field_count
};

/** Whom a parked tap is about, and what it says. */
export function parkedWords({ called, mark }: Pick<ParkedMark, 'called' | 'mark'>): string {
	const field = (fields[mark?.key.field ?? ''] ?? m.programmes_pocket_field_other)();
	const state = states.find((one) => one === mark?.value);
	return [called || m.programmes_pocket_somebody(), field, ...(state ? [attendanceWords(state)] : [])].join(' · ');
}
