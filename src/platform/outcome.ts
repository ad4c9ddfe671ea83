/** What a command returns: it is done, perhaps with a value, or a rule says no and names itself. */
export type Outcome<Reason extends string, Value = void> = Done<Value> | Refused<Reason>;
/** It is done; `value` is what came of it. */
export interface Done<Value = void> {
	ok: true;
	value: Value;
}

/** A rule said no; `reason` is its name. */
export interface Refused<Reason extends string> {
	ok: false;
	reason: Reason;
}

/** The command did what was asked. */
export const done: Done = { ok: true, value: undefined };

/** The command did what was asked, and this came of it. */
export function doneWith<Value>(value: Value): Done<Value> {
	return { ok: true, value };
}

/** A rule says no; the screen turns the reason into a sentence and a way forward. */
export function refused<Reason extends string>(reason: Reason): Refused<Reason> {
	return { ok: false, reason };
}

/** Not there, or not for this person to see: she is told the same. */
export class NotFound extends Error {
	override name = 'NotFound';
}

/** Seen, but not hers to do. */
export class Forbidden extends Error {
	override name = 'Forbidden';
}
