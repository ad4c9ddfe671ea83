import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, followedCalendarOf, type Entry } from './calendar-file.ts';

const now = new Date('2026-11-27T12:00:00Z');
const entry: Entry = {
	id: 'a1',
	startsAt: new Date('2026-12-10T10:00:00Z'),
	endsAt: new Date('2026-12-10T12:00:00Z'),
	cancelledAt: null,
	sequence: 3,
	changedAt: new Date('2026-11-20T08:00:00Z')
};
const linesOf = (file: string) => file.split('\r\n');
const unfolded = (file: string) => linesOf(file.replaceAll('\r\n ', ''));

test('an entry keeps its name, its number rises with each change, and what is called off says so', () => {
	const before = linesOf(calendarOf([entry], 'Time for me', now));
	const [startsAt, endsAt] = [new Date('2026-12-11T10:00:00Z'), new Date('2026-12-11T12:00:00Z')];
	const moved = { ...entry, startsAt, endsAt, sequence: 4 };
	const after = linesOf(calendarOf([moved], 'Time for me', now));
	const off = linesOf(
		calendarOf([{ ...moved, cancelledAt: now, sequence: 5 }], 'Time for me', now, { method: 'CANCEL' })
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
	for (const file of [calendarOf([entry], 'Me, and; you', now), followedCalendarOf([entry], 'Me, and; you')]) {
		expect(file).toContain('SUMMARY:Me\\, and\\; you\r\n');
		expect(file).not.toMatch(/LOCATION|DESCRIPTION|ATTENDEE|ORGANIZER|URL|RRULE/);
	}
});

test('a calendar that is followed is the same text as long as nothing has changed, and each entry bears the moment of its change', () => {
	const file = followedCalendarOf([entry], 'Something for me');
	expect(linesOf(file)).toEqual(expect.arrayContaining(['DTSTAMP:20261120T080000Z', 'X-WR-CALNAME:Something for me']));
	expect(file).toContain('REFRESH-INTERVAL');
	expect(file).not.toContain('METHOD');
	expect(followedCalendarOf([entry], 'On, here\r\nBEGIN:VEVENT').match(/^BEGIN:VEVENT/gm)).toHaveLength(1);
	expect(followedCalendarOf([{ ...entry }], 'Something for me')).toBe(file);
});

test('titles and places in any script come back as they were, in lines of 75 octets at most', () => {
	const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((one) => !/[\r\n]/.test(one));
	fc.assert(
		fc.property(text, text, (summary, location) => {
			const file = followedCalendarOf([{ ...entry, summary, location }], 'Weeks');
			expect(linesOf(file).every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
			const said = (name: string) =>
				unfolded(file)
					.find((line) => line.startsWith(`${name}:`))
					?.slice(name.length + 1)
					.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
			expect([said('SUMMARY'), said('LOCATION')]).toEqual([summary, location]);
		})
	);
});
