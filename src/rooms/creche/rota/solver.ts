import { cheapestHours, mostChanged, quarter, type HoursChange, type Stretch } from './hours.ts';

/** An adult in the crèche. Off the rota where `from` is null; hours only ever grow, and only within what she said she may. */
export interface RotaWorker {
	readonly id: string;
	readonly from: number | null;
	readonly to: number | null;
	readonly mayFrom: number | null;
	readonly mayTo: number | null;
}

/** A child who is planned: all the time that the crèche is open, unless it says otherwise. */
export interface PlannedChild {
	readonly band: string;
	readonly from: number | null;
	readonly to: number | null;
}

/** A crèche on one day, with whoever waits for a place. */
export interface RotaDay {
	readonly from: number;
	readonly to: number;
	/** Adults that are there from the first child on. */
	readonly atLeast: number;
	readonly bands: readonly { readonly id: string; readonly perAdult: number; readonly m2: number }[];
	readonly rooms: readonly { readonly m2: number }[];
	readonly workers: readonly RotaWorker[];
	readonly children: readonly PlannedChild[];
	readonly waiting: readonly WaitingFamily[];
}

/** A family that waits, and since when. */
export interface WaitingFamily {
	readonly family: string;
	readonly since: string | number;
	readonly children: readonly { readonly band: string }[];
}

/** Whether the next family fits, and the smallest change with which it does. */
export interface NextFamily {
	readonly family: string;
	readonly fits: 'now' | 'with-change' | 'no-room' | 'nobody';
	readonly people: number;
	readonly minutes: number;
	readonly change: readonly HoursChange[];
}

/** Adults needed for the children who are planned, and adults on the rota, at each quarter hour. */
export function slotsOf(day: RotaDay): { at: number; needed: number; present: number }[] {
	return quartersOf(day).map((at) => ({
		at,
		needed: neededAt(day, day.children, at),
		present: day.workers.filter(({ from, to }) => from !== null && to !== null && from <= at && at < to).length
	}));
}

/** Children who are planned for more than two hours, by their place in the list. */
export function overTwoHours(day: RotaDay): { child: number; band: string; minutes: number }[] {
	return day.children
		.map(({ band, from, to }, child) => ({ child, band, minutes: (to ?? day.to) - (from ?? day.from) }))
		.filter(({ minutes }) => minutes > 120);
}

/**
 * Whether the family that has waited longest can come, whoever she is, and what it would take: fewest people, then fewest
 * minutes, then names in order. Exact. Null where nobody waits.
 */
export function nextFamily(day: RotaDay): NextFamily | null {
	const [next] = day.waiting.toSorted((a, b) => order(a.since, b.since) || order(a.family, b.family));
	if (!next) return null;
	const children = [...day.children, ...next.children.map(({ band }) => ({ band, from: null, to: null }))];
	const without = (fits: NextFamily['fits']) => ({ family: next.family, fits, people: 0, minutes: 0, change: [] });
	if (!hasRoom(day, children)) return without('no-room');
	const missing = slotsOf(day).map(({ at, present }) => Math.max(0, neededAt(day, children, at) - present));
	if (!missing.some(Boolean)) return without('now');
	const change = smallestChange(day, missing);
	if (!change) return without('nobody');
	const minutes = change.reduce((sum, one) => sum + one.minutes, 0);
	return { family: next.family, fits: 'with-change', people: change.length, minutes, change };
}

function order<T extends string | number>(a: T, b: T): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function quartersOf({ from, to }: RotaDay): number[] {
	return Array.from({ length: Math.ceil((to - from) / quarter) }, (_, place) => from + place * quarter);
}

const thereAt = (day: RotaDay, children: readonly PlannedChild[], at: number) =>
	children.filter(({ from, to }) => (from ?? day.from) <= at && at < (to ?? day.to));

function neededAt(day: RotaDay, children: readonly PlannedChild[], at: number): number {
	const there = thereAt(day, children, at);
	if (!there.length) return 0;
	const adults = day.bands.map(({ id, perAdult }) => there.filter(({ band }) => band === id).length / perAdult);
	return Math.max(
		day.atLeast,
		adults.map(Math.ceil).reduce((sum, some) => sum + some, 0)
	);
}

function hasRoom(day: RotaDay, children: readonly PlannedChild[]): boolean {
	const space = day.rooms.reduce((sum, { m2 }) => sum + m2, 0);
	const each = new Map(day.bands.map(({ id, m2 }) => [id, m2]));
	const taken = (at: number) => thereAt(day, children, at).reduce((sum, { band }) => sum + (each.get(band) ?? 0), 0);
	return quartersOf(day).every((at) => taken(at) <= space + 1e-9); // three times 2.3 is a little more than 6.9 here
}

function smallestChange(day: RotaDay, missing: readonly number[]): HoursChange[] | null {
	const workers = day.workers.flatMap(stretchOf).sort((a, b) => order(a.id, b.id));
	const quarters = quartersOf(day);
	const floor = missing.reduce((sum, lack) => sum + lack * quarter, 0);
	for (let people = 1; people <= mostChanged; people++) {
		let best: HoursChange[] | null = null;
		let minutes = Infinity;
		const tried = new Set<string>(); // others with the very same hours would bring the same, under later names
		for (const some of groupsOf(workers, people)) {
			const shape = shapeOf(some);
			if (tried.has(shape)) continue;
			tried.add(shape);
			const found = cheapestHours(quarters, some, missing, minutes);
			if (!found) continue;
			[best, minutes] = [found, found.reduce((sum, one) => sum + one.minutes, 0)];
			if (minutes === floor) break; // nobody does with less, and groups come in the order of their names
		}
		if (best) return best;
	}
	return null;
}

function stretchOf({ id, from, to, mayFrom, mayTo }: RotaWorker): Stretch[] {
	if (from !== null && to !== null)
		return [{ id, was: { from, to }, least: Math.min(from, mayFrom ?? from), most: Math.max(to, mayTo ?? to) }];
	return mayFrom === null || mayTo === null ? [] : [{ id, was: null, least: mayFrom, most: mayTo }];
}

const shapeOf = (some: readonly Stretch[]) =>
	some
		.map(({ was, least, most }) => `${was?.from}-${was?.to} ${least}-${most}`)
		.sort()
		.join();

/** So many of them, in the order of their names. */
function* groupsOf<T>(all: readonly T[], size: number, start = 0): Generator<T[]> {
	if (size === 0) yield [];
	else
		for (let at = start; at <= all.length - size; at++)
			for (const rest of groupsOf(all, size - 1, at + 1)) yield [all[at] as T, ...rest];
}
