// Somebody who owns the database and the server's files, and wants to know who chose what, or who voted at all. She knows more than
// anybody would: in which order people cast, and whose receipt is whose.
import { hkdfSync, randomInt } from 'node:crypto';
import { keysFrom, markOf, openPaper } from '#rooms/coproduction/urn/sealing.ts';
import { paperFrom, paperLength } from '#rooms/coproduction/urn/paper.ts';
import { patternOf } from '#rooms/coproduction/count/fold.ts';

type Row = Record<string, unknown>;

/** What was in the urn after one cast, and who cast. */
export interface Moment {
	line: string;
	urn: Row[];
}

/** All that she has of one vote. */
export interface Evidence {
	orgId: string;
	decisionId: string;
	/** The roll: whose lines, in the order in which they lie. */
	lines: string[];
	/** After each cast. */
	moments: Moment[];
	/** Each table after closing, with where and by which transaction each row was written, in the order in which they lie. */
	tables: Record<string, Row[]>;
	/** Every file of the data folder after closing, and the installation's key. */
	files: Buffer[];
	installationKey: string;
	/** Whose receipt is whose. */
	receipts: ReadonlyMap<string, string>;
}

/** Whom she thinks to have chosen what: patterns by line. */
export type Guess = ReadonlyMap<string, string>;

const rowsOf = (evidence: Evidence, table: string) =>
	(evidence.tables[table] ?? []).filter((row) => row.decision_id === evidence.decisionId);

/** Papers as she finds them, one a paper, in every order that their rows have. */
function contents(evidence: Evidence): Map<string, string[]> {
	const kept = rowsOf(evidence, 'coproduction.kept_ballot');
	const each = (rows: readonly Row[]) => rows.flatMap((row) => Array<string>(Number(row.n)).fill(String(row.pattern)));
	const by = (column: string) =>
		kept.toSorted((one, other) => (String(one[column]).padStart(40) < String(other[column]).padStart(40) ? -1 : 1));
	const columns = Object.keys(kept[0] ?? {}).filter(
		(name) => !['org_id', 'decision_id', 'n', 'pattern'].includes(name)
	);
	return new Map([['as they lie', each(kept)], ...columns.map((name) => [name, each(by(name))] as const)]);
}

/** Those who voted, in every order that she knows of. */
function orders(evidence: Evidence): Map<string, string[]> {
	const { moments, receipts, lines } = evidence;
	const cast = moments.map(({ line }) => line);
	const first = [...new Set(cast)];
	const last = [...new Set(cast.toReversed())].toReversed();
	const voted = new Set(cast);
	const sorted = (key: (line: string) => string) => first.toSorted((one, other) => (key(one) < key(other) ? -1 : 1));
	const marks = marksSeen(evidence);
	return new Map([
		['first cast', first],
		['last cast', last],
		['last cast, newest first', last.toReversed()],
		['roll', lines.filter((line) => voted.has(line))],
		['ids', sorted((line) => line)],
		['receipts', sorted((line) => receipts.get(line) ?? '')],
		['marks', sorted((line) => marks.get(line) ?? '')]
	]);
}

/** Which mark appeared or changed as somebody cast: so far the open urn lets her see. */
export function marksSeen({ moments }: Evidence): Map<string, string> {
	const seen = new Map<string, string>();
	let before = new Map<string, string>();
	for (const { line, urn } of moments) {
		const now = new Map(urn.map((row) => [hex(row.mark), hex(row.sealed)]));
		for (const [mark, sealed] of now) if (before.get(mark) !== sealed) seen.set(line, mark);
		before = now;
	}
	return seen;
}

const hex = (value: unknown) => (Buffer.isBuffer(value) ? value.toString('hex') : String(value));

/** Whatever may be a key: files, each column of bytes, the installation's key and what would follow from it. */
function keysToTry(evidence: Evidence): Buffer[] {
	const installation = Buffer.from(evidence.installationKey, 'base64url');
	const said = ['urn', 'kith urn', evidence.decisionId, `urn ${evidence.decisionId}`, 'mark', 'seal', 'seed'];
	const derived = said.flatMap((info) => [
		Buffer.from(hkdfSync('sha256', installation, 'kith', info, 32)),
		Buffer.from(hkdfSync('sha256', installation, 'kith urn', info, 32))
	]);
	const columns = Object.values(evidence.tables).flatMap((rows) =>
		rows.flatMap((row) => Object.values(row).filter((value) => Buffer.isBuffer(value) && value.length === 32))
	);
	const pieces = evidence.files
		.filter(({ length }) => length >= 32 && length <= 64)
		.map((file) => file.subarray(0, 32));
	return [installation, ...derived, ...pieces, ...(columns as Buffer[])];
}

/** What each sealed paper says, where any key that she has opens it, or where it is not sealed at all. */
function opened(evidence: Evidence): Map<string, string> {
	const [{ orgId, decisionId, moments }, found] = [evidence, new Map<string, string>()];
	const urn = moments.at(-1)?.urn ?? [];
	const sample = urn[0];
	if (!sample) return found;
	const opens = (row: Row, key: Buffer) =>
		openPaper(keysFrom(key), { orgId, decisionId, mark: row.mark as Buffer }, row.sealed as Buffer);
	const key = keysToTry(evidence).find((one) => opens(sample, one));
	for (const row of urn) {
		const paper = key ? opens(row, key) : inClear(row.sealed as Buffer);
		if (paper) found.set(hex(row.mark), saidOn(paper));
	}
	return found;
}

function saidOn(bytes: Buffer): string {
	const paper = paperFrom(bytes);
	return patternOf('choice' in paper ? paper.choice : null);
}

/** A paper that lies there readable, wherever it begins. */
function inClear(sealed: Buffer): Buffer | null {
	for (let from = 0; from + paperLength <= sealed.length; from++) {
		const piece = sealed.subarray(from, from + paperLength);
		const [kind = 9, many = 0] = piece;
		const chosen = piece.subarray(2, 2 + many);
		const isOrder = many > 0 && new Set(chosen).size === many && chosen.every((number) => number > 0 && number <= 40);
		if (kind < 2 && isOrder && piece.subarray(2 + many).every((byte) => byte === 0)) return piece;
	}
	return null;
}

/** Every way in which she guesses, by name. Each gives a pattern to everybody who voted, or to those of whom it knows one. */
export function guesses(evidence: Evidence): Map<string, Guess> {
	const found = new Map<string, Guess>();
	for (const [who, people] of orders(evidence))
		for (const [what, patterns] of contents(evidence))
			found.set(`${who} × ${what}`, new Map(people.map((line, at) => [line, patterns[at] ?? ''])));
	const [marks, said] = [marksSeen(evidence), opened(evidence)];
	if (said.size) found.set('opened', new Map([...marks].map(([line, mark]) => [line, said.get(mark) ?? ''])));
	const byKey = keysToTry(evidence)
		.map((key) => byMark(evidence, key))
		.find((guess) => guess.size > 0);
	if (byKey) found.set('marks made anew', byKey);
	const beside = besideReceipts(evidence);
	if (beside.size) found.set('beside receipts', beside);
	return found;
}

/** With the key of the urn she makes the mark of each line herself, and needs to have watched nobody. */
function byMark(evidence: Evidence, key: Buffer): Guess {
	const urn = new Map((evidence.moments.at(-1)?.urn ?? []).map((row) => [hex(row.mark), row]));
	const keys = keysFrom(key);
	return new Map(
		evidence.lines.flatMap((line) => {
			const row = urn.get(markOf(keys, { line }).toString('hex'));
			const { orgId, decisionId } = evidence;
			const paper = row && openPaper(keys, { orgId, decisionId, mark: row.mark as Buffer }, row.sealed as Buffer);
			return paper ? [[line, saidOn(paper)] as const] : [];
		})
	);
}

function besideReceipts(evidence: Evidence): Guess {
	const owner = new Map([...evidence.receipts].map(([line, receipt]) => [receipt, line]));
	return new Map(
		rowsOf(evidence, 'coproduction.kept_ballot').flatMap((row) =>
			Object.values(row).flatMap((value) => {
				const line = typeof value === 'string' ? owner.get(value) : undefined;
				return line ? [[line, String(row.pattern)] as const] : [];
			})
		)
	);
}

/** A line of the roll and the person it is of. */
export interface OnRoll {
	line: string;
	person: string;
}

/**
 * Whom she thinks to have voted, from what lies there after closing alone: for every table that names people, those of whom it says
 * most, or least, or whose rows were written last, or carry a lock. She knows how many papers there were.
 */
export function guessesWhoVoted(
	tables: Record<string, Row[]>,
	roll: readonly OnRoll[],
	papers: number
): Map<string, Set<string>> {
	const found = new Map<string, Set<string>>();
	for (const [table, rows] of Object.entries(tables)) {
		const texts = rows.map((row) => ({ row, text: JSON.stringify(row) }));
		const named = roll.map((one) => ({
			...one,
			rows: texts.filter(({ text }) => names(text, one)).map(({ row }) => row)
		}));
		for (const [what, of] of Object.entries(signs)) {
			const scored = named.map((one) => ({ line: one.line, score: of(one.rows) }));
			if (new Set(scored.map(({ score }) => score)).size < 2) continue;
			const most = scored.toSorted((one, other) => other.score - one.score).map(({ line }) => line);
			found.set(`${table} ${what} most`, new Set(most.slice(0, papers)));
			found.set(`${table} ${what} least`, new Set(most.toReversed().slice(0, papers)));
		}
	}
	return found;
}

const signs: Record<string, (rows: readonly Row[]) => number> = {
	rows: (rows) => rows.length,
	'newest transaction': (rows) => Math.max(0, ...rows.map((row) => Number(row.xmin))),
	'locked by': (rows) => Math.max(0, ...rows.map((row) => Number(row.xmax))),
	'where it lies': (rows) => Math.max(0, ...rows.map((row) => placeOf(row.ctid)))
};

const placeOf = (ctid: unknown) => {
	const [page = 0, item = 0] = String(ctid).replace(/[()]/g, '').split(',').map(Number);
	return page * 1000 + item;
};

/** Whether a row names her or her line anywhere, also within what is kept as an object. */
const names = (text: string, { line, person }: OnRoll) => text.includes(line) || text.includes(person);

/** Guesses beside the truth, person by person, in one vote. */
export interface Tried {
	guess: readonly string[];
	truth: readonly string[];
}

/**
 * How likely it is that guesses no better than chance hit as often as these did: each vote's truth is dealt out anew among those who
 * voted, many times over, and it is counted how often that hits as often.
 */
export function chanceOf(votes: readonly Tried[], tries: number): number {
	const hits = (guess: readonly string[], truth: readonly string[]) =>
		guess.filter((one, at) => one === truth[at]).length;
	const seen = votes.reduce((sum, { guess, truth }) => sum + hits(guess, truth), 0);
	let asMany = 0;
	for (let at = 0; at < tries; at++)
		if (votes.reduce((sum, { guess, truth }) => sum + hits(guess, dealt(truth)), 0) >= seen) asMany++;
	return (asMany + 1) / (tries + 1);
}

/** The same things in an order drawn by lot, each as likely as the others. */
export function dealt<One>(things: readonly One[]): One[] {
	const left = [...things];
	for (let at = left.length - 1; at > 0; at--) {
		const [one] = left.splice(randomInt(at + 1), 1);
		left.push(one as One);
	}
	return left;
}

/** The share of people of whom she guessed right. */
export function shareOf(votes: readonly Tried[]): number {
	const all = votes.reduce((sum, { truth }) => sum + truth.length, 0);
	const hit = votes.reduce((sum, { guess, truth }) => sum + guess.filter((one, at) => one === truth[at]).length, 0);
	return hit / all;
}

/**
 * The best of many ways of guessing, and how likely it is by chance that the luckiest of so many is as lucky as it was: those that look
 * lucky at first are tried as often as it takes to tell one in three hundred.
 */
export function judged(ways: ReadonlyMap<string, readonly Tried[]>) {
	const found = [...ways].map(([way, votes]) => ({ way, votes, share: shareOf(votes), chance: chanceOf(votes, 200) }));
	const best = found.toSorted((one, other) => other.share - one.share)[0];
	// what no longer looks like chance is tried as often as it takes to tell
	const tried = found.map((one) => ({
		...one,
		chance: one.chance < 0.03 ? chanceOf(one.votes, 300 * ways.size) : one.chance
	}));
	const luckiest = tried.toSorted((one, other) => one.chance - other.chance)[0];
	return {
		best: { way: best?.way ?? 'none', share: best?.share ?? 0 },
		...{ luck: Math.min(1, (luckiest?.chance ?? 1) * ways.size), luckiest: luckiest?.way ?? 'none', ways: ways.size }
	};
}
