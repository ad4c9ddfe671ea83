import * as v from 'valibot';
import { canonical, fieldsOf } from '../mark/fold.ts';
import type { PocketRole } from '../pocket/policy.ts';
import { sealedMark, type SealedMark, type Why } from './form.ts';

/** What a phone holds that speaks: whose it is, and until when what it says is taken as it comes. */
export interface Speaking {
	id: string;
	sessionId: string;
	role: PocketRole;
	takenAt: Date;
	readableUntil: Date;
	homeBy: Date;
	endedAt: Date | null;
	people: readonly string[];
}

const ofChild = ['in', 'out', 'settling', 'care'];
/** Kept as they were said, because no other row of the house holds them. */
const asSaid = ['children', 'hands'];
/** The clock of the day: kept as said too, for what a phone took back is undone where it was the phone that said it. */
const ofClock = ['began', 'ended', 'part'];

/** Whether a tap says of a child that it came or went home, what it must not eat, or how it settled. */
export const isOfChild = (field: string) => ofChild.includes(field);

/** Whether a tap is kept with the pocket alone, as it was said. */
export const isKeptAsSaid = (field: string) => asSaid.includes(field);

/** Whether a tap says that the meeting, or a part of it, began or ended, or takes that back. */
export const isOfClock = (field: string) => ofClock.includes(field);

/** When a tap was made: by the phone's clock, but never before it took the register along, and never ahead of now. */
export function madeAt(mark: Pick<SealedMark, 'at'>, takenAt: Date, now: Date): Date {
	const said = new Date(mark.at).getTime();
	if (Number.isNaN(said)) return now;
	return new Date(Math.max(takenAt.getTime(), Math.min(said, now.getTime())));
}

/** Why a tap is put before a coordinator before anything is tried with it; nothing where it is tried. */
export function parkedFor(
	mark: SealedMark,
	pocket: Speaking,
	{ mayStill, isOff, now }: { mayStill: boolean; isOff: boolean; now: Date }
): Why | undefined {
	if (!mayStill) return 'role-ended';
	if (pocket.endedAt || now > pocket.homeBy) return 'late';
	if (madeAt(mark, pocket.takenAt, now) > pocket.readableUntil) return 'late';
	if (isOff) return 'session-off';
	const isAboutChild = isOfChild(mark.key.field);
	if (pocket.role === 'creche_worker' && !isAboutChild) return 'refused';
	return pocket.role === 'coordinator' && isAboutChild ? 'refused' : undefined;
}

/** What stood in a box, if it is a tap of this pocket under this id and number; nothing where it is anything else. */
export function markIn(
	text: string,
	pocketId: string,
	{ id, seq }: { id: string; seq: number }
): SealedMark | undefined {
	let said: unknown;
	try {
		said = JSON.parse(text);
	} catch {
		return undefined;
	}
	// the mark stands in the text itself, or under its name
	const { mark } = fieldsOf(said);
	const read = v.safeParse(sealedMark, { ...fieldsOf(said), ...fieldsOf(mark) });
	if (!read.success) return undefined;
	const { output } = read;
	return output.id === id && output.pocket === pocketId && output.seq === seq ? output : undefined;
}

/** A tap as it is kept while nobody else keeps it: the same text whatever order its fields came in, with the moment that counted for it where that is known. */
export const saidText = (mark: SealedMark, at?: Date) => canonical(at ? { ...mark, at: at.toISOString() } : mark);
