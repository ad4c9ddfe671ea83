/**
 * A second count of preferences, approvals and dots, written by somebody else from the rules alone and without a look at the
 * first, to be compared with it. Dull on purpose: every paper is an object of its own, everything is added up afresh after
 * every stage, amounts are BigInt hundred-thousandths of a vote.
 *
 * Readings of what the rules leave open, where they are not those of the first count:
 * - a paper with choices of which all were withdrawn is set aside here; the first says blank, since an option that was
 *   withdrawn was never there;
 * - `ties` of approval and dots: one entry here with all that got a place, one entry a place there.
 */

/** One stage as it ended; `chosen` are those newly chosen. */
export interface SecondStage {
	action: 'first' | 'surplus' | 'exclude' | 'last';
	option: number | null;
	votes: string[];
	nonTransferable: string;
	lost: string;
	chosen: number[];
}

export interface SecondTie {
	stage: number;
	tied: number[];
	by: 'stage' | 'lot';
	picked: number;
}

export interface SecondInput {
	/** A paper each: options from the best on, options ticked, or dots by option. */
	papers: readonly (readonly number[])[];
	options: number;
	seats: number;
	withdrawn: readonly number[];
	/** An order of option numbers that names every option that stands. */
	lot: readonly number[];
}

const ONE = 100000n;

/** 123456n as '1.23456'. */
const text = (amount: bigint) => `${amount / ONE}.${String(amount % ONE).padStart(5, '0')}`;

const standingOf = ({ options, withdrawn }: SecondInput): number[] =>
	Array.from({ length: options }, (_, place) => place + 1).filter((n) => !withdrawn.includes(n));

/** Of those tied, the first in the lot. */
function byLot(tied: readonly number[], lot: readonly number[]): number {
	const picked = lot.find((n) => tied.includes(n));
	if (picked === undefined) throw new RangeError('lot names none of those tied');
	return picked;
}

/** The preferences of a paper that count: withdrawn options are skipped; it ends before what is no option or comes twice. */
function readPaper(list: readonly number[], { options, withdrawn }: SecondInput): number[] {
	const preferences: number[] = [];
	for (const n of list) {
		if (withdrawn.includes(n)) continue;
		if (!(Number.isInteger(n) && n >= 1 && n <= options) || preferences.includes(n)) break;
		preferences.push(n);
	}
	return preferences;
}

/** A valid paper; `place` says which preference holds it, at their end nobody. */
interface HeldPaper {
	preferences: number[];
	place: number;
	value: bigint;
}

const holds = (paper: HeldPaper, option: number) => paper.preferences[paper.place] === option;
const isNonTransferable = (paper: HeldPaper) => paper.place >= paper.preferences.length;

class SecondStv {
	readonly input: SecondInput;
	readonly standing: number[];
	readonly papers: HeldPaper[] = [];
	readonly winners: number[] = [];
	readonly out: number[] = [];
	/** Chosen options whose surplus has moved: they keep exactly the quota. */
	readonly surplusMoved: number[] = [];
	readonly stages: SecondStage[] = [];
	readonly standingAfter: Map<number, bigint>[] = [];
	readonly ties: SecondTie[] = [];
	readonly quotaAmount: bigint;
	blank = 0;
	setAside = 0;
	lost = 0n;

	constructor(input: SecondInput) {
		this.input = input;
		this.standing = standingOf(input);
		for (const list of input.papers) {
			const preferences = readPaper(list, input);
			if (list.length === 0) this.blank++;
			else if (preferences.length === 0) this.setAside++;
			else this.papers.push({ preferences, place: 0, value: ONE });
		}
		this.quotaAmount = (BigInt(this.papers.length) / (BigInt(input.seats) + 1n) + 1n) * ONE;
	}

	votesOf(option: number): bigint {
		if (this.surplusMoved.includes(option)) return this.quotaAmount;
		let sum = 0n;
		for (const paper of this.papers) if (holds(paper, option)) sum += paper.value;
		return sum;
	}

	nonTransferable(): bigint {
		let sum = 0n;
		for (const paper of this.papers) if (isNonTransferable(paper)) sum += paper.value;
		return sum;
	}

	/** Neither chosen nor out. */
	left(): number[] {
		return this.standing.filter((n) => !this.winners.includes(n) && !this.out.includes(n));
	}

	/** Moves a paper on to its next option that is neither chosen nor out. */
	moveOn(paper: HeldPaper, value: bigint): void {
		paper.value = value;
		const left = this.left();
		do paper.place++;
		while (!isNonTransferable(paper) && !left.includes(paper.preferences[paper.place] ?? 0));
	}

	/** Of those with equal votes now, one: by earlier stages, keeping those with most or fewest in each, and then by lot. */
	breakTie(tied: readonly number[], want: 'most' | 'fewest'): { picked: number; by: 'stage' | 'lot' } {
		let set = [...tied];
		for (let stage = this.standingAfter.length - 1; stage >= 0 && set.length > 1; stage--) {
			const then = (n: number): bigint => this.standingAfter[stage]?.get(n) ?? 0n;
			let best = then(set[0] ?? 0);
			for (const n of set) if (want === 'most' ? then(n) > best : then(n) < best) best = then(n);
			set = set.filter((n) => then(n) === best);
		}
		const [only, another] = set;
		if (only !== undefined && another === undefined) return { picked: only, by: 'stage' };
		return { picked: byLot(set, this.input.lot), by: 'lot' };
	}

	/** The one with most or fewest votes now; a tie is noted only if `note`. */
	pick(from: readonly number[], want: 'most' | 'fewest', note: boolean): number {
		let best = this.votesOf(from[0] ?? 0);
		for (const n of from) {
			const votes = this.votesOf(n);
			if (want === 'most' ? votes > best : votes < best) best = votes;
		}
		const tied = from.filter((n) => this.votesOf(n) === best);
		const [only, another] = tied;
		if (only !== undefined && another === undefined) return only;
		const { picked, by } = this.breakTie(tied, want);
		if (note) this.ties.push({ stage: this.stages.length + 1, tied: [...tied].sort((a, b) => a - b), by, picked });
		return picked;
	}

	/** Puts options into the order in which they are chosen. */
	inOrder(set: readonly number[]): number[] {
		const rest = [...set];
		const order: number[] = [];
		while (rest.length > 0) {
			const next = this.pick(rest, 'most', false);
			order.push(next);
			rest.splice(rest.indexOf(next), 1);
		}
		return order;
	}

	/** Ends a stage: works out the standing, chooses, writes the stage down. */
	endStage(action: SecondStage['action'], option: number | null): void {
		const now = new Map(this.standing.map((n) => [n, this.votesOf(n)]));
		const reached = this.left().filter((n) => action === 'last' || this.votesOf(n) >= this.quotaAmount);
		const chosen = this.inOrder(reached);
		this.standingAfter.push(now);
		this.winners.push(...chosen);
		if (this.winners.length > this.input.seats)
			throw new Error('more chosen than places: the rules make this impossible');
		const votes = Array.from({ length: this.input.options }, (_, place) => text(now.get(place + 1) ?? 0n));
		const [nonTransferable, lost] = [text(this.nonTransferable()), text(this.lost)];
		this.stages.push({ action, option, votes, nonTransferable, lost, chosen });
	}

	moveSurplus(option: number): void {
		const total = this.votesOf(option);
		const surplus = total - this.quotaAmount;
		let movedOn = 0n;
		for (const paper of this.papers.filter((each) => holds(each, option))) {
			const transferValue = (surplus * paper.value) / total;
			this.moveOn(paper, transferValue);
			movedOn += transferValue;
		}
		this.surplusMoved.push(option);
		this.lost += surplus - movedOn;
		this.endStage('surplus', option);
	}

	exclude(option: number): void {
		const moving = this.papers.filter((paper) => holds(paper, option));
		this.out.push(option);
		for (const paper of moving) this.moveOn(paper, paper.value);
		this.endStage('exclude', option);
	}

	run(): void {
		this.endStage('first', null);
		for (;;) {
			const placesLeft = this.input.seats - this.winners.length;
			if (placesLeft === 0 || this.left().length === 0) return;
			if (this.left().length <= placesLeft) {
				this.endStage('last', null);
				return;
			}
			const waiting = this.winners.filter((n) => this.votesOf(n) > this.quotaAmount);
			if (waiting.length > 0) this.moveSurplus(this.pick(waiting, 'most', true));
			else this.exclude(this.pick(this.left(), 'fewest', true));
		}
	}
}

/** Counts by the single transferable vote. */
export function secondStv(input: SecondInput) {
	const count = new SecondStv(input);
	count.run();
	const { winners, stages, ties, blank, setAside } = count;
	return { quota: Number(count.quotaAmount / ONE), winners, stages, ties, valid: count.papers.length, blank, setAside };
}

/** Most first, equal: lot order; a tie is noted if it decides who gets a place. */
function highest(votes: readonly number[], { seats, lot, ...input }: SecondInput) {
	const standing = standingOf({ seats, lot, ...input });
	const figure = (n: number | undefined) => votes[(n ?? 0) - 1] ?? 0;
	const rest = [...standing];
	const order: number[] = [];
	while (rest.length > 0) {
		const most = Math.max(...rest.map(figure));
		const next = byLot(
			rest.filter((n) => figure(n) === most),
			lot
		);
		order.push(next);
		rest.splice(rest.indexOf(next), 1);
	}
	const winners = order.slice(0, seats);
	const atTheLine = figure(order[seats - 1]);
	const decided = order.length > seats && figure(order[seats]) === atTheLine;
	const tied = standing.filter((n) => figure(n) === atTheLine);
	return { winners, tie: decided ? { tied, picked: winners.filter((n) => tied.includes(n)) } : null };
}

/** Counts approvals: a paper is the options ticked. */
export function secondApproval(input: SecondInput) {
	const votes: number[] = Array.from({ length: input.options }, () => 0);
	let valid = 0;
	for (const paper of input.papers) {
		const approved = standingOf(input).filter((n) => paper.includes(n));
		if (approved.length === 0) continue;
		valid++;
		for (const n of approved) votes[n - 1] = (votes[n - 1] ?? 0) + 1;
	}
	return { ...highest(votes, input), votes, valid };
}

/** Counts dots: a paper is the dots by option. */
export function secondDots(input: SecondInput) {
	const votes: number[] = Array.from({ length: input.options }, () => 0);
	let valid = 0;
	for (const paper of input.papers) {
		const given = standingOf(input).filter((n) => (paper[n - 1] ?? 0) > 0);
		if (given.length === 0) continue;
		valid++;
		for (const n of given) votes[n - 1] = (votes[n - 1] ?? 0) + (paper[n - 1] ?? 0);
	}
	return { ...highest(votes, input), votes, valid };
}
