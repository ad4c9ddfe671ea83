import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import { allergyWord, isOverTwoHours, isSameAdult, presence } from './policy.ts';
import type { CrecheChild } from './queries.server.ts';
import { crecheListOf } from './sheet.ts';

const now = new Date('2027-01-26T10:00:00Z');
const day = { startsAt: now, endsAt: now, opensAt: now, closesAt: now };
const sitting = { id: 'd', circleId: 'c', ...day, cancelledAt: null };
const print = { organisation: 'Willow Lane', zone: 'Europe/London', now, meeting: 'Saying no kindly', venue: 'Hall' };
const words = ['Nuts', ' ', '', 'جوز', '🥜', '<b>Egg</b>', 'Sesame\nand milk', 'x'.repeat(1000)];

function dice(seed: number) {
	let at = seed;
	return (sides: number) => ((at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
}

function childOf(roll: (sides: number) => number, index: number): CrecheChild {
	const known = roll(5) > 0;
	return {
		id: String(index),
		personId: 'p',
		firstName: `Child ${index}`,
		ageBand: (['under-two', 'two', 'three-or-more'] as const)[roll(3)] ?? 'two',
		allergies: known ? (words[roll(words.length)] ?? '') : null,
		needs: '',
		collectors: '',
		named: [],
		hasBar: false,
		barred: [],
		unread: 0,
		urgentPhone: '',
		parent: 'Elena',
		confirmedAt: known ? new Date(now.getTime() - roll(200) * 864e5) : null,
		visitId: null,
		broughtBy: null,
		signedInAt: null,
		collectedBy: null,
		minutesBefore: 0,
		signedOutAt: null,
		isAway: false
	};
}

test('in 10,000 random lists every allergy is shown, every old answer is marked, and nothing is ever left blank', () => {
	const roll = dice(7);
	inLanguage('en', () => {
		for (let round = 0; round < 10_000; round++) {
			const children = Array.from({ length: 1 + roll(8) }, (_, index) => childOf(roll, index));
			const list = crecheListOf({ sitting, children }, print);
			for (const [index, child] of children.entries()) {
				const printed = list.children[index];
				const said = [...(printed?.allergies ?? []), printed?.cleared ?? ''].join('|');
				const word = allergyWord(child, now);
				expect(said.length).toBeGreaterThan(1);
				if (child.allergies?.trim()) {
					expect(word).toMatchObject({ kind: 'some', text: child.allergies.trim() });
					expect(printed?.allergies).toContain(child.allergies.trim());
				} else expect(word.kind).toBe(child.allergies === null ? 'unknown' : 'none');
				const isOld = !child.confirmedAt || now.getTime() - child.confirmedAt.getTime() > 90 * 864e5;
				expect(word.askAgain).toBe(isOld);
				if (isOld) expect(said).toMatch(/Ask again|not known/);
			}
		}
	});
});

test('adults are counted age band by age band', () => {
	const child = (ageBand: 'under-two' | 'two' | 'three-or-more', isIn = true) => ({ ageBand, isIn });
	expect(presence([])).toMatchObject({ children: 0, adults: 0 });
	expect(presence([child('under-two'), child('two'), child('three-or-more', false)])).toMatchObject({
		children: 2,
		adults: 2
	});
	expect(presence(Array.from({ length: 4 }, () => child('under-two')))).toMatchObject({ children: 4, adults: 2 });
});

test('a child is over two hours by the minute, with what it was here before', () => {
	const after = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
	const child = { signedInAt: now, signedOutAt: null, minutesBefore: 0 };
	expect(isOverTwoHours(child, after(120))).toBe(false);
	expect(isOverTwoHours(child, after(121))).toBe(true);
	expect(isOverTwoHours({ ...child, signedOutAt: after(100) }, after(500))).toBe(false);
	expect(isOverTwoHours({ ...child, minutesBefore: 30 }, after(91))).toBe(true);
	expect(isOverTwoHours({ ...child, signedInAt: null }, after(500))).toBe(false);
});

test('the same adult is the same however the name was typed', () => {
	expect(isSameAdult('Elena', ' elena ')).toBe(true);
	expect(isSameAdult('Jose\u0301', 'José')).toBe(true);
	expect(isSameAdult('Elena', 'Helena')).toBe(false);
});
