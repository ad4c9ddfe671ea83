/** How many lines a long list shows at once. */
export const pageLength = 20;

/** One page of a list that grows with the years. */
export interface Page<T> {
	shown: T[];
	hasOlder: boolean;
}

/** The number of the page an address asks for; the first, when it asks for none or for nonsense. */
export function pageNumber(url: URL, name = 'page'): number {
	const asked = Math.trunc(Number(url.searchParams.get(name)));
	return asked >= 1 && asked <= 100_000 ? asked : 1;
}

/** Which rows to ask for: one more than are shown, to know whether there is another page. */
export const rowsOf = (page: number, length = pageLength) => ({ limit: length + 1, offset: (page - 1) * length });

/** A page made of the rows that `rowsOf` asked for. */
export function pageOf<T>(rows: T[], length = pageLength): Page<T> {
	return { shown: rows.slice(0, length), hasOlder: rows.length > length };
}
