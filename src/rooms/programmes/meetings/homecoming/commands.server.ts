import { openChildTaps } from '#creche';
import { openBox, BoxError } from '#platform/box/box.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { holdsAnywhere, type Tx } from '#platform/db/tx.ts';
import { announce } from '#platform/jobs/news.ts';
import { unseal } from '#platform/identity/sealing.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findSession } from '#programmes/courses';
import { goingParked } from '../../events.ts';
import { lockRegister } from '../../locks.ts';
import { keepTaps, openLine, type NewMark } from '../mark/commands.server.ts';
import { keepMark, tryOne, type From, type Kept } from '../pocket-mark/commands.server.ts';
import type { SealedMark, Settling, Why } from '../pocket-mark/form.ts';
import { isOfChild, madeAt, markIn, parkedFor, saidText, type Speaking } from '../pocket-mark/policy.ts';
import { findRecordOf, getSpeaking, readParked } from '../pocket-mark/queries.server.ts';
import { pocketSeal } from '../pocket/commands.server.ts';
import { maySettleParked } from '../pocket/policy.ts';
import type { SealedTap, HomeForm } from '../pocket/form.ts';

/** What a phone is told of a tap: never a name. */
interface Answer {
	id: string;
	is: 'kept' | 'again' | 'parked';
	why?: Why;
}

/** What a phone is told that brought taps home. */
export interface Home {
	answers: Answer[];
	now: Date;
	ended: boolean;
	arrived: number;
}

/**
 * A phone brings taps home that were made without signal: each is done by the usual commands, or parked for a coordinator. Whatever is
 * sent again changes nothing. Nothing in the answer says anything of anybody.
 */
export async function bringHome(tx: Tx, { envelopes, made = 0 }: Omit<HomeForm, 'token'>): Promise<Home> {
	const pocket = await getSpeaking(tx);
	const arrived = new Set(await arrivedOf(tx, pocket.id, envelopes));
	const inOrder = envelopes.toSorted((one, other) => one.seq - other.seq);
	const marks = await Promise.all(inOrder.map((envelope) => openedBy(tx, pocket, envelope)));
	const from = { ...pocket, visits: await openFor(tx, pocket, marks) };
	const answers: Answer[] = [];
	for (const [place, envelope] of inOrder.entries()) {
		if (arrived.has(envelope.id)) answers.push({ id: envelope.id, is: 'again' });
		else answers.push(await bringOne(tx, from, envelope, marks[place]));
		arrived.add(envelope.id);
	}
	if (answers.some(({ is }) => is !== 'again')) await tryParkedAgain(tx, from);
	const highest = Math.max(pocket.made, made, ...envelopes.map(({ seq }) => seq));
	await tx.db
		.updateTable('programmes.pocket')
		.set({ heard_at: tx.now, made: highest })
		.where('id', '=', pocket.id)
		.execute();
	const isEnded = pocket.endedAt !== null || !mayStill(tx) || tx.now >= pocket.readableUntil;
	return { answers, now: tx.now, ended: isEnded, arrived: await countArrived(tx, pocket.id) };
}

/** The pocket that brings something, and what notes that children came and went. */
type Bringing = Speaking & From;

/** The role with which it was taken still runs, and the account is open. */
const mayStill = ({ actor }: Tx) => actor.circles.length > 0;

/** Nobody else notes anything on the register, nor of the children that are spoken of, until all of it is done: in the stated order. */
async function openFor(tx: Tx, pocket: Speaking, marks: readonly (SealedMark | undefined)[]) {
	const parked = await listTriable(tx, pocket.id);
	const all = [...marks, ...parked.map(({ said }) => readParked(said) ?? undefined)];
	const visits = all.filter((mark) => mark && isOfChild(mark.key.field));
	const children = visits.map((mark) => mark?.key.subject ?? '').filter(isId);
	const opened = await openChildTaps(tx, pocket.sessionId, children);
	await lockRegister(tx, pocket.sessionId);
	return opened;
}

async function bringOne(
	tx: Tx,
	pocket: Bringing,
	{ id, seq, box }: SealedTap,
	mark: SealedMark | undefined
): Promise<Answer> {
	if (!mark) {
		await keep(tx, pocket, { id, seq, why: 'unreadable', said: box });
		return { id, is: 'parked', why: 'unreadable' };
	}
	const answer = await tried(tx, pocket, mark);
	if (answer.ok) {
		await keep(tx, pocket, { id, seq, said: answer.value.asSaid ? saidText(mark, answer.value.at) : null });
		return { id, is: 'kept' };
	}
	await keep(tx, pocket, { id, seq, why: answer.reason, said: saidText(mark) });
	if (mark.key.field === 'out' && mark.value !== null) await announce(tx, goingParked, { pocket: pocket.id, mark: id });
	await record(tx, 'programmes.pocket.parked', { session: pocket.sessionId, mark: id, why: answer.reason });
	return { id, is: 'parked', why: answer.reason };
}

async function tried(tx: Tx, pocket: Bringing, mark: SealedMark): Promise<Kept> {
	const session = await findSession(tx, pocket.sessionId);
	const why = parkedFor(mark, pocket, {
		mayStill: mayStill(tx),
		isOff: session !== undefined && session.cancelledAt !== null,
		now: tx.now
	});
	return why ? refused(why) : tryOne(tx, () => keepMark(tx, pocket, mark));
}

async function openedBy(
	tx: Tx,
	pocket: { id: string; privateKey: string },
	envelope: SealedTap
): Promise<SealedMark | undefined> {
	const key = unseal(pocketSeal, `${tx.actor.orgId} ${pocket.id}`, pocket.privateKey);
	if (!key) return undefined;
	try {
		return markIn(await openBox(key, `${pocket.id} ${envelope.id}`, envelope.box), pocket.id, envelope);
	} catch (error) {
		if (error instanceof BoxError) return undefined;
		throw error;
	}
}

async function keep(
	tx: Tx,
	pocket: Speaking,
	{ id, seq, why, said }: { id: string; seq: number; why?: Why; said: string | null }
): Promise<void> {
	const own = { org_id: tx.actor.orgId, pocket_id: pocket.id, session_id: pocket.sessionId };
	await tx.db
		.insertInto('programmes.pocket_mark')
		.values({ ...own, account_id: tx.actor.id ?? '', id, seq, said, why: why ?? null, state: why ? 'parked' : 'kept' })
		.onConflict((conflict) => conflict.doNothing()) // 128 random bits of another phone's: nobody's tap is taken for hers
		.execute();
}

/** What arrived before what it needs, such as a line before the walk-in that it is about, is done once that is there. */
async function tryParkedAgain(tx: Tx, pocket: Bringing): Promise<void> {
	for (let isMore = true; isMore;) {
		isMore = false;
		const parked = await listTriable(tx, pocket.id);
		for (const { id, said } of parked) {
			const mark = readParked(said);
			const answer = mark && (await tried(tx, pocket, mark));
			if (!answer?.ok) continue;
			isMore = true;
			await tx.db
				.updateTable('programmes.pocket_mark')
				.set({ state: 'kept', why: null, said: mark && answer.value.asSaid ? saidText(mark, answer.value.at) : null })
				.where('id', '=', id)
				.execute();
		}
	}
}

function listTriable(tx: Tx, pocketId: string) {
	return tx.db
		.selectFrom('programmes.pocket_mark')
		.select(['id', 'said'])
		.where('pocket_id', '=', pocketId)
		.where('state', '=', 'parked')
		.where('why', 'in', ['person-left', 'refused'])
		.orderBy('seq')
		.execute();
}

async function arrivedOf(tx: Tx, pocketId: string, envelopes: readonly SealedTap[]): Promise<string[]> {
	if (!envelopes.length) return [];
	const ids = envelopes.map(({ id }) => id);
	const rows = await tx.db
		.selectFrom('programmes.pocket_mark')
		.select('id')
		.where('pocket_id', '=', pocketId)
		.where('id', 'in', ids)
		.execute();
	return rows.map(({ id }) => id);
}

async function countArrived(tx: Tx, pocketId: string): Promise<number> {
	const { many } = await tx.db
		.selectFrom('programmes.pocket_mark')
		.select((on) => on.fn.countAll<string>().as('many'))
		.where('pocket_id', '=', pocketId)
		.executeTakeFirstOrThrow();
	return Number(many);
}

type SettleRefusal = Why | 'no-why' | 'settled';

/**
 * A coordinator says what becomes of a parked tap: it is done as it is, its person is written down as having walked in, or it is not
 * kept, and why. Who said so stays in the trail.
 */
export async function settleParked(
	tx: Tx,
	{ mark: id, as, why }: { mark: string; as: Settling; why: string }
): Promise<Outcome<SettleRefusal>> {
	if (!holdsAnywhere(tx.actor, 'coordinator')) throw new Forbidden();
	const row = await tx.db
		.selectFrom('programmes.pocket_mark as parked')
		.innerJoin('programmes.pocket as pocket', 'pocket.id', 'parked.pocket_id')
		.innerJoin('programmes.session as session', 'session.id', 'parked.session_id')
		.select(['parked.said', 'parked.state', 'pocket.id', 'pocket.session_id as sessionId', 'pocket.people'])
		.select(['pocket.taken_at as takenAt', 'session.cohort_id as circleId'])
		.where('parked.id', '=', id)
		.forUpdate('parked')
		.executeTakeFirst();
	if (!row || !maySettleParked(tx.actor, row.circleId)) throw new NotFound();
	if (row.state !== 'parked') return refused('settled');
	if (as === 'not-kept' && !why) return refused('no-why');
	const mark = readParked(row.said);
	if (as !== 'not-kept') {
		if (!mark) return refused('unreadable');
		const work = () => (as === 'walk-in' ? asWalkIn(tx, row, mark) : keepMark(tx, row, mark));
		const answer = await tryOne(tx, work);
		if (!answer.ok) return answer;
	}
	const settled = { settled_at: tx.now, settled_by: tx.actor.id, settled_as: as, settled_why: why };
	await tx.db
		.updateTable('programmes.pocket_mark')
		.set({ ...settled, state: 'settled', why: null, said: null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.pocket.settled', { session: row.sessionId, pocket: row.id, mark: id, as });
	return done;
}

/** Whoever is not on the register any more was there all the same: as somebody who walked in. */
async function asWalkIn(
	tx: Tx,
	from: Pick<Speaking, 'id' | 'sessionId' | 'takenAt' | 'people'>,
	mark: SealedMark
): Promise<Kept> {
	const person = await findRecordOf(tx, mark.key.subject);
	if (!person) return keepMark(tx, from, mark);
	const line = await openLine(tx, from.sessionId, person);
	const saw = line.marks.map((one) => one.id);
	const tap = { saw, at: madeAt(mark, from.takenAt, tx.now), pocket: from.id, seq: mark.seq };
	const taps: NewMark[] = [{ ...tap, id: uuidv7(), field: 'walk-in', value: {} }];
	if (mark.key.field === 'line') taps.push({ ...tap, id: mark.id, field: 'line', value: mark.value });
	await keepTaps(tx, line, taps);
	return { ok: true, value: { asSaid: false } };
}
