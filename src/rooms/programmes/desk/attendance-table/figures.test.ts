import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attendanceOf, headsOf, hopedOf, totalKey, withFirstDays, type RegisterLine } from './figures.ts';
import { tableForReaders, wholeTable, withHeads, withHoped, type ShownAttendance } from './policy.ts';

const line = (session: string, person: string, more: Partial<RegisterLine> = {}): RegisterLine => ({
	...{ programme: 'Tea', kind: 'group', area: 'Hill', partner: '', block: '1', session, on: '2026-10-06', person },
	...{ state: 'came', walkIn: false, cancelled: false, language: 'en', ...more }
});
const figuresOf = (lines: readonly RegisterLine[]) => attendanceOf(lines, ['area']).total;

describe('who counts', () => {
	test.each<[string, RegisterLine[], number[], number]>([
		['nobody', [], [0, 0, 0, 0], 0],
		[
			'whoever came, came late or left early',
			['came', 'late', 'left-early'].map((state, at) => line('s', `p${at}`, { state } as object)),
			[1, 3, 3, 3],
			3
		],
		[
			'apologies and no word are open sessions',
			[line('s', 'a', { state: 'apologies' }), line('s', 'b', { state: 'no-word' })],
			[1, 0, 0, 0],
			2
		],
		[
			'nothing noted is no attendance, but of a walk-in it is',
			[line('s', 'a', { state: null }), line('s', 'b', { state: null, walkIn: true })],
			[1, 1, 1, 1],
			2
		],
		[
			'a session that was called off counts for nobody, whoever’s line says so',
			[line('s', 'a'), line('s', 'b', { cancelled: true })],
			[0, 0, 0, 0],
			0
		],
		['after she left no session is hers', [line('s', 'a'), line('t', 'a', { state: 'left' })], [2, 1, 1, 1], 1],
		['twice on one register is once', [line('s', 'a'), line('s', 'a', { state: 'no-word' })], [1, 1, 1, 1], 1],
		['a session to which nobody came is one', [line('s', '', { state: null })], [1, 0, 0, 0], 0],
		[
			'sessions of one name in two programmes are two',
			[line('1', 'a'), line('1', 'a', { programme: 'Walk' })],
			[2, 1, 2, 1],
			2
		]
	])('%s', (_, lines, [sessions, people, attendances, firstTimers], base) => {
		expect(figuresOf(lines)).toEqual({ sessions, people, attendances, firstTimers });
		expect(attendanceOf(lines, ['area']).base).toBe(base);
	});
});

test('by heads each meeting counts what was counted in the room, or the names where they are more; people told apart have none', () => {
	const lines = [
		...['a', 'b', 'c', 'd', 'e'].map((who) => line('s', who)),
		line('t', 'a', { area: 'Vale' }),
		line('u', 'a', { cancelled: true })
	];
	const counted = new Map([
		['s', 3],
		['t', 40],
		['u', 9]
	]);
	const heads = headsOf(lines, ['area'], counted);
	expect([...(heads ?? [])]).toEqual([
		['["Hill"]', 5],
		[totalKey, 45],
		['["Vale"]', 40]
	]);
	expect([headsOf(lines, ['person'], counted), headsOf(lines, ['area', 'language'], counted)]).toEqual([null, null]);
	expect(headsOf(lines, ['area'], new Map())).toBeNull();
	const table = attendanceOf(lines, ['area']);
	const look = { by: ['area' as const], forReaders: false };
	expect(withHeads(wholeTable(table), heads, look).heads).toEqual({ rows: [5, 40], total: 45 });
	// who came to Vale is one person: her row is hidden, and what was counted there with it
	const shown = withHeads(tableForReaders(table), heads, { ...look, forReaders: true });
	expect(shown.rows.map(({ figures }) => figures.attendances)).toEqual([null, null]);
	expect(shown.heads).toBeUndefined();
	const twelve = (session: string, area: string) =>
		Array.from({ length: 12 }, (_, at) => line(session, `${area} ${at}`, { area }));
	const full = [...twelve('s', 'Hill'), ...twelve('t', 'Vale')];
	const forReaders = (s: number, t: number) =>
		withHeads(
			tableForReaders(attendanceOf(full, ['area'])),
			headsOf(
				full,
				['area'],
				new Map([
					['s', s],
					['t', t]
				])
			),
			{ ...look, forReaders: true }
		).heads;
	expect(forReaders(12, 40)).toEqual({ rows: [12, 40], total: 52 });
	expect(forReaders(13, 40)).toBeUndefined();
});

test('how long each had been coming is counted on the day itself, in whole months since she first came anywhere', () => {
	const on = (day: string, person: string, more: Partial<RegisterLine> = {}) => line(day, person, { on: day, ...more });
	const lines = withFirstDays([
		on('2026-01-31', 'a', { cancelled: true }),
		on('2026-02-28', 'a'),
		on('2026-03-27', 'a'),
		on('2026-03-28', 'a'),
		on('2027-02-28', 'a'),
		on('2027-02-28', 'b', { state: 'no-word' }),
		on('2028-03-01', 'a')
	]);
	const rows = attendanceOf(lines, ['membership']).rows.map(({ of, figures }) => [of.membership, figures.attendances]);
	expect(rows).toEqual([
		['', 0],
		['00', 2],
		['01', 1],
		['12', 1],
		['24', 1]
	]);
	expect(headsOf(lines, ['membership'], new Map([['2026-02-28', 9]]))).toBeNull();
	const few = tableForReaders(attendanceOf(lines, ['membership'])).rows.map(({ figures }) => figures.people);
	expect(few).toEqual([0, null, null, null, null]);
});

test('hoped for stands beside who came: by run and by language, with whoever was hoped for and did not come; by no day and no person', () => {
	const lines = [line('s', 'a'), line('t', 'b', { programme: 'Walk', area: 'Vale' }), line('t', 'c', { area: 'Vale' })];
	const hopes = [
		{ run: 'Tea', language: '', people: 12 },
		{ run: 'Tea', language: 'es', people: 5 },
		{ run: 'Walk', language: 'en', people: 7 },
		{ run: 'Gone', language: '', people: 99 }
	];
	expect(hopedOf(lines, ['programme'], hopes)).toEqual(
		new Map([
			[totalKey, 19],
			['["Tea"]', 12],
			['["Walk"]', 7]
		])
	);
	for (const by of ['month', 'weekday', 'block', 'person', 'membership'] as const)
		expect(hopedOf(lines, ['programme', by], hopes)).toBeNull();
	expect(hopedOf(lines, ['programme'], [])).toBeNull();
	const byLanguage = withHoped(wholeTable(attendanceOf(lines, ['language'])), hopedOf(lines, ['language'], hopes), [
		'language'
	]);
	expect(byLanguage.rows.map(({ of, figures }) => [of.language, figures.people])).toEqual([
		['en', 3],
		['es', 0]
	]);
	expect(byLanguage.hoped).toEqual({ rows: [7, 5], total: 19 });
});

test('each is a first-timer once, in the row of the day on which she first came, whatever the order of the lines', () => {
	const lines = [
		line('late', 'a', { on: '2026-12-01' }),
		line('early', 'a', { on: '2026-11-30' }),
		line('late', 'b', { on: '2026-12-01' })
	];
	const rows = attendanceOf(lines, ['month']).rows.map(({ of, figures }) => [
		of.month,
		figures.people,
		figures.firstTimers
	]);
	expect(rows).toEqual([
		['2026-11', 1, 1],
		['2026-12', 2, 1]
	]);
	expect(attendanceOf(lines, ['weekday', 'month']).rows.map(({ of }) => of)).toEqual([
		{ weekday: '1', month: '2026-11' },
		{ weekday: '2', month: '2026-12' }
	]);
});

const registers = fc.array(
	fc.record({
		session: fc.nat(8),
		person: fc.nat(40),
		state: fc.constantFrom('came', 'came', 'late', 'no-word', 'left', null),
		cancelled: fc.nat(19).map((n) => n === 0)
	}),
	{ maxLength: 160, size: 'max' }
);
const areas = ['Hill', 'Mill', 'Quay', 'Bank'];
const linesOf = (drawn: { session: number; person: number; state: string | null; cancelled: boolean }[]) =>
	drawn.map(({ session, person, state, cancelled }) =>
		line(`s${session}`, `p${person}`, {
			...{ area: areas[session % 4], on: `2026-10-0${session + 1}`, cancelled },
			state: state as RegisterLine['state']
		})
	);
const seeded = { numRuns: 300, seed: 20261127 };

test('every number is what counting the lines one by one gives, and sums are sums', () => {
	fc.assert(
		fc.property(registers, (drawn) => {
			const off = new Set(drawn.filter(({ cancelled }) => cancelled).map(({ session }) => session));
			const there = drawn.filter(({ session, state }) => !off.has(session) && (state === 'came' || state === 'late'));
			const { rows, total } = attendanceOf(linesOf(drawn), ['area']);
			for (const { of, figures } of rows) {
				const own = there.filter(({ session }) => areas[session % 4] === of.area);
				const first = own.filter(
					({ person, session }) => !there.some((one) => one.person === person && one.session < session)
				);
				expect(figures.people).toBe(new Set(own.map(({ person }) => person)).size);
				expect(figures.attendances).toBe(new Set(own.map(({ person, session }) => `${person} ${session}`)).size);
				expect(figures.firstTimers).toBe(new Set(first.map(({ person }) => person)).size);
			}
			expect(total.people).toBe(new Set(there.map(({ person }) => person)).size);
			const sum = (name: 'sessions' | 'attendances' | 'firstTimers') =>
				rows.reduce((all, { figures }) => all + figures[name], 0);
			for (const name of ['sessions', 'attendances', 'firstTimers'] as const) expect(total[name]).toBe(sum(name));
		}),
		seeded
	);
});

/** What a reader can do with a pencil: look for few, take one shown number from another, take all others from the total. */
function pencil({ rows, total }: ShownAttendance): void {
	const isFew = (count: number | null) => count !== null && count > 0 && count < 5;
	for (const { figures } of rows) {
		expect([figures.people, figures.firstTimers].some(isFew), 'few are not shown').toBe(false);
		if (figures.people === null) expect([figures.attendances, figures.firstTimers]).toEqual([null, null]);
		else if (figures.firstTimers !== null)
			expect(isFew(figures.people - figures.firstTimers), 'nor by difference').toBe(false);
	}
	for (const name of ['firstTimers', 'attendances'] as const) {
		const hidden = rows.filter(({ figures }) => figures[name] === null).length;
		if (total[name] !== null) expect(hidden, `${name}: one alone is the total less the others`).not.toBe(1);
	}
}
/** Hides what is small, and nothing else. */
function naive(lines: readonly RegisterLine[]): ShownAttendance {
	const { rows, ...rest } = wholeTable(attendanceOf(lines, ['area']));
	const hide = (figures: object) =>
		Object.fromEntries(
			Object.entries(figures).map(([name, count]: [string, number]) => [name, count > 0 && count < 5 ? null : count])
		);
	return { ...rest, rows: rows.map((row) => ({ ...row, figures: hide(row.figures) })) } as ShownAttendance;
}

test('readers work nothing out with a pencil, and still see something', () => {
	let seen = 0;
	const check = (shown: (lines: RegisterLine[]) => ShownAttendance) =>
		fc.assert(
			fc.property(registers, (drawn) => {
				const table = shown(linesOf(drawn));
				pencil(table);
				seen += table.rows.filter(({ figures }) => figures.people !== null).length;
			}),
			{ ...seeded, endOnFailure: true }
		);
	check((lines) => tableForReaders(attendanceOf(lines, ['area'])));
	expect(seen).toBeGreaterThan(100);
	expect(() => check(naive)).toThrow();
	expect(() => check((lines) => wholeTable(attendanceOf(lines, ['area'])))).toThrow();
});

test('what is hidden is counted, and a table of nobody says nothing', () => {
	const many = Array.from({ length: 12 }, (_, at) =>
		line('s', `p${at}`, { area: at < 9 ? 'Hill' : 'Mill', session: at < 9 ? 's' : 't' })
	);
	const shown = tableForReaders(attendanceOf(many, ['area']));
	const all = [
		shown.base,
		...[shown.total, ...shown.rows.map(({ figures }) => figures)].flatMap((one) => Object.values(one) as unknown[])
	];
	expect(shown.hidden).toBe(all.filter((one) => one === null).length);
	expect(shown.rows[1]?.figures).toEqual({ sessions: 1, people: null, attendances: null, firstTimers: null });
	expect(tableForReaders(attendanceOf([], ['area']))).toMatchObject({ base: 0, rows: [], hidden: 0 });
});
