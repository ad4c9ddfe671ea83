import { expect, test } from 'vitest';
import { dayIn } from './days.ts';

test.each([
	'26/01/2027',
	'26 / 01 / 2027',
	'26.1.27',
	'26/01/2027.',
	'26\u201301\u20132027',
	'٢٦/٠١/٢٠٢٧',
	'Tue 26/01/2027',
	'mar. 26/01/2027',
	'26-Jan-27',
	'the 26th of January 2027',
	'January 26, 2027',
	'martes, 26 de enero de 2027',
	'20270126',
	'46413',
	'46413.43',
	'2027-01-26T10:15:00.000+01:00',
	'2027-01-26 10:15:00 UTC',
	'2027/01/26 10:15:00 AM GMT+1',
	'26/01/2027 10:15:00 a. m.',
	'Tue Jan 26 2027 10:15:00 GMT+0100 (CET)'
])('%s is the 26th of January 2027', (cell) => expect(dayIn(cell, 'day-first')).toBe('2027-01-26'));

test.each(['31/02/2027', '26/01', 'Jan 2027', '20271326', '1801000000', 'Tuesday', '26/01/2027 and 27/01/2027', ''])(
	'%s is no day',
	(cell) => expect(dayIn(cell, 'day-first')).toBeNull()
);
