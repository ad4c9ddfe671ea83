/** From when until when somebody may collect: days as 2026-11-27, open where nothing is said. */
export interface Span {
	from: string | null;
	until: string | null;
}

/** Whether a name counts on a day. */
export function isNamedOn({ from, until }: Span, day: string): boolean {
	return (from === null || from <= day) && (until === null || day <= until);
}

/** Whether a name will never count again. */
export const isPast = ({ until }: Span, day: string) => until !== null && until < day;

/** So many names at once are enough for one child. */
export const mostCollectorsNamed = 20;
