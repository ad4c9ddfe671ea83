import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { announce } from '#platform/jobs/news.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { slotLed } from '../../events.ts';
import { lockOffersOf } from '../../locks.ts';
import { planSession } from '../session/commands.server.ts';
import { mostParts, type PartPlan } from '../session/form.ts';
import { getSession, listParts } from '../session/queries.server.ts';
import type { Agreed, SlotState, Wish, WishAnswer } from './form.ts';
import { agreeObstacle, isUnled, mayWorkSlots, mostOffers } from './policy.ts';
import {
	belongs,
	getSlot,
	hasLed,
	listMySlots,
	listSessionsAhead,
	listWhoMayBeAsked,
	type Slot
} from './queries.server.ts';

/** She offers to show something in a group of hers, in her own words. */
export async function offerSlot(tx: Tx, cohortId: string, words: string): Promise<Outcome<'enough', string>> {
	await belongs(tx, cohortId);
	if (!tx.actor.id) throw new Forbidden();
	await lockOffersOf(tx, tx.actor.id);
	const { mine } = await listMySlots(tx, cohortId);
	if (mine.filter(({ state }) => isUnled(state)).length >= mostOffers) return refused('enough');
	const id = await add(tx, cohortId, { words, state: 'offered', person_id: tx.actor.id });
	await noted(tx, 'offered', id);
	return doneWith(id);
}

/** She says whether she could show what is wanted. Said once, she is not asked again. */
export async function answerWish(tx: Tx, cohortId: string, id: string, answer: WishAnswer): Promise<Outcome<never>> {
	await belongs(tx, cohortId);
	if (!tx.actor.id) throw new Forbidden();
	await lockOffersOf(tx, tx.actor.id);
	const wish = (await listMySlots(tx, cohortId)).wanted.find((one) => one.id === id);
	if (!wish) throw new NotFound();
	const state = answer === 'yes' ? 'offered' : 'not-this-time';
	const hers = { words: wish.words, language: wish.language, state, person_id: tx.actor.id } as const;
	if (wish.personId) await set(tx, wish, { state });
	else await add(tx, cohortId, { ...hers, wish_id: id, session_id: wish.sessionId });
	await noted(tx, state, id);
	return done;
}

/** She steps back from what was not led yet. Nobody asks why; where it stood on a plan, that part is free again. */
export async function stepBack(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	const slot = await getSlot(tx, cohortId, id); // hers also where she left the group
	if (slot.personId !== tx.actor.id || !isUnled(slot.state)) throw new NotFound();
	await set(tx, slot, { state: 'not-this-time' });
	await noted(tx, 'stepped-back', id);
	return done;
}

/** Whoever runs a circle says what is wanted: of anybody, or of somebody by name, who is asked once in a run. */
export async function wishFor(
	tx: Tx,
	cohortId: string,
	wish: Wish
): Promise<Outcome<'asked-already' | 'over', string>> {
	if (!mayWorkSlots(tx.actor, cohortId)) throw new Forbidden();
	const { person, session } = wish;
	if (session && !(await listSessionsAhead(tx, cohortId)).some(({ id }) => id === session)) return refused('over');
	if (person) await lockOffersOf(tx, person);
	if (person && !(await listWhoMayBeAsked(tx, cohortId)).some(({ id }) => id === person))
		return refused('asked-already');
	const id = await add(tx, cohortId, {
		words: wish.words,
		state: 'wanted',
		person_id: person,
		session_id: session,
		asked_by: tx.actor.id
	});
	await noted(tx, 'wanted', id);
	return doneWith(id);
}

/** What was wanted of anybody is wanted no more; what somebody offered for it stays. */
export async function takeWishAway(tx: Tx, cohortId: string, id: string): Promise<Outcome<never>> {
	const slot = await slotToWork(tx, cohortId, id);
	if (slot.state !== 'wanted' || slot.personId) throw new NotFound();
	await set(tx, slot, { state: 'not-this-time' });
	await noted(tx, 'wanted-no-more', id);
	return done;
}

/** Whoever runs the circle takes it on to plan it with her; her page says with whom. */
export async function planTogether(tx: Tx, cohortId: string, id: string): Promise<Outcome<'changed'>> {
	const slot = await slotToWork(tx, cohortId, id);
	if (slot.state !== 'offered' || slot.personId === tx.actor.id) return refused('changed');
	await set(tx, slot, { state: 'planned', with_id: tx.actor.id });
	await noted(tx, 'planned', id);
	return done;
}

type AgreeRefusal = 'changed' | 'cancelled' | 'begun' | 'first-weeks' | 'plan-full';

/**
 * It was agreed with her when, how long, who helps and what it costs: from now on it is a part of that meeting's plan, in the place of a
 * parent-led part that nobody leads, or before the last one.
 */
export async function agreeOnSlot(
	tx: Tx,
	cohortId: string,
	id: string,
	agreed: Agreed
): Promise<Outcome<AgreeRefusal>> {
	const slot = await slotToWork(tx, cohortId, id);
	if (!['offered', 'planned'].includes(slot.state) || slot.personId === tx.actor.id) return refused('changed');
	const session = await getSession(tx, agreed.session);
	if (session.cohortId !== cohortId) throw new NotFound();
	const obstacle = agreeObstacle(session, await hasLed(tx, id), tx.now);
	if (obstacle) return refused(obstacle);
	const { minutes, helps, costs } = agreed;
	const onPlan = await putOnPlan(tx, slot, session, minutes);
	if (!onPlan.ok) return onPlan;
	await set(tx, slot, { state: 'agreed', with_id: tx.actor.id, session_id: session.id, minutes, helps, costs });
	await noted(tx, 'agreed', id);
	return done;
}

async function putOnPlan(
	tx: Tx,
	slot: Slot,
	session: { id: string; version: number },
	minutes: number
): Promise<Outcome<'changed' | 'plan-full'>> {
	const parts = await listParts(tx, session.id);
	const hers: PartPlan = {
		kind: 'parent-led',
		minutes,
		title: { [slot.language]: slot.words },
		ledBy: slot.called ?? '',
		slotId: slot.id
	};
	const free = parts.findIndex(({ kind, ledBy, droppedAt }) => kind === 'parent-led' && !ledBy && !droppedAt);
	if (free < 0 && parts.length >= mostParts) return refused('plan-full');
	const at = free < 0 ? Math.max(0, parts.length - 1) : free;
	const planned = await planSession(tx, session.id, {
		version: session.version,
		parts: [...parts.slice(0, at), hers, ...parts.slice(free < 0 ? at : at + 1)]
	});
	return planned.ok ? planned : refused('changed');
}

/** It was led: she is thanked, it stands on her record, and whoever follows how she grows hears of it. */
export async function thankFor(
	tx: Tx,
	cohortId: string,
	id: string,
	reply: string
): Promise<Outcome<'changed' | 'not-yet'>> {
	const slot = await slotToWork(tx, cohortId, id);
	if (slot.state !== 'agreed' || !slot.personId || slot.personId === tx.actor.id) return refused('changed');
	if (slot.startsAt && slot.startsAt > tx.now) return refused('not-yet');
	await set(tx, slot, { state: 'led', led_at: tx.now, thanked_by: tx.actor.id, reply });
	await announce(tx, slotLed, { slot: id, cohort: cohortId, person: slot.personId });
	await noted(tx, 'led', id);
	return done;
}

/** Not this time: it comes off the plan where it stood there, and she reads what was said back to her. */
export async function notThisTime(tx: Tx, cohortId: string, id: string, reply: string): Promise<Outcome<'changed'>> {
	const slot = await slotToWork(tx, cohortId, id);
	if (!slot.personId || slot.state === 'wanted' || !isUnled(slot.state)) return refused('changed');
	await set(tx, slot, { state: 'not-this-time', reply });
	await noted(tx, 'not-this-time', id);
	return done;
}

async function slotToWork(tx: Tx, cohortId: string, id: string): Promise<Slot> {
	if (!mayWorkSlots(tx.actor, cohortId)) throw new Forbidden();
	return getSlot(tx, cohortId, id);
}

interface NewSlot {
	words: string;
	state: SlotState;
	language?: string;
	person_id?: string | null;
	session_id?: string | null;
	wish_id?: string;
	asked_by?: string | null;
}

async function add(tx: Tx, cohortId: string, slot: NewSlot): Promise<string> {
	const id = uuidv7();
	const about = { org_id: tx.actor.orgId, id, cohort_id: cohortId, language: currentLanguage() };
	await tx.db
		.insertInto('programmes.slot')
		.values({ ...about, ...slot })
		.execute();
	return id;
}

/** Of two who change it at once, one does. */
async function set(tx: Tx, { id, state }: Slot, to: Record<string, unknown> & { state: SlotState }): Promise<void> {
	const { numUpdatedRows } = await tx.db
		.updateTable('programmes.slot')
		.set(to)
		.where('id', '=', id)
		.where('state', '=', state)
		.executeTakeFirst();
	if (!numUpdatedRows) throw new NotFound();
}

async function noted(tx: Tx, what: string, slot: string): Promise<void> {
	await record(tx, `programmes.slot.${what}`, { slot });
}
