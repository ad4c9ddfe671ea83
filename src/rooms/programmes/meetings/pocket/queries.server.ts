import { sql } from 'kysely';
import { listAtSitting } from '#creche';
import { holdsHere } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import { needWords } from '#rooms/people/need/choices.ts';
import { adultsOf, maySeeCreche } from '#rooms/creche/visit/policy.ts';
import { m } from '#messages';
import { mayRunSession, startsOf } from '#rooms/programmes/courses/session/policy.ts';
import type { Part } from '#programmes/courses';
import { listAwayChildren } from '../absence/queries.server.ts';
import { openDayFamilies } from '../day-yes/queries.server.ts';
import { findDay, type Day } from '../day/queries.server.ts';
import type { KeptMark } from '../mark/policy.ts';
import { markAsJson } from '../mark/queries.server.ts';
import { listKnownWalkIns, listRegister } from '../register/queries.server.ts';
import { toldBefore } from '../register/words.ts';
import { pocketRole, pocketState, type PocketRole, type PocketState } from './policy.ts';
import { roomOrOnline } from '#rooms/programmes/courses/online/words.ts';

/** What a phone holds of a register, by the contract of its pages. `people` are all who stand in it. */
export interface Pack {
	session: Record<string, unknown>;
	plan: Record<string, unknown>[];
	lines: Record<string, unknown>[];
	known: { person: string; called: string }[];
	children: Record<string, unknown>[];
	marks: KeptMark[];
	people: string[];
}

/** Everything that a register on a phone holds, for this role: whoever minds the children has the children alone. */
export async function packFor(tx: Tx, day: Day, role: PocketRole, parts: readonly Part[]): Promise<Pack> {
	const children = await childrenOf(tx, day, role);
	const parents = children.map(({ parent }) => parent.person);
	const shown = children.map(withParent);
	const session = {
		...{ id: day.id, title: inWords(day.title) || inWords(day.course), place: roomOrOnline(day), zone: tx.zone },
		...{ startsAt: day.startsAt, endsAt: day.endsAt, kind: day.kind, number: day.week, mode: day.mode }
	};
	if (role === 'creche_worker')
		return { session, plan: [], lines: [], known: [], children: shown, marks: [], people: [...new Set(parents)] };
	const { lines, marks } = await linesOf(tx, day);
	const known = (await listKnownWalkIns(tx, day)).map(({ id, called }) => ({ person: id, called }));
	const people = [...lines, ...known].map(({ person }) => person);
	return {
		session,
		plan: planOf(day, parts),
		lines,
		known,
		children: shown,
		marks,
		people: [...new Set([...people, ...parents])]
	};
}

/**
 * What others have noted on a register, with whoever walked in meanwhile and the children of the day as they are now, for whoever runs
 * that meeting or minds its children. Throws NotFound and Forbidden.
 */
export async function listOthersMarks(tx: Tx, sessionId: string): Promise<Pick<Pack, 'lines' | 'marks' | 'children'>> {
	const day = await findDay(tx, sessionId);
	const role = pocketRole(tx.actor, day.cohortId);
	const runs = mayRunSession(tx.actor, day.cohortId);
	if (!runs && !maySeeCreche(tx.actor, day.cohortId)) throw new Forbidden();
	const children = role ? (await childrenOf(tx, day, role)).map(withParent) : [];
	return { ...(runs ? await linesOf(tx, day) : { lines: [], marks: [] }), children };
}

async function linesOf(tx: Tx, day: Day) {
	const [register, numbers] = [await listRegister(tx, day), await numbersOf(tx, day)];
	const lines = register.map((line) => ({
		...{ person: line.personId, called: line.called, language: line.language },
		tells: [...toldBefore(line.tells), ...line.needs.map(needWords), numbers.get(line.personId)]
			.filter(Boolean)
			.join(' · '),
		...{ isNew: line.isNew, missed: line.isMissed ? 2 : 0, brought: line.brought, state: line.state }
	}));
	const { rows } = await sql<{ mark: KeptMark }>`
		select ${markAsJson} as mark from programmes.mark k left join people.card n on n.id = k.noted_by
		where k.session_id = ${day.id} order by k.at, k.id`.execute(tx.db);
	return { lines, marks: rows.map(({ mark }) => mark) };
}

/** On a day out: whom to ring for whom, where the family said so for that day. */
async function numbersOf(tx: Tx, day: Day): Promise<Map<string, string>> {
	const families = await openDayFamilies(tx, day);
	const given = families.filter(({ emergency }) => emergency);
	return new Map(
		given.map(({ personId, emergency }) => [personId, m.programmes_days_number_is({ number: emergency })])
	);
}

function planOf(day: Day, parts: readonly Part[]): Pack['plan'] {
	const starts = startsOf(day.startsAt, parts);
	return parts.map(({ id, kind, minutes, title }, place) => ({
		...{ id, kind, minutes, title: inWords(title), startsAt: starts[place] }
	}));
}

async function childrenOf(tx: Tx, day: Day, role: PocketRole) {
	const isMinding = role === 'creche_worker' || holdsHere(tx.actor, 'facilitator', day.cohortId);
	if (!isMinding && !maySeeCreche(tx.actor, day.cohortId)) return [];
	const listed = await listAtSitting(tx, { ...day, circleId: day.cohortId }, await listAwayChildren(tx, day.id));
	return listed.map((child) => ({
		...{ child: child.id, called: child.firstName, band: child.ageBand, needs: child.needs, isAway: child.isAway },
		/** Nobody knows where nobody wrote it down, or the day has not come: that is never the same as none. */
		care: child.allergies === null ? 'unknown' : child.allergies.trim() ? 'some' : 'none',
		allergies: child.allergies?.trim() ? [child.allergies.trim()] : [],
		askAgain: child.confirmedAt !== null && isToBeAskedAgain(child.confirmedAt, tx.now),
		...mayCollect(child),
		parent: { person: child.personId, called: child.parent },
		...{ visit: child.visitId, broughtBy: child.broughtBy },
		state: child.visitId === null ? null : child.signedOutAt ? 'out' : 'in'
	}));
}

const withParent = <Child extends { parent: { called: string } }>({ parent, ...child }: Child) => ({
	...child,
	parent: parent.called
});

/** Who may collect a child on that day, and who must not; where one must not whose name is not to be read yet, that is said in its place. */
function mayCollect(child: Awaited<ReturnType<typeof listAtSitting>>[number]) {
	const named = adultsOf({ ...child, broughtBy: null, isIn: false, parent: '' });
	const barred = child.barred.length ? child.barred : [m.programmes_pocket_barred_unnamed()];
	const called = (names: readonly string[]) => names.map((each) => ({ called: each }));
	return {
		collectors: called([...named, ...(child.collectors ? [child.collectors] : [])]),
		...(child.hasBar && { barred: called(barred) })
	};
}

/** A register that somebody took along. */
export interface Pocket {
	id: string;
	sessionId: string;
	circleId: string;
	accountId: string;
	role: PocketRole;
	takenBy: string;
	takenAt: Date;
	readableUntil: Date;
	homeBy: Date;
	heardAt: Date | null;
	endedAt: Date | null;
	/** How many taps are known of, and how many of them came home. */
	made: number;
	came: number;
	state: PocketState;
}

const pockets = sql`select p.id, p.session_id as "sessionId", s.cohort_id as "circleId", p.account_id as "accountId", p.role,
		coalesce(n.called, '') as "takenBy", p.taken_at as "takenAt", p.readable_until as "readableUntil", p.home_by as "homeBy",
		p.heard_at as "heardAt", p.ended_at as "endedAt", p.made,
		(select count(*) from programmes.pocket_mark k where k.pocket_id = p.id)::int as came
	from programmes.pocket p join programmes.session s on s.org_id = p.org_id and s.id = p.session_id
		left join people.card n on n.id = p.account_id`;

const standing = (tx: Tx) => (pocket: Omit<Pocket, 'state'>) => ({ ...pocket, state: pocketState(pocket, tx.now) });

/** The registers of a meeting that were taken along, as far as whoever asks may know of them. */
export async function listPockets(tx: Tx, sessionId: string): Promise<Pocket[]> {
	const { rows } = await sql<Omit<Pocket, 'state'>>`${pockets} where p.session_id = ${sessionId}::uuid
		order by p.taken_at, p.id`.execute(tx.db);
	return rows.map(standing(tx));
}

/** The register that whoever asks took along last, if that was in the last two weeks. */
export async function findMyLastPocket(tx: Tx): Promise<Pocket | undefined> {
	const since = new Date(tx.now.getTime() - 14 * 86_400_000);
	const { rows } = await sql<
		Omit<Pocket, 'state'>
	>`${pockets} where p.account_id = ${tx.actor.id ?? null}::uuid and p.taken_at >= ${since}
		order by p.taken_at desc, p.id desc limit 1`.execute(tx.db);
	return rows.map(standing(tx))[0];
}

/** One register that was taken along. Throws NotFound. */
export async function getPocket(tx: Tx, id: string): Promise<Pocket> {
	if (!isId(id)) throw new NotFound();
	const { rows } = await sql<Omit<Pocket, 'state'>>`${pockets} where p.id = ${id}::uuid`.execute(tx.db);
	const [pocket] = rows.map(standing(tx));
	if (!pocket) throw new NotFound();
	return pocket;
}

/** A pocket that wants a coordinator: taps of it are missing, or parked. */
export interface PocketToSettle extends Pocket {
	parked: number;
	startsAt: Date;
}

/** The pockets of a course, or of all, of which taps are missing since the day before, or parked: what a coordinator looks at in the morning. */
export async function listPocketsToSettle(tx: Tx, cohortId?: string): Promise<PocketToSettle[]> {
	const { rows } = await sql<Omit<PocketToSettle, 'state'>>`
		select q.*, s.starts_at as "startsAt", (select count(*) from programmes.pocket_mark k where k.pocket_id = q.id and k.state = 'parked')::int as parked
		from (${pockets}) q join programmes.session s on s.id = q."sessionId"
		where ${cohortId ?? null}::uuid is null or q."circleId" = ${cohortId ?? null}::uuid
		order by s.starts_at, q.id`.execute(tx.db);
	const morning = instantOf(isoDay(tx.now, tx.zone), '00:00', tx.zone);
	return rows
		.map((row) => ({ ...row, state: pocketState(row, tx.now) }))
		.filter((pocket) => pocket.parked > 0 || (pocket.state === 'missing' && pocket.readableUntil < morning));
}
