import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as v from 'valibot';
import type { ChildTap } from '#creche';
import { isId } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { finishSession, noteHowItGoes, putTimesBack, startSession } from '../day/commands.server.ts';
import { listPartTimes } from '../day/queries.server.ts';
import { keepHeads } from '../head-count/commands.server.ts';
import { fieldsOf } from '../mark/fold.ts';
import { lineHash } from '../pocket/policy.ts';
import { keepLineTap } from '../register/commands.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from '../walk-in/commands.server.ts';
import {
	adultValue,
	broughtValue,
	careValue,
	settlingValue,
	countValue,
	lineValue,
	walkInValue,
	type SealedMark,
	type Why
} from './form.ts';
import { isKeptAsSaid, isOfChild, isOfClock, madeAt, type Speaking } from './policy.ts';
import { findRecordOf, listSaid } from './queries.server.ts';

/** What became of a tap that was tried: it is kept, perhaps with what it said and the moment that counts for it, or it can't be and why. */
export type Kept = Outcome<Why, { asSaid: boolean; at?: Date }>;

/** What a tap comes with: the pocket that it was made on. */
export interface From extends Pick<Speaking, 'id' | 'sessionId' | 'takenAt' | 'people'> {
	/** Notes what is tapped of children; nothing where nobody who speaks minds them. */
	visits?: (at: Tx, tap: ChildTap) => Promise<Outcome<string, unknown>>;
}

const kept = doneWith({ asSaid: false });
const asIts = (answer: Outcome<string, unknown>): Kept => {
	if (answer.ok) return kept;
	if (answer.reason === 'cancelled') return refused('session-off');
	return refused(answer.reason === 'no-place' ? 'person-left' : 'refused');
};

/**
 * Does what a tap says by the usual commands, at the moment at which it was made and under its own id. Whoever was erased meanwhile
 * becomes one more in the head count.
 */
export async function keepMark(tx: Tx, from: From, mark: SealedMark): Promise<Kept> {
	const { field } = mark.key;
	const at = asOf(tx, madeAt(mark, from.takenAt, tx.now));
	if (isKeptAsSaid(field)) return doneWith({ asSaid: true });
	if (field === 'count') return keepCount(at, from, mark);
	if (isOfClock(field)) return keepClock(at, from, mark);
	if (!isId(mark.key.subject)) return refused('refused');
	if (isOfChild(field)) return keepOfChild(at, from, mark);
	if (field === 'walk-in' && mark.value) return welcome(at, from, mark);
	if (['line', 'brought', 'known', 'walk-in'].includes(field)) return keepOfPerson(at, from, mark);
	return refused('refused');
}

/**
 * The meeting, or a part of it, began or ended, or that was a slip. What a phone said later holds, in whatever order it comes; what it
 * takes back goes where it was this phone that said it. A part that cannot be noted, such as of a plan that was put together anew, is kept as said.
 */
async function keepClock(tx: Tx, from: From, mark: SealedMark): Promise<Kept> {
	const asSaid = doneWith({ asSaid: true, at: tx.now });
	const before = await listSaid(tx, from.id, mark.key);
	if (before.some(({ seq }) => seq > mark.seq)) return asSaid;
	if (mark.key.field === 'part') {
		await notePart(tx, from, mark);
		return asSaid;
	}
	const answer = asIts(await pressOnPhone(tx, from, mark, before));
	return answer.ok ? asSaid : answer;
}

async function pressOnPhone(tx: Tx, from: From, { key, value }: SealedMark, before: readonly SealedMark[]) {
	if (value) return key.field === 'began' ? startSession(tx, from.sessionId) : finishSession(tx, from.sessionId);
	const { startedAt, endedAt } = await getSession(tx, from.sessionId);
	const stands = key.field === 'began' ? startedAt : endedAt;
	const isHers = before.some(({ at }) => new Date(at).getTime() === stands?.getTime());
	if (!isHers) return done;
	const back = key.field === 'began' ? { startedAt: null, endedAt: null } : { startedAt, endedAt: null };
	return putTimesBack(tx, from.sessionId, { back, shown: { startedAt, endedAt } });
}

async function notePart(tx: Tx, { sessionId }: From, { key, value }: SealedMark): Promise<void> {
	const did = value === null ? 'back' : fieldsOf(value).ended ? 'ended' : 'began';
	const parts = isId(key.subject) ? await listPartTimes(tx, sessionId) : [];
	if (parts.some(({ id }) => id === key.subject)) await noteHowItGoes(tx, sessionId, { part: key.subject, did });
}

async function keepOfPerson(tx: Tx, from: From, mark: SealedMark): Promise<Kept> {
	const person = await findRecordOf(tx, mark.key.subject);
	if (!person) return from.people.includes(lineHash(from.id, mark.key.subject)) ? countNameless(tx, from, mark) : gone;
	const { id, seq, saw, value } = mark;
	const tap = { id, seq, saw, pocket: from.id, at: tx.now };
	const session = from.sessionId;
	switch (mark.key.field) {
		case 'line': {
			const line = v.safeParse(lineValue, value);
			if (!line.success) return refused('refused');
			return asIts(await keepLineTap(tx, session, person, { ...tap, field: 'line', value: line.output }));
		}
		case 'brought': {
			const brought = v.safeParse(broughtValue, value);
			if (!brought.success) return refused('refused');
			return asIts(await keepLineTap(tx, session, person, { ...tap, field: 'brought', value: brought.output }));
		}
		default:
			return asIts(
				value ? await welcomeAgain(tx, session, person, { id, seq }) : await takeWalkInBack(tx, session, person)
			);
	}
}

const gone = refused('person-left');

async function welcome(tx: Tx, from: From, { id, seq, key, value }: SealedMark): Promise<Kept> {
	const read = v.safeParse(walkInValue, value);
	if (!read.success) return refused('refused');
	const { child, ...person } = read.output;
	const allergies = child && (Array.isArray(child.allergies) ? child.allergies.join('\n') : child.allergies);
	const language = tx.languages.includes(person.language) ? person.language : tx.defaultLanguage;
	const walkIn = {
		...person,
		...{ id, language, made: { person: key.subject, child: child?.id, seq } },
		child: child && { firstName: child.name, ageBand: child.band, allergies: allergies ?? '', needs: child.needs }
	};
	return asIts(await welcomeWalkIn(tx, from.sessionId, walkIn));
}

async function keepOfChild(tx: Tx, { visits }: From, { id, key, value }: SealedMark): Promise<Kept> {
	if (!visits) return refused('refused');
	if (key.field === 'care') {
		const said = v.safeParse(careValue, value);
		return said.success
			? asIts(await visits(tx, { child: key.subject, tap: 'care', ...said.output }))
			: refused('refused');
	}
	if (key.field === 'settling') {
		const told = v.safeParse(settlingValue, value);
		return told.success
			? asIts(await visits(tx, { child: key.subject, tap: 'settling', id, words: told.output }))
			: refused('refused');
	}
	const tap = { child: key.subject, tap: key.field === 'in' ? ('in' as const) : ('out' as const) };
	if (value === null) return asIts(await visits(tx, { ...tap, who: null }));
	const adult = v.safeParse(adultValue, value);
	if (!adult.success) return refused('refused');
	return asIts(await visits(tx, { ...tap, who: adult.output.who, leader: adult.output.lead }));
}

async function keepCount(tx: Tx, from: From, { id, seq, value }: SealedMark): Promise<Kept> {
	const heads = v.safeParse(countValue, value);
	if (!heads.success) return refused('refused');
	return asIts(await keepHeads(tx, from.sessionId, { ...heads.output, id, seq, nameless: false }));
}

async function countNameless(tx: Tx, from: From, { seq, key, value }: SealedMark): Promise<Kept> {
	const came = ['came', 'late', 'left-early'].includes(String(value)) || (key.field === 'known' && value === true);
	if (!came) return kept;
	const id = createHash('sha256').update(`${from.sessionId} ${key.subject}`).digest('hex').slice(0, 32);
	return asIts(await keepHeads(tx, from.sessionId, { adults: 1, children: 0, id, seq, nameless: true }));
}

/** Tries work on one tap: what goes wrong with it undoes it alone. Throws what has to do with the database and not with the tap. */
export async function tryOne(tx: Tx, work: () => Promise<Kept>): Promise<Kept> {
	await sql`savepoint one_tap`.execute(tx.db);
	try {
		const answer = await work();
		if (!answer.ok) await sql`rollback to savepoint one_tap`.execute(tx.db);
		return answer;
	} catch (error) {
		if (!isOfTheTap(error)) throw error;
		await sql`rollback to savepoint one_tap`.execute(tx.db);
		return error instanceof NotFound ? gone : refused('refused');
	}
}

/** What the tap says can't be: not hers, not there, or not as the tables take it. Anything else undoes all, and the phone sends it again. */
function isOfTheTap(error: unknown): boolean {
	if (error instanceof NotFound || error instanceof Forbidden) return true;
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	return /^(22|23|42501)/.test(code);
}
