import { expect, test } from 'vitest';
import { calendarOf } from './calendar-file.ts';

const now = new Date('2026-11-27T12:00:00Z');
const entry = {
	id: 'a1',
	startsAt: new Date('2026-12-10T10:00:00Z'),
	endsAt: new Date('2026-12-10T12:00:00Z'),
	cancelledAt: null,
	version: 3
};
const linesOf = (file: string) => file.split('\r\n');

test('an entry keeps its name, its number rises with each change, and what is called off says so', () => {
	const before = linesOf(calendarOf([entry], 'Time for me', now));
	const moved = { ...entry, startsAt: new Date('2026-12-11T10:00:00Z'), version: 4 };
	const after = linesOf(calendarOf([moved], 'Time for me', now));
	const off = linesOf(
		calendarOf([{ ...moved, cancelledAt: now, version: 5 }], 'Time for me', now, { method: 'CANCEL' })
	);
	for (const lines of [before, after, off]) expect(lines).toContain('UID:a1@kith');
	expect([before, after, off].map((lines) => lines.find((line) => line.startsWith('SEQUENCE')))).toEqual([
		'SEQUENCE:3',
		'SEQUENCE:4',
		'SEQUENCE:5'
	]);
	expect(after).toContain('DTSTART:20261211T100000Z');
	expect([before, off].map((lines) => lines.find((line) => line.startsWith('STATUS')))).toEqual([
		'STATUS:CONFIRMED',
		'STATUS:CANCELLED'
	]);
	expect(off).toContain('METHOD:CANCEL');
});

test('it says when and nothing else, in lines that any calendar can read', () => {
	const file = calendarOf([entry], 'Me, and; you', now, { isFollowed: true });
	expect(file).toContain('SUMMARY:Me\\, and\\; you\r\n');
	expect(file).toContain('REFRESH-INTERVAL');
	expect(file).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|URL/);
	expect(linesOf(file).every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
});
