import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextSafeMoment, noRules, reachOf, type SafeContact, type Ways } from './policy.ts';

const zones = ['Europe/London', 'Europe/Madrid', 'America/Bogota', 'Pacific/Auckland'];

const rules: fc.Arbitrary<SafeContact> = fc
	.record({
		mayEmail: fc.boolean(),
		mayText: fc.boolean(),
		mayCall: fc.boolean(),
		mayLeaveMessage: fc.boolean(),
		fromHour: fc.integer({ min: 0, max: 23 }),
		toHour: fc.integer({ min: 1, max: 24 }),
		days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 7 }),
		note: fc.string()
	})
	.filter((made) => made.fromHour < made.toHour);

const ways: fc.Arbitrary<Ways> = fc.record({
	email: fc.option(fc.constant('amina@example.org')),
	signInEmail: fc.option(fc.constant('sign-in@example.org')),
	phone: fc.option(fc.constant('+447700900123')),
	rules,
	agreed: fc.boolean(),
	closed: fc.boolean()
});

const moments = fc.date({
	min: new Date('2026-01-01T00:00:00Z'),
	max: new Date('2028-12-31T00:00:00Z'),
	noInvalidDate: true
});

// An independent reading of the wall clock, so that the rule is not checked against itself.
function wallClock(at: Date, zone: string): { day: number; hour: number } {
	const parts = new Intl.DateTimeFormat('en-GB', {
		timeZone: zone,
		weekday: 'short',
		hour: '2-digit',
		hourCycle: 'h23'
	}).formatToParts(at);
	const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
	return {
		day: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(of('weekday')) + 1,
		hour: Number(of('hour'))
	};
}

test('over 10,000 sets of rules, nothing is sent by a way, at an hour or on a day that she ruled out', () => {
	fc.assert(
		fc.property(ways, moments, fc.constantFrom(...zones), (known, at, zone) => {
			const reach = reachOf(known, at, zone);
			const barred = known.closed || !known.agreed || !known.rules.days.length;
			if (barred || reach.channel === 'none') {
				expect(reach).toMatchObject({ channel: 'none' });
				if (!barred) expect(waysLeft(known)).toBe(0);
				return;
			}
			const local = wallClock(reach.notBefore, zone);
			expect(known.rules.days).toContain(local.day);
			expect(local.hour).toBeGreaterThanOrEqual(known.rules.fromHour);
			expect(local.hour).toBeLessThan(known.rules.toHour);
			expect(reach.notBefore.getTime()).toBeGreaterThanOrEqual(at.getTime());
			expect(reach.notBefore.getTime() - at.getTime()).toBeLessThanOrEqual(8 * 86_400_000);
			if (reach.channel === 'email') expect(known.rules.mayEmail).toBe(true);
			if (reach.channel === 'by-phone')
				expect(reach.by).toEqual([...(known.rules.mayText ? ['text'] : []), ...(known.rules.mayCall ? ['call'] : [])]);
		}),
		{ numRuns: 10_000 }
	);
});

function waysLeft({ email, signInEmail, phone, rules }: Ways): number {
	const byEmail = rules.mayEmail && (email !== null || (phone === null && signInEmail !== null));
	return Number(byEmail) + Number(phone !== null && (rules.mayText || rules.mayCall));
}

test('waits no longer than she asked: inside her hours it is now', () => {
	fc.assert(
		fc.property(rules, moments, fc.constantFrom(...zones), (hers, at, zone) => {
			const local = wallClock(at, zone);
			const inside = hers.days.includes(local.day) && local.hour >= hers.fromHour && local.hour < hers.toHour;
			expect(nextSafeMoment(hers, at, zone)?.getTime() === at.getTime()).toBe(inside);
		}),
		{ numRuns: 1_000 }
	);
});

test('somebody with no rules hears at once', () => {
	const at = new Date('2027-01-12T03:14:00Z');
	const known = {
		email: null,
		signInEmail: 'staff@example.org',
		phone: null,
		rules: noRules,
		agreed: true,
		closed: false
	};
	expect(reachOf(known, at, 'Europe/London')).toEqual({
		channel: 'email',
		address: 'staff@example.org',
		notBefore: at
	});
});

test('she who gave a phone number is not written to at the address she only signs in with', () => {
	const at = new Date('2027-01-12T12:00:00Z');
	const known = {
		email: null,
		signInEmail: 'shared@example.org',
		phone: '+447700900123',
		rules: noRules,
		agreed: true,
		closed: false
	};
	expect(reachOf(known, at, 'Europe/London')).toMatchObject({ channel: 'by-phone', by: ['text', 'call'] });
});

test('whoever looks her up is told first of the way that she wants tried first, if it is safe', () => {
	const known: Ways = {
		...{ email: 'amina@example.org', signInEmail: null, phone: '+447700900123', rules: noRules },
		...{ agreed: true, closed: false }
	};
	const first = (order: readonly string[], may: Partial<SafeContact> = {}) =>
		reachOf({ ...known, order, rules: { ...noRules, ...may } }, new Date('2026-05-05T10:00:00Z'), 'Europe/London')
			.channel;
	expect(first([])).toBe('email');
	expect(first(['text', 'email'])).toBe('by-phone');
	expect(first(['hand', 'email'])).toBe('by-phone');
	expect(first(['push', 'email', 'text'])).toBe('email');
	expect(first(['text', 'email'], { mayText: false })).toBe('email');
	expect(first(['email', 'text'], { mayEmail: false })).toBe('by-phone');
});
