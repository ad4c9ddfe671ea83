import { plainSigns } from '../forms/signs.ts';

/** Words that stand for "no answer" in every table alike, in small letters. */
const words = new Set(
	[
		[
			'',
			'na',
			'n/a',
			'n\\a',
			'n.a.',
			'n.a',
			'#n/a',
			'#na',
			'#n/d',
			'n/d',
			's/d',
			's/r',
			'n/c',
			'n/s',
			'nan',
			'null',
			'#null!',
			'(null)',
			'<null>',
			'<na>',
			'(blank)'
		],
		['.', '..', '...', '…', '*', '**', '?', '??', '/'],
		['missing', 'blank', 'no answer', 'not answered', 'no response', 'no data', 'not coded', 'prefer not to say'],
		[
			'prefer not to answer',
			'not applicable',
			'unanswered',
			'no reply',
			'left blank',
			'skipped',
			'did not answer',
			'sysmis',
			'no code'
		],
		['sin respuesta', 'no contesta', 'no contestado', 'no responde', 'ns/nc', 'sin dato', 'sin datos'],
		[
			'no aplica',
			'no procede',
			'prefiero no decirlo',
			'prefiero no contestar',
			'sin codificar',
			'en blanco',
			'(en blanco)',
			'vacío'
		],
		['(vacío)', 'vacio', '(vacio)', 'sin contestar', 'no respondió', 'no respondio']
	].flat()
);

/** Numbers that are written for "no answer", where every other number of the column is far from them. */
const numbers = /^(?:-99+|999+)(?:[.,]0+)?$/;

/** One dash or several, however long. */
const dashes = /^\p{Dash}+$/u;

/** Whether a cell says that there is no answer; `own` are further words that this table uses so, in small letters. */
export function isNoAnswer(cell: string, own: ReadonlySet<string> = new Set()): boolean {
	const text = cell.normalize('NFKC').trim().toLowerCase();
	return words.has(text) || dashes.test(text) || own.has(text) || own.has(String(Number(text)));
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
	const odd = new Set(cells.filter((cell) => numbers.test(plainSigns(cell))));
	if (!odd.size) return odd;
	const others = cells.filter((cell) => !odd.has(cell) && !isNoAnswer(cell));
	const values = others.map(valueOf).filter(Number.isFinite);
	if (!values.length) return others.length ? odd : new Set();
	const [least, most] = values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
		Infinity,
		-Infinity
	] as [number, number]);
	const width = Math.max(most - least, 1);
	return new Set([...odd].filter((cell) => valueOf(cell) > most + width || valueOf(cell) < least - width));
}

const valueOf = (cell: string) => Number(plainSigns(cell).replace(',', '.'));

/** What programs write for "no answer" and what could be a score all the same: 99, 88, 77, −9 and the like. */
const perhaps = /^(?:99|98|97|88|77|-[6-9]|-[6-9]{2})$/;

/** Numbers that may stand for "no answer" and lie apart from all others: somebody has to say what they mean. */
export function doubtfulNumbers(values: readonly number[]): Set<number> {
	const doubtful = new Set(values.filter((value) => perhaps.test(String(value))));
	const others = values.filter((value) => !doubtful.has(value));
	const [least, most] = [Math.min(...others), Math.max(...others)];
	const gap = Math.max(most - least, 1) / 2;
	const isApart = (value: number) => value > most + gap || value < least - gap || (value < 0 && least >= 0);
	return new Set(others.length ? [...doubtful].filter(isApart) : []);
}
