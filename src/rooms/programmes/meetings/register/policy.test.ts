import { moment } from '#platform/clock.ts';
import { expect, test } from 'vitest';
import { states } from './form.ts';
import { inLanguage } from '#platform/i18n/language.ts';
import { namesOnPaper } from './words.ts';
import { countRegister, justNoted, lookedAt, registerLook, toldApart, type CountedLine, namesakes } from './policy.ts';

// A small generator with a seed, so that a failure can be looked at again.
function dice(seed: number) {
	let at = seed;
	return (sides: number) => ((at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
}

test('in 10,000 random registers nobody without a place or a walk-in’s line is counted, nor apologies, nor a cancelled session', () => {
	const roll = dice(20_270_126);
	for (let round = 0; round < 10_000; round++) {
		const lines: CountedLine[] = Array.from({ length: roll(30) }, () => ({
			state: [...states, null][roll(6)] ?? null,
			hasPlace: roll(3) > 0,
			walkIn: roll(4) === 0
		}));
		const cancelledAt = roll(10) === 0 ? moment() : null;
		const counts = countRegister(lines, { cancelledAt });
		const there = lines.filter((line) => ['came', 'late', 'left-early'].includes(line.state ?? ''));
		expect(counts.came).toBe(cancelledAt ? 0 : there.filter((line) => line.hasPlace).length);
		expect(counts.walkedIn).toBe(cancelledAt ? 0 : there.filter((line) => line.walkIn && !line.hasPlace).length);
		expect(counts.came).toBeLessThanOrEqual(counts.booked);
		if (!cancelledAt) expect(counts.came + counts.apologies + counts.noWord + counts.open).toBe(counts.booked);
	}
});

const at = (minute: number) => new Date(Date.UTC(2027, 0, 26, 10, minute));
const line = (called: string, minute?: number, ...children: string[]) => ({
	called,
	state: minute === undefined ? null : ('came' as const),
	notedAt: minute === undefined ? null : at(minute),
	children: children.map((firstName) => ({ firstName }))
});
const look = (query: string) => registerLook(new URLSearchParams(query));
const lines = [line('Ana', 1), line('Bea'), line('Zoë', 5, 'Mateo'), line('سارة')];
const names = (query: string) => lookedAt(lines, look(query)).map(({ called }) => called);

test('a register is found by the name of a parent or a child, however it is typed', () => {
	expect(names('')).toEqual(['Ana', 'Bea', 'Zoë', 'سارة']);
	expect(names('find=zoe')).toEqual(['Zoë']);
	expect(names('find=MATE')).toEqual(['Zoë']);
	expect(names(`find=${encodeURIComponent('سارة')}`)).toEqual(['سارة']);
	expect(names('find=nobody')).toEqual([]);
});

test('who is not noted comes first, and whoever is noted after that keeps her place', () => {
	expect(names(`first=${at(0).toISOString()}`)).toEqual(['Ana', 'Bea', 'Zoë', 'سارة']);
	expect(names(`first=${at(3).toISOString()}`)).toEqual(['Bea', 'Zoë', 'سارة', 'Ana']);
	expect(names(`first=${at(9).toISOString()}`)).toEqual(['Bea', 'سارة', 'Ana', 'Zoë']);
	for (const strange of ['first=tomorrow', 'first=2027-99-99T99:99Z', 'first='])
		expect(look(strange).since).toBeUndefined();
});

test('an address leads back to the same look, and says what was noted or nothing', () => {
	const { query } = look(`find=Zo%C3%AB&first=${at(3).toISOString()}&noted=x`);
	expect(look(query)).toMatchObject({ find: 'Zoë', since: at(3) });
	const noted = (asked: string) => justNoted(new URLSearchParams(asked));
	expect(noted(`times=${at(3).toISOString()}~`)).toEqual({ times: { startedAt: at(3), endedAt: null } });
	expect(noted('hands=1.0.0.0.0.12')).toMatchObject({ hands: { sunny: 1, storm: 12 } });
	for (const strange of ['times=now', 'times=~~', 'hands=1.2', 'hands=a.b.c.d.e.f', 'noted=x'])
		expect(noted(strange)).toBeUndefined();
});

test('two of one name, however it is written, are told apart; others are not', () => {
	const line = (personId: string, called: string) => ({ personId, called });
	const lines = [line('a', 'Zoë'), line('b', ' zoe'), line('c', 'Zoe B.'), line('d', 'Amy')];
	expect([...namesakes(lines)].sort()).toEqual(['a', 'b']);
	expect(namesakes(lines.slice(1)).size).toBe(0);
});

test('on paper two of one name are told apart by the shortest that differs for each; nothing is said of others', () => {
	const line = (personId: string, called: string, cameBefore: number, language = 'en') => ({
		...{ personId, called, cameBefore, language }
	});
	const apart = (...lines: ReturnType<typeof line>[]) => [...toldApart(lines).values()];
	expect(apart(line('a', 'Zoë', 3), line('b', ' zoe', 0), line('c', 'Amy', 3))).toEqual([
		{ cameBefore: 3 },
		{ cameBefore: 0 }
	]);
	expect(apart(line('a', 'Ana', 1), line('b', 'Ana', 1, 'es'))).toEqual([{ language: 'en' }, { language: 'es' }]);
	const same = [line('a', 'Ana', 1), line('b', 'Ana', 1), line('c', 'Ana', 2)];
	expect(apart(...same)).toEqual([1, 2, 3].map((at) => ({ at, of: 3 })));
	expect(inLanguage('en', () => namesOnPaper(same.slice(1)))).toEqual(['Ana (here before: 1)', 'Ana (here before: 2)']);
});
