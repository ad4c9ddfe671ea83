/**
 * What time it is for this process, where no transaction says it: cookies, codes of the authenticator, ids. It goes by the
 * same clock as the database, which tests, trials and demonstrations may have set to another day; a process that opens the
 * database sets its own by it (src/platform/db/set-clock.ts). The app is a bundle of its own, so it travels on the process.
 */
const place: unique symbol = Symbol.for('kith.clock') as never;
type Carrier = { [place]?: number };

/** Sets the clock of this process ahead of the machine's by so many milliseconds. */
export function setAhead(milliseconds: number): void {
	(globalThis as Carrier)[place] = milliseconds;
}

/** This moment. */
export function moment(): Date {
	return new Date(instant());
}

/** This moment, in milliseconds since 1970. */
export function instant(): number {
	return Date.now() + ((globalThis as Carrier)[place] ?? 0);
}
