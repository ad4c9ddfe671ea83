import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { uuidv7 } from '#platform/db/ids.ts';
import { noteAccess, record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { redrawn } from '#platform/pdf/render.ts';
import { photoBox, photoHundredths, type ClaimKind, type WayToPay } from './form.ts';
import type { Rows } from '#platform/sheets/write.ts';
import type { JourneyTyped } from '../travel/form.ts';
import { reckonJourney, type Journey, type JourneyRefusal } from '../travel/queries.server.ts';
import { claimRows } from './sheet.ts';
import { mayDecideClaim, maySettleClaims } from './policy.ts';
import { getClaim, isClaimedAlready, listClaims, listRunsToClaim, type Claim } from './queries.server.ts';

/** What somebody asks back; `photo` is drawn anew, `mark` tells the file that she chose. */
export interface NewClaim {
	cohort: string;
	what: ClaimKind;
	sum: number;
	day: string;
	words: string;
	another: string;
	photo: DrawnPhoto | null;
}

/** A photo of a receipt as it is kept, and by what the file is known again. */
export interface DrawnPhoto {
	image: Uint8Array;
	mark: Uint8Array;
}

/** Draws a photo of a receipt anew, small, without what a camera writes beside it. No transaction may be open: it takes a while. */
export async function drawPhoto(file: Uint8Array): Promise<DrawnPhoto | 'unreadable' | 'too-large'> {
	const image = await redrawn(file, photoBox, photoHundredths);
	return typeof image === 'string' ? image : { image, mark: createHash('sha256').update(file).digest() };
}

/** She asks back what she spent for a group of hers. The same receipt twice is asked about once. */
export async function sendClaim(tx: Tx, claim: NewClaim): Promise<Outcome<'not-yet' | 'again', string>> {
	return send(tx, claim, null);
}

/** What a journey for a group of hers comes to, before she sends it. Nothing is kept. */
export async function lookAtJourney(
	tx: Tx,
	typed: Omit<JourneyTyped, 'seen'>
): Promise<Outcome<JourneyRefusal, Journey>> {
	await claimable(tx, typed.cohort);
	return reckonJourney(tx, typed);
}

/**
 * She asks back a journey by its distance. Sum, rate and distance are reckoned here, and kept as they were. Refused where the sum is not
 * the one that she was shown; the same journey on the same day is asked about once.
 */
export async function sendJourney(
	tx: Tx,
	{ seen, ...typed }: JourneyTyped
): Promise<Outcome<JourneyRefusal | 'not-seen' | 'not-yet' | 'again', string>> {
	const reckoned = await lookAtJourney(tx, typed);
	if (!reckoned.ok) return reckoned;
	if (seen !== String(reckoned.value.pence)) return refused('not-seen');
	const { cohort, day, words, another } = typed;
	const travel = { what: 'travel' as const, sum: reckoned.value.pence, photo: null };
	return send(tx, { cohort, day, words, another, ...travel }, reckoned.value);
}

/** Whether she may claim for this run at all. Throws NotFound. */
async function claimable(tx: Tx, cohort: string): Promise<string> {
	if (!tx.actor.id) throw new Forbidden();
	if (!(await listRunsToClaim(tx)).some(({ id }) => id === cohort)) throw new NotFound();
	return tx.actor.id;
}

async function send(
	tx: Tx,
	{ cohort, what, sum: pence, day, words, another, photo }: NewClaim,
	journey: Journey | null
): Promise<Outcome<'not-yet' | 'again', string>> {
	const person_id = await claimable(tx, cohort);
	if (day > isoDay(tx.now, tx.zone)) return refused('not-yet');
	const mark = photo?.mark ?? null;
	const way = journey && { from: journey.from, to: journey.to };
	if (!another && (await isClaimedAlready(tx, { what, pence, day, mark, way }))) return refused('again');
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.claim')
		.values({
			...{ org_id: tx.actor.orgId, id, cohort_id: cohort, person_id, what, pence, spent_on: day, words },
			...{
				is_another: another !== '',
				photo: photo && Buffer.from(photo.image),
				photo_mark: mark && Buffer.from(mark)
			},
			...(journey && journeyColumns(journey))
		})
		.execute();
	await record(tx, 'programmes.claim.sent', { claim: id, cohort });
	return doneWith(id);
}

const journeyColumns = ({ from, to, tenths, rate, isMeasured }: Journey) => ({
	...{ from_name: from, to_name: to, tenths, is_measured: isMeasured },
	...{ unit: rate.unit, tenths_of_penny: rate.tenthsOfPenny }
});

/** She takes back what was not approved yet. */
export async function withdrawClaim(tx: Tx, id: string): Promise<Outcome<'settled'>> {
	const claim = await getClaim(tx, id);
	if (claim.personId !== tx.actor.id) throw new NotFound();
	if (claim.state === 'approved' || claim.state === 'paid') return refused('settled');
	await tx.db.deleteFrom('programmes.claim').where('id', '=', id).execute();
	await record(tx, 'programmes.claim.withdrawn', { claim: id });
	return done;
}

/** Somebody else approves it. Refused once it was settled otherwise. */
export async function approveClaim(tx: Tx, id: string): Promise<Outcome<'changed'>> {
	const claim = await claimToDecide(tx, id);
	if (claim.state !== 'sent') return refused('changed');
	await settle(tx, id, 'sent', { state: 'approved', ...decidedBy(tx) });
	await record(tx, 'programmes.claim.approved', { claim: id, cohort: claim.cohortId });
	return done;
}

/** It goes back to her with what is to be put right. */
export async function sendClaimBack(tx: Tx, id: string, why: string): Promise<Outcome<'changed'>> {
	const claim = await claimToDecide(tx, id);
	if (claim.state !== 'sent') return refused('changed');
	await settle(tx, id, 'sent', { state: 'back', why, ...decidedBy(tx) });
	await record(tx, 'programmes.claim.sent-back', { claim: id, cohort: claim.cohortId });
	return done;
}

/** What was approved is paid. Cash in the room is signed for; of a bank only that it was the way is kept. */
export async function payClaim(tx: Tx, id: string, how: WayToPay, signed: string): Promise<Outcome<'changed'>> {
	const claim = await claimToDecide(tx, id);
	if (claim.state !== 'approved') return refused('changed');
	const paid = { paid_by: tx.actor.id, paid_at: sql<Date>`platform.moment()`, paid_how: how };
	await settle(tx, id, 'approved', { state: 'paid', ...paid, signed: how === 'cash' ? signed : '' });
	await record(tx, 'programmes.claim.paid', { claim: id, cohort: claim.cohortId, how });
	return done;
}

/** Lets photos of receipts go after seven years; what was spent stays. */
export async function letOldPhotosGo(job: Tx): Promise<void> {
	const gone = await job.db
		.updateTable('programmes.claim')
		.set({ photo: null })
		.where('photo', 'is not', null)
		.where('sent_at', '<', sql<Date>`platform.now() - interval '7 years'`)
		.executeTakeFirst();
	await record(job, 'programmes.claim.photos-let-go', { count: Number(gone.numUpdatedRows) });
}

/** Claims of others in the groups that she runs, as a table with its sum; who took it is kept, and each can see that it was taken. */
export async function takeClaims(tx: Tx): Promise<Rows> {
	if (!maySettleClaims(tx.actor)) throw new Forbidden();
	const claims = await listClaims(tx);
	await noteAccess(tx, [...new Set(claims.flatMap(({ personId }) => personId ?? []))], 'programmes.exported');
	await record(tx, 'programmes.claim.exported', { count: claims.length });
	return claimRows(claims);
}

async function claimToDecide(tx: Tx, id: string): Promise<Claim> {
	const claim = await getClaim(tx, id);
	if (!mayDecideClaim(tx.actor, claim)) throw new Forbidden();
	return claim;
}

const decidedBy = (tx: Tx) => ({ decided_by: tx.actor.id, decided_at: sql<Date>`platform.moment()` });

/** Of two who settle it at once, one does. */
async function settle(tx: Tx, id: string, from: string, to: Record<string, unknown>): Promise<void> {
	const { numUpdatedRows } = await tx.db
		.updateTable('programmes.claim')
		.set(to)
		.where('id', '=', id)
		.where('state', '=', from)
		.executeTakeFirst();
	if (!numUpdatedRows) throw new NotFound();
}
