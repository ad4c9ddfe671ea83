import { expect, test } from 'vitest';
import type { PartKind } from '../template/course-template.ts';
import { foresee, leftOut, lengthOf, madeLonger, median, type Went } from './figures.ts';

const at = (time: string) => new Date(`2027-01-26T${time}:00Z`);
const plan: { kind: PartKind; minutes: number }[] = [
	{ kind: 'arrive', minutes: 15 },
	{ kind: 'check-in', minutes: 20 },
	{ kind: 'theme', minutes: 40 },
	{ kind: 'break', minutes: 15 },
	{ kind: 'craft', minutes: 20 },
	{ kind: 'energiser', minutes: 10 }
];
const next = { startsAt: at('10:00'), endsAt: at('12:00'), parts: plan };

/** A meeting that began so many minutes late, whose arriving took so long, and of whose other parts nobody noted anything. */
function went(late: number, arriving: number): Went {
	const startedAt = new Date(at('10:00').getTime() + late * 60_000);
	const parts = [
		{
			kind: 'arrive' as const,
			beganAt: startedAt,
			endedAt: new Date(startedAt.getTime() + arriving * 60_000),
			droppedAt: null
		},
		{ kind: 'theme' as const, beganAt: null, endedAt: null, droppedAt: null }
	];
	return { startsAt: at('10:00'), startedAt, endedAt: at('12:00'), parts };
}

test('the middle of some numbers is the one in the middle, or the mean of two', () => {
	expect([[12], [3, 12, 9], [8, 12, 10, 20], [5, 6]].map(median)).toEqual([12, 9, 11, 6]);
});

test('of two meetings nothing is said, nor of meetings of which nobody noted when they began', () => {
	const silent = { ...went(0, 20), startedAt: null };
	expect(foresee([went(12, 25), went(12, 25), silent], next)).toBeUndefined();
	expect(foresee([went(12, 25), went(12, 25), went(12, 25)], { ...next, parts: [] })).toBeUndefined();
});

// by hand: late 8, 12, 12 → 12; arriving 25, 24, 30 → 25. 12 + 25 + 20 + 40 + 15 + 20 + 10 = 142 of 120: 22 too many. With arriving as
// planned the craft would end at 122, so it and the end on a high are in the last 22 minutes.
test('you begin 12 minutes late and arriving takes 25: the plan loses its last 22 minutes', () => {
	const foreseen = foresee([went(8, 25), went(12, 24), went(12, 30)], next);
	expect(foreseen).toEqual({
		meetings: 3,
		late: 12,
		likely: [25, 20, 40, 15, 20, 10],
		loses: 22,
		lost: [4, 5],
		outgrown: 0
	});
});

test('the six latest meetings count, and one that begins early makes nobody late', () => {
	const six = Array.from({ length: 6 }, () => went(-4, 15));
	expect(foresee([...six, went(60, 60), went(60, 60), went(60, 60)], next)).toMatchObject({
		meetings: 6,
		late: 0,
		likely: [15, 20, 40, 15, 20, 10],
		loses: 0,
		lost: [],
		outgrown: undefined
	});
});

test('a part lasts until it is over, the next begins or the meeting ends, and one that was left out no time at all', () => {
	const [one, two, three] = [at('10:00'), at('10:20'), at('11:50')];
	const parts = [
		{ kind: 'arrive' as const, beganAt: one, endedAt: null, droppedAt: null },
		{ kind: 'grounding' as const, beganAt: null, endedAt: null, droppedAt: null },
		{ kind: 'check-in' as const, beganAt: two, endedAt: at('10:45'), droppedAt: null },
		{ kind: 'energiser' as const, beganAt: three, endedAt: null, droppedAt: null }
	];
	const meeting = { startsAt: one, startedAt: one, endedAt: at('12:00'), parts };
	expect(parts.map((_, index) => lengthOf(meeting, index))).toEqual([20, undefined, 25, 10]);
	expect(lengthOf({ ...meeting, endedAt: null }, 3)).toBeUndefined();
	const [first, ...rest] = parts.map((part) => ({ ...part, beganAt: part.kind === 'arrive' ? null : part.beganAt }));
	expect(lengthOf({ ...meeting, parts: [first, ...rest] as Went['parts'] }, 0)).toBe(20);
	expect(lengthOf({ ...meeting, parts: [first] as Went['parts'] }, 0)).toBeUndefined();
});

test('what comes each week takes what it took, where three noted it; what is new each week takes what is planned', () => {
	const theme = (minutes: number) => {
		const meeting = went(0, 15);
		const end = new Date(at('10:15').getTime() + minutes * 60_000);
		return {
			...meeting,
			parts: [meeting.parts[0], { kind: 'theme' as const, beganAt: at('10:15'), endedAt: end, droppedAt: null }]
		} as Went;
	};
	expect(foresee([theme(70), theme(70), theme(70)], next)?.likely[2]).toBe(40);
	const two = [went(0, 30), went(0, 30), { ...went(0, 15), parts: [] }];
	expect(foresee(two, next)?.likely[0]).toBe(15);
});

// by hand: 22 minutes are taken from theme 40 and craft 20: theme alone down to 20 (20 minutes), then one each.
test('made longer, arriving has its 25 minutes, and the longest of the others give 22 in the end', () => {
	const foreseen = foresee([went(8, 25), went(12, 24), went(12, 30)], next);
	if (!foreseen) throw new Error('nothing was foreseen');
	const minutes = madeLonger(next, foreseen);
	expect(minutes).toEqual([25, 20, 19, 15, 19, 10]);
	const after = foresee([went(8, 25), went(12, 24), went(12, 30)], {
		...next,
		parts: plan.map((part, index) => ({ ...part, minutes: minutes[index] ?? 0 }))
	});
	expect(after).toMatchObject({ loses: 0, lost: [], outgrown: undefined });
	expect(leftOut(plan, foreseen)).toBe(2);
	expect(leftOut(plan, { ...foreseen, loses: 18 })).toBe(4);
});

test('what was promised to somebody is neither made shorter nor left out, and nothing goes below ten minutes', () => {
	const promised = plan.map((part) => ({ ...part, kind: part.kind === 'theme' ? ('parent-led' as const) : part.kind }));
	const foreseen = { meetings: 3, late: 12, likely: [25, 20, 40, 15, 20, 10], loses: 22, lost: [4, 5], outgrown: 0 };
	expect(madeLonger({ parts: promised }, foreseen)).toEqual([25, 20, 40, 15, 10, 10]);
	expect(leftOut(promised, foreseen)).toBe(4);
});
