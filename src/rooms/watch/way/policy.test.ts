import { expect, test } from 'vitest';
import { isProved, isSharedMailbox, waitsForAnswer } from './policy.ts';

test('a mailbox that several people read is known by what it is called', () => {
	for (const one of [
		'office@x.org',
		'Info@x.org',
		'info2@x.org',
		'team.leeds@x.org',
		'safeguarding@x.org',
		'hola@x.es'
	])
		expect(isSharedMailbox(one), one).toBe(true);
	for (const one of ['helen@x.org', 'helen.office@x.org', 'informa@x.org', 'teamster@x.org'])
		expect(isSharedMailbox(one), one).toBe(false);
});

test('a way is known to work for 31 days after she answered, and a newer test waits beside it', () => {
	const day = (count: number) => new Date(Date.UTC(2026, 0, 1) + count * 86_400_000);
	expect(isProved(null, day(0))).toBe(false);
	expect(isProved(day(0), day(30.9))).toBe(true);
	expect(isProved(day(0), day(31))).toBe(false);
	expect(waitsForAnswer({ testedAt: null, provedAt: null })).toBe(false);
	expect(waitsForAnswer({ testedAt: day(1), provedAt: null })).toBe(true);
	expect(waitsForAnswer({ testedAt: day(27), provedAt: day(0) })).toBe(true);
	expect(waitsForAnswer({ testedAt: day(0), provedAt: day(0.1) })).toBe(false);
});
