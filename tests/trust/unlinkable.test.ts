// After closing nobody can tell who chose what, nor who voted, whoever owns the database: an attacker with all of it guesses no better
// than chance. With each fault that is planted she is let through: she can see.
import { hkdfSync, randomInt } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { runtime } from '#platform/runtime.ts';
import { passOf, receiptFor } from '#rooms/coproduction/ballot/queries.server.ts';
import { keptFrom, patternOf } from '#rooms/coproduction/count/fold.ts';
import { bytesOf } from '#rooms/coproduction/urn/paper.ts';
import { urnFolder } from '#rooms/coproduction/urn/key.server.ts';
import { draftIn, type Voter } from '#cast/coproduction.ts';
import { personIn } from '#cast/people.ts';
import { test, type House } from '../support/house.ts';
import {
	dealt,
	guesses,
	guessesWhoVoted,
	judged,
	marksSeen,
	type Evidence,
	type Moment,
	type OnRoll,
	type Tried
} from './attacker.ts';

const deep = process.env.KITH_DEEP === '1';
const votes = deep ? 200 : 3;

type Row = Record<string, unknown>;
const options = ['Willow', 'Birch', 'Elm', 'Rowan', 'Alder', 'Hazel', 'Aspen'];

/** Every table of the house as it lies, with what PostgreSQL itself writes beside each row. */
async function dumped(
	{ owner }: House,
	which: (table: string) => boolean = () => true
): Promise<Record<string, Row[]>> {
	const { rows } = await sql<{ name: string }>`select n.nspname || '.' || c.relname as name from pg_class c
		join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`.execute(
		owner.db
	);
	const tables: Record<string, Row[]> = {};
	for (const { name } of rows.filter((row) => which(row.name))) {
		const all =
			await sql<Row>`select t.ctid::text, t.xmin::text, t.xmax::text, t.* from ${sql.table(name)} t order by t.ctid`.execute(
				owner.db
			);
		tables[name] = all.rows;
	}
	return tables;
}

const filesIn = (folder: string) =>
	globSync('**/*', { cwd: folder })
		.map((name) => join(folder, name))
		.filter((file) => statSync(file).isFile())
		.map((file) => readFileSync(file));

/** An order of all options or of some of them, each being as likely as the others. */
function choice(): number[] {
	const left = options.map((_, at) => at + 1);
	const chosen: number[] = [];
	for (let many = 3 + randomInt(5); many > 0; many--) chosen.push(...left.splice(randomInt(left.length), 1));
	return chosen;
}

/** A vote that was held; the truth is what each who voted chose last, by line. */
type Held = { evidence: Evidence; truth: Map<string, string>; roll: OnRoll[]; key: Buffer };

/** What is planted before the vote is cast, and how what lies there afterwards is changed. */
interface Fault {
	atOpening?(keyFile: string): void;
	keepsKey?: true;
	/** Some do not vote, and every table is looked at. */
	everybody?: true;
	afterwards?(held: Held): void;
}

/** Nothing is planted. */
const whole: Fault = {};

/** One vote of some of these people, watched by the attacker from its opening to its end. */
async function held(house: House, people: readonly Voter[], fault: Fault = whole): Promise<Held> {
	const vote = await draftIn(house, { people: 0, options });
	const many = fault === whole ? 5 + randomInt(people.length - 4) : people.length;
	const on = dealt(people).slice(0, many);
	const member = { org_id: house.orgId, circle_id: vote.projectId };
	await house.owner.db
		.insertInto('people.membership')
		.values(on.map(({ id }) => ({ ...member, person_id: id })))
		.execute();
	expect(await vote.open()).toMatchObject({ ok: true });
	const keyFile = join(urnFolder(runtime().dataDir), `${vote.decisionId}.key`);
	fault.atOpening?.(keyFile);
	const key = readFileSync(keyFile);
	const roll = await house.owner.db
		.selectFrom('coproduction.roll')
		.select(['id as line', 'person_id as person'])
		.where('decision_id', '=', vote.decisionId)
		.orderBy(sql`ctid`)
		.execute();
	const lineOf = new Map(roll.map(({ line, person }) => [person, line]));
	const [moments, truth, receipts]: [Moment[], Map<string, string>, Map<string, string>] = [[], new Map(), new Map()];
	// everybody looks at the page; most vote, and some change their minds
	const least = fault === whole || fault.everybody ? 5 : many;
	const voters = dealt(on).slice(0, Math.max(least, Math.round(many * 0.6)));
	for (const voter of on) await voter((tx) => passOf(tx, vote.decisionId));
	for (const voter of dealt([...voters, ...voters.filter(() => Math.random() < 0.3)])) {
		const [line, chosen] = [lineOf.get(voter.id) ?? '', choice()];
		expect((await vote.cast(voter, chosen)).ok).toBe(true);
		truth.set(line, patternOf(chosen));
		receipts.set(line, (await receiptFor(await voter((tx) => passOf(tx, vote.decisionId)))) ?? '');
		const { 'coproduction.ballot': urn = [] } = await dumped(house, (table) => table === 'coproduction.ballot');
		moments.push({ line, urn: urn.filter((row) => row.decision_id === vote.decisionId) });
	}
	await vote.endTime();
	await vote.close();
	expect(await vote.state()).toMatchObject({ state: 'counted', keyGoneAt: expect.any(Date) });
	if (fault.keepsKey) writeFileSync(keyFile, key);
	const looksAt = (table: string) => fault === whole || fault.everybody || table.startsWith('coproduction.');
	const evidence: Evidence = {
		...{ orgId: house.orgId, decisionId: vote.decisionId, lines: roll.map(({ line }) => line), moments, receipts },
		...{
			tables: await dumped(house, looksAt),
			files: filesIn(runtime().dataDir),
			installationKey: runtime().installationKey
		}
	};
	const all = { evidence, truth, roll, key };
	fault.afterwards?.(all);
	return all;
}

/** What she makes of all votes: of each way of guessing, whom she got right and how likely that is by chance. */
function attacked(all: readonly Held[]) {
	const ways = new Map<string, Tried[]>();
	for (const { evidence, truth } of all)
		for (const [way, guess] of guesses(evidence)) {
			const people = [...truth.keys()];
			const one = {
				guess: people.map((line) => guess.get(line) ?? '-'),
				truth: people.map((line) => truth.get(line) ?? '')
			};
			ways.set(way, [...(ways.get(way) ?? []), one]);
		}
	return judged(ways);
}

/** Who voted, from what lies there after closing. */
function attackedForWho(all: readonly Held[]) {
	const ways = new Map<string, Tried[]>();
	for (const { evidence, truth, roll } of all)
		for (const [way, voted] of guessesWhoVoted(evidence.tables, roll, truth.size)) {
			const said = (who: { has(line: string): boolean }) => roll.map(({ line }) => (who.has(line) ? 'yes' : 'no'));
			ways.set(way, [...(ways.get(way) ?? []), { guess: said(voted), truth: said(truth) }]);
		}
	return judged(ways);
}

const peopleIn = (house: House, many: number): Promise<Voter[]> =>
	Promise.all(Array.from({ length: many }, (_, n) => personIn(house, { called: `Voter ${n}` })));

const several = async (house: House, people: readonly Voter[], many: number, fault?: Fault) => {
	const all: Held[] = [];
	for (let n = 0; n < many; n++) all.push(await held(house, people, fault));
	return all;
};

/** Rows of what was kept as they would lie there if nobody had taken care: one a paper, in the order of casting. */
function asCast({ evidence, truth }: Held, beside: (line: string, at: number) => Row): void {
	const last = [...new Set(evidence.moments.map(({ line }) => line).toReversed())].toReversed();
	evidence.tables['coproduction.kept_ballot'] = last.map((line, at) => ({
		...{ decision_id: evidence.decisionId, pattern: truth.get(line), n: 1 },
		...beside(line, at)
	}));
}

/** In the order of what they say, but with something beside them that tells. */
function sortedAgain({ evidence }: Held): void {
	const rows = evidence.tables['coproduction.kept_ballot'] ?? [];
	rows.sort((one, other) => (String(one.pattern) < String(other.pattern) ? -1 : 1));
}

const faults: Record<string, Fault> = {
	'the key file is left': { keepsKey: true },
	'the key follows from the installation’s': {
		atOpening: (file) => {
			const installation = Buffer.from(runtime().installationKey, 'base64url');
			writeFileSync(file, Buffer.from(hkdfSync('sha256', installation, 'kith', 'urn', 32)));
		}
	},
	'a paper lies in clear': {
		afterwards: ({ evidence, truth }) => {
			const urn = evidence.moments.at(-1)?.urn ?? [];
			const whose = new Map([...marksSeen(evidence)].map(([line, mark]) => [mark, line]));
			for (const row of urn) {
				const chosen = (truth.get(whose.get((row.mark as Buffer).toString('hex')) ?? '') ?? '').split(',').map(Number);
				row.sealed = Buffer.concat([
					Buffer.alloc(12, 7),
					bytesOf({ kind: 'phone', choice: chosen }),
					Buffer.alloc(16, 9)
				]);
			}
		}
	},
	'papers are kept in the order of casting': { afterwards: (all) => asCast(all, () => ({})) },
	'papers are kept with a serial': {
		afterwards: (all) => (asCast(all, (_, at) => ({ serial: at + 1 })), sortedAgain(all))
	},
	'papers are kept with an id in the order of time': {
		afterwards: (all) => (asCast(all, (_, at) => ({ id: uuidv7(1_800_000_000_000 + at * 60_000) })), sortedAgain(all))
	},
	'a receipt is kept beside its paper': {
		afterwards: (all) => (asCast(all, (line) => ({ receipt: all.evidence.receipts.get(line) })), sortedAgain(all))
	}
};

for (const [name, fault] of Object.entries(faults))
	test(`planted, she is let through: ${name}`, async ({ house }) => {
		const people = await peopleIn(house, 7);
		const { best, luck } = attacked(await several(house, people, 2, fault));
		expect(best.share, best.way).toBeGreaterThanOrEqual(0.9);
		expect(luck, 'no chance').toBeLessThan(0.01);
	});

const whoFaults: Record<string, (all: Held) => void> = {
	'casting leaves a row in the trail': ({ evidence, roll, truth }) => {
		const voted = roll.filter(({ line }) => truth.has(line));
		const rows = voted.map(({ person }) => ({
			actor_id: person,
			action: 'coproduction.ballot.cast',
			xmin: '1',
			ctid: '(0,1)'
		}));
		evidence.tables['platform.audit'] = [...(evidence.tables['platform.audit'] ?? []), ...rows];
	},
	'only those are reminded who have not voted': ({ evidence, roll, truth }) => {
		const silent = roll.filter(({ line }) => !truth.has(line));
		const rows = silent.map(({ person }) => ({
			account_id: person,
			kind: 'coproduction.vote',
			data: { step: 'reminder' }
		}));
		evidence.tables['platform.letter'] = [...(evidence.tables['platform.letter'] ?? []), ...rows];
	}
};

for (const [name, plant] of Object.entries(whoFaults))
	test(`planted, she knows who voted: ${name}`, async ({ house }) => {
		const { best, luck } = attackedForWho(
			await several(house, await peopleIn(house, 14), 2, { everybody: true, afterwards: plant })
		);
		expect(best.share, best.way).toBeGreaterThanOrEqual(0.9);
		expect(luck, 'no chance').toBeLessThan(0.01);
	});

test(`with everything but the key of an open urn she guesses no better than chance, in ${votes} votes`, async ({
	house
}) => {
	const people = await peopleIn(house, deep ? 40 : 14);
	// luck of one in a hundred is no proof: she has to have it twice
	let seen = { what: 0, who: 0, by: '' };
	for (let again = 0; again < 2 && (seen.what <= 0.01 || seen.who <= 0.01); again++) {
		const all = await several(house, people, votes);
		const [what, who] = [attacked(all), attackedForWho(all)];
		expect(what.ways).toBeGreaterThan(10);
		seen = { what: what.luck, who: who.luck, by: `${what.luckiest}, or ${who.luckiest}` };
		for (const { evidence, truth, key } of all) {
			expect(evidence.tables['coproduction.ballot'], 'marks and papers are gone').toEqual([]);
			const kept = (evidence.tables['coproduction.kept_ballot'] ?? []).filter(
				(row) => row.decision_id === evidence.decisionId
			);
			expect(kept.map(({ pattern, n }) => ({ pattern, n }))).toEqual(keptFrom([...truth.values()]));
			expect(
				evidence.files.some((file) => file.includes(key)),
				'the key lies nowhere'
			).toBe(false);
		}
		if (again === 0) expect(await traces(house, all)).toEqual([]);
	}
	expect(Math.min(seen.what, seen.who), seen.by).toBeGreaterThan(0.01);
});

/** Files of the database itself, its write-ahead log among them, in which the key of one of these urns stands. */
async function traces({ owner }: House, all: readonly Held[]): Promise<string[]> {
	await sql`checkpoint`.execute(owner.db);
	const { rows } = await sql<{ folder: string; own: string }>`select current_setting('data_directory') as folder,
		oid::text as own from pg_database where datname = current_database()`.execute(owner.db);
	const [folder, own] = [rows[0]?.folder ?? '', rows[0]?.own ?? ''];
	const files = globSync([`pg_wal/*`, `base/${own}/*`], { cwd: folder }).map((name) => join(folder, name));
	expect(files.length).toBeGreaterThan(10);
	const hasKey = (bytes: Buffer) => all.some(({ key }) => bytes.includes(key));
	return files.filter((file) => statSync(file).isFile() && hasKey(readFileSync(file)));
}
