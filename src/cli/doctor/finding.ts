/** One thing that was looked at. */
export interface Finding {
	check: string;
	ok: boolean;
	/** What was found, and where it is wrong what to do. */
	says: string;
}

/** A finding that names what is wrong where anything is, and otherwise what is right. */
export function finding(check: string, wrong: string | undefined, right: string): Finding {
	return { check, ok: wrong === undefined, says: wrong ?? right };
}
