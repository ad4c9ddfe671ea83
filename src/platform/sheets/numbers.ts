import { plainDigits } from '../forms/signs.ts';

/** What stands before the decimals of a column; `unclear` where 1,234 could be a thousand or a little over one. */
export type DecimalSign = 'point' | 'comma' | 'unclear';

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const withComma = /^[+-]?(\d*,\d+)$/;
const likeThousands = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/** The sign that the numbers of a column have before their decimals. Never guessed: what could be thousands is unclear. */
export function decimalSignOf(cells: readonly string[], semicolons: boolean): DecimalSign {
	const commas = cells.filter((cell) => withComma.test(cell));
	const points = cells.filter((cell) => cell.includes('.') && plain.test(cell));
	if (commas.length) return points.length || commas.every((cell) => likeThousands.test(cell)) ? 'unclear' : 'comma';
	const thousands = semicolons && points.length > 0 && points.every((cell) => likeThousands.test(cell));
	return thousands ? 'unclear' : 'point';
}

/** The number that a text says, or null where it is none, or could be another one. */
export function numberIn(text: string, decimals: DecimalSign): number | null {
	const western = plainDigits(text).replace(/^[−–](?=[\d.,])/, '-');
	if (decimals === 'unclear' && /[.,]/.test(western)) return null;
	const pointed = decimals === 'comma' ? western.replace(',', '.') : western;
	const number = plain.test(pointed) ? Number(pointed) : NaN;
	return Number.isFinite(number) ? number : null;
}
