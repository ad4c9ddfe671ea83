/** Words that stand for "no answer" in every table alike, in small letters. */
const words = new Set(
	[
		['', 'na', 'n/a', 'n.a.', 'n.a', '#n/a', '#na', 'nan', 'null', '#null!', '(null)', '<null>', '<na>', '(blank)'],
		['-', '--', '–', '—', '.', '..', '...', '…', '*', '**', '?', '??', '/'],
		['missing', 'blank', 'no answer', 'not answered', 'no response', 'no data', 'not coded', 'prefer not to say'],
		['prefer not to answer', 'not applicable', 'unanswered', 'no reply'],
		['sin respuesta', 'no contesta', 'no contestado', 'no responde', 'ns/nc', 'sin dato', 'sin datos'],
		['no aplica', 'no procede', 'prefiero no decirlo', 'prefiero no contestar', 'sin codificar', 'en blanco', 'vacío']
	].flat()
);

/** Numbers that are written for "no answer", where every other number of the column is far from them. */
const numbers = /^-99+$|^999+$/;

/** Whether a cell says that there is no answer; `own` are further words that this table uses so, in small letters. */
export function isNoAnswer(cell: string, own: ReadonlySet<string> = new Set()): boolean {
	const text = cell.normalize('NFKC').trim().toLowerCase();
	return words.has(text) || own.has(text) || own.has(String(Number(text)));
}

/** Further words for "no answer" as somebody types them, "999, -99, refused", in the form in which they are looked up. */
export function ownWords(typed: string): Set<string> {
	return new Set(
		typed
			.split(',')
			.map((word) => word.normalize('NFKC').trim().toLowerCase())
			.filter(Boolean)
	);
}

/** Which numbers of a column stand for "no answer": 999, −99 and the like, further out than all others are wide. */
export function noAnswerNumbers(cells: readonly string[]): Set<string> {
	const odd = new Set(cells.filter((cell) => numbers.test(cell)));
	if (!odd.size) return odd;
	const others = cells.filter((cell) => !odd.has(cell) && !isNoAnswer(cell));
	const values = others.map((cell) => Number(cell.replace(',', '.'))).filter(Number.isFinite);
	if (!values.length) return others.length ? odd : new Set();
	const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
		Infinity,
		-Infinity
	] as [number, number]);
	const width = Math.max(most - least, 1);
	return new Set([...odd].filter((cell) => Number(cell) > most + width || Number(cell) < least - width));
}
