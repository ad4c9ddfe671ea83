import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Sharing, WeatherName } from '../check-in/form.ts';
import { findOwnCheckIn } from '../check-in/queries.server.ts';
import { saysWeather, type Round } from '../round-kind/policy.ts';
import { listRounds } from '../round-kind/queries.server.ts';

/** What she said in a round of a meeting. */
export interface OwnSaid {
	roundId: string;
	words: string;
	overcame: string;
	sharing: Sharing;
}

/** What she said at a meeting, by round; hers alone to ask. */
export async function listOwnSaid(tx: Tx, sessionId: string): Promise<OwnSaid[]> {
	const rows = await tx.db
		.selectFrom('programmes.said')
		.select(['round_id as roundId', 'words', 'overcame', 'sharing'])
		.where('session_id', '=', sessionId)
		.where('person_id', '=', tx.actor.id)
		.execute();
	return rows as OwnSaid[];
}

/** Something that was said in a round, as it is read. */
export interface RoundLine {
	/** The round; null for the weather. */
	roundId: string | null;
	weather: WeatherName | null;
	words: string;
	overcame: string;
	/** The language in which it was written, where that is known. */
	language: string | null;
	/** What she is called, for those who run the group. */
	called: string | null;
	isOwn: boolean;
}

/** For those who lead a group: what was shared with them in the rounds of a meeting, by name. */
export async function listSaidByName(tx: Tx, sessionId: string): Promise<RoundLine[]> {
	const rows = await tx.db
		.selectFrom('programmes.said as said')
		.innerJoin('people.card as card', 'card.id', 'said.person_id')
		.select(['said.round_id as roundId', 'said.words', 'said.overcame', 'said.language', 'card.called'])
		.where('said.session_id', '=', sessionId)
		.where('said.sharing', 'in', ['facilitator', 'group'])
		.orderBy('card.called')
		.execute();
	return rows.map((row) => ({ ...row, weather: null, isOwn: false }));
}

/** For whoever was of a group when it met: what was shared with it there, without names. */
export async function listSaidInGroup(tx: Tx, sessionId: string): Promise<RoundLine[]> {
	const { rows } = await sql<Omit<RoundLine, 'called'>>`
		select round_id as "roundId", weather, words, overcame, language, is_own as "isOwn" from programmes.said_in(${sessionId}::uuid)`.execute(
		tx.db
	);
	return rows.map((row) => ({ ...row, called: null }));
}

/** How many said something in each round of a meeting, from five on. */
export async function countSaid(tx: Tx, sessionId: string): Promise<Map<string, number>> {
	const { rows } = await sql<{ roundId: string; people: number }>`
		select round_id as "roundId", people from programmes.count_said(${sessionId}::uuid)`.execute(tx.db);
	return new Map(rows.map(({ roundId, people }) => [roundId, people]));
}

/** A round of a meeting as the group reads it; no round is the weather. */
export interface HeardRound {
	round: Round | null;
	lines: RoundLine[];
	/** How many said something, from five on. */
	people: number | null;
}

/** For whoever was of a group when it met: each round of that meeting in which something was shared, or enough said something to be counted. */
export async function hearGroup(tx: Tx, sessionId: string, rounds: readonly Round[]): Promise<HeardRound[]> {
	const [lines, spoke] = [await listSaidInGroup(tx, sessionId), await countSaid(tx, sessionId)];
	return [null, ...rounds].flatMap((round) => {
		const said = lines.filter(({ roundId }) => roundId === (round?.id ?? null));
		const people = (round && spoke.get(round.id)) ?? null;
		return said.length || people ? [{ round, lines: said, people }] : [];
	});
}

/** The round of a meeting of today on her own page. */
export interface TodayRound {
	sessionId: string;
	isWeather: boolean;
	/** Her weather is asked, and she has not told it yet. */
	asksWeather: boolean;
}

/** What she is asked today in the round of a meeting of hers. */
export async function getTodayRound(tx: Tx, session: { id: string; cohortId: string }): Promise<TodayRound> {
	const isWeather = saysWeather(await listRounds(tx, session.cohortId));
	const asksWeather = isWeather && !(await findOwnCheckIn(tx, session.id));
	return { sessionId: session.id, isWeather, asksWeather };
}
