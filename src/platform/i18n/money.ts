import { currentLanguage } from './language.ts';
import { localeOf } from './language-list.ts';

/** A sum of pence as people read it: £4.50. */
export function poundsOf(pence: number): string {
	const format = { style: 'currency', currency: 'GBP' } as const;
	return new Intl.NumberFormat(localeOf(currentLanguage()), format).format(pence / 100);
}

/** A number as people read it: 1,000. */
export const numberWords = (number: number): string =>
	new Intl.NumberFormat(localeOf(currentLanguage())).format(number);

/** A share from 0 to 1 as people read it: 42%. */
export const percentWords = (share: number): string =>
	new Intl.NumberFormat(localeOf(currentLanguage()), { style: 'percent' }).format(share);
