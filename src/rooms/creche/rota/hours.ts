/** Times are minutes of the day; nothing is shorter than a quarter of an hour. */
export const quarter = 15;

/** Hours of a worker as they are, none where she is off the rota, and how far they may go. */
export interface Stretch {
	readonly id: string;
	readonly was: { readonly from: number; readonly to: number } | null;
	readonly least: number;
	readonly most: number;
}

/** The new hours of one worker, and how many minutes they are longer. */
export interface HoursChange {
	readonly worker: string;
	readonly from: number;
	readonly to: number;
	readonly minutes: number;
}

/** Where a worker is at a quarter, seen from the left. Together they are a number of base three, a digit each. */
const [notYet, there, gone] = [0, 1, 2];

/**
 * The fewest minutes with which all these workers together cover what is missing at each quarter, if fewer than `below`; null where
 * they can't. Quarter by quarter the cheapest way to each state is kept: nobody comes twice, and hours that somebody has stay hers.
 */
export function cheapestHours(
	quarters: readonly number[],
	some: readonly Stretch[],
	missing: readonly number[],
	below: number
): HoursChange[] | null {
	if (atLeast(quarters, some, missing) >= below) return null;
	const ways: Uint8Array[] = [];
	let costs = beginning(some, quarters[0] ?? 0);
	let still = missing.reduce((sum, lack) => sum + lack * quarter, 0);
	for (const [slot, at] of quarters.entries()) {
		for (const [who, one] of some.entries()) {
			const price = isOn(one, at) ? 0 : quarter + gapAt(one, at, slot, quarters.length);
			const came = new Uint8Array(costs.length);
			costs = moved(costs, one, who, at, price, came);
			ways.push(came);
		}
		still -= (missing[slot] ?? 0) * quarter;
		refuseVain(costs, some, at, missing[slot] ?? 0, below - still);
	}
	const least = Math.min(...costs);
	return least < below ? changesOf(quarters, some, ways, costs.indexOf(least)) : null;
}

const isOn = ({ was }: Stretch, at: number) => was !== null && was.from <= at && at < was.to;
const canBe = ({ least, most }: Stretch, at: number) => least <= at && at + quarter <= most;

/** Minutes that it takes in any case: where everybody who could be there has to be, each of them is, and in between too. */
function atLeast(quarters: readonly number[], some: readonly Stretch[], missing: readonly number[]): number {
	const hours = some.map(stretchOf);
	for (const [slot, at] of quarters.entries()) {
		const able = some.filter((one) => !isOn(one, at) && canBe(one, at));
		const lacking = missing[slot] ?? 0;
		if (able.length < lacking) return Infinity;
		if (lacking && able.length === lacking) some.forEach((one, who) => able.includes(one) && widen(hours[who], at));
	}
	return some.reduce((sum, one, who) => sum + longer(one, hours[who]), 0);
}

const stretchOf = ({ was }: Stretch) => (was ? { ...was } : { from: Infinity, to: -Infinity });
const longer = ({ was }: Stretch, span = { from: 0, to: 0 }) =>
	Math.max(0, span.to - span.from) - (was ? was.to - was.from : 0);
function widen(span: { from: number; to: number } | undefined, at: number): void {
	if (span) Object.assign(span, { from: Math.min(span.from, at), to: Math.max(span.to, at + quarter) });
}

/** How many can be asked at once: three places where each can be make 81 states. */
export const mostChanged = 4;
const states = Array.from({ length: 3 ** mostChanged }, (_, state) => state);
const whereIs = (who: number, state: number) => Math.floor(state / 3 ** who) % 3;
/** By worker and state where she is in it; by a set of workers, a bit each, and state how many of them are there. */
const places = [...Array(mostChanged).keys()].map((who) => Uint8Array.from(states, (state) => whereIs(who, state)));
const helping = [...Array(2 ** mostChanged).keys()].map((set) =>
	Uint8Array.from(states, (state) => places.filter((of, who) => (set >> who) & 1 && of[state] === there).length)
);

function beginning(some: readonly Stretch[], from: number): Float64Array {
	const costs = new Float64Array(3 ** some.length).fill(Infinity);
	costs[some.reduce((sum, { was }, who) => sum + (was && was.to <= from ? there : notYet) * 3 ** who, 0)] = 0;
	return costs;
}

/** What lies between her hours and the crèche's is hers too, when hers reach up to it. */
function gapAt({ was }: Stretch, at: number, slot: number, slots: number): number {
	if (!was) return 0;
	return (slot === 0 ? Math.max(0, at - was.to) : 0) + (slot === slots - 1 ? Math.max(0, was.from - at - quarter) : 0);
}

/** One worker stays as she is, comes or goes; `came` notes from where each state was reached most cheaply. */
function moved(
	costs: Float64Array,
	one: Stretch,
	who: number,
	at: number,
	price: number,
	came: Uint8Array
): Float64Array {
	const next = new Float64Array(costs.length).fill(Infinity);
	const power = 3 ** who;
	const may = [notYet, there, gone].map((where) => mayBe(one, where, at));
	const place = places[who] as Uint8Array;
	for (let state = 0; state < costs.length; state++) {
		const cost = costs[state] as number;
		if (cost === Infinity) continue;
		const digit = place[state] as number;
		for (let to = digit; to <= Math.min(digit + 1, gone); to++) {
			if (!may[to]) continue;
			const [then, total] = [state + (to - digit) * power, cost + (to === there ? price : 0)];
			if (total >= (next[then] as number)) continue;
			next[then] = total;
			came[then] = digit;
		}
	}
	return next;
}

function mayBe(one: Stretch, where: number, at: number): boolean {
	if (isOn(one, at)) return where === there;
	if (where === there) return canBe(one, at);
	if (!one.was) return true;
	return at < one.was.from ? where === notYet : where === gone;
}

/** Leaves out where too few are there, and what costs too much already: each who is still missing costs a quarter more. */
function refuseVain(costs: Float64Array, some: readonly Stretch[], at: number, missing: number, below: number): void {
	const set = some.reduce((bits, one, who) => bits | (isOn(one, at) ? 0 : 1 << who), 0);
	const helpers = helping[set] as Uint8Array;
	for (let state = 0; state < costs.length; state++)
		if ((helpers[state] as number) < missing || (costs[state] as number) >= below) costs[state] = Infinity;
}

/** Walks back from the cheapest end, and reads off when each was there. */
function changesOf(
	quarters: readonly number[],
	some: readonly Stretch[],
	ways: readonly Uint8Array[],
	end: number
): HoursChange[] {
	const hours = some.map(stretchOf);
	let state = end;
	for (let step = ways.length - 1; step >= 0; step--) {
		const who = step % some.length;
		const at = quarters[(step - who) / some.length] ?? 0;
		const digit = whereIs(who, state);
		if (digit === there) widen(hours[who], at);
		state -= (digit - (ways[step]?.[state] ?? 0)) * 3 ** who;
	}
	return some.flatMap((one, who) => {
		const minutes = longer(one, hours[who]);
		const { from, to } = hours[who] ?? { from: 0, to: 0 };
		return minutes > 0 ? [{ worker: one.id, from, to, minutes }] : [];
	});
}
