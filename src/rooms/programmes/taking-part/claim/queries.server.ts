import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Journey } from '../travel/queries.server.ts';
import type { ClaimKind, ClaimState, WayToPay } from './form.ts';

/** What somebody spent and asks back. */
export interface Claim {
	id: string;
	cohortId: string;
	run: Words;
	/** Nobody, once she has left and was forgotten. */
	personId: string | null;
	called: string | null;
	what: ClaimKind;
	pence: number;
	spentOn: string;
	words: string;
	hasPhoto: boolean;
	state: ClaimState;
	why: string;
	paidHow: WayToPay | null;
	/** Where it was asked for by distance: from where to where, how far, at what rate then. */
	journey: ClaimedJourney | null;
}

/** A journey as it was reckoned when it was sent. */
export type ClaimedJourney = Omit<Journey, 'pence'>;

const claims = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.claim as claim')
		.innerJoin('programmes.cohort as run', 'run.id', 'claim.cohort_id')
		.leftJoin('people.card as card', 'card.id', 'claim.person_id')
		.select(['claim.id', 'claim.cohort_id as cohortId', 'claim.person_id as personId', 'card.called', 'claim.pence'])
		.select(['claim.words', 'claim.why', sql<string>`claim.spent_on::text`.as('spentOn')])
		.select([sql<Words>`run.label`.as('run'), sql<boolean>`claim.photo is not null`.as('hasPhoto')])
		.select([sql<ClaimKind>`claim.what`.as('what'), sql<ClaimState>`claim.state`.as('state')])
		.select(sql<WayToPay | null>`claim.paid_how`.as('paidHow'))
		.select(
			sql<ClaimedJourney | null>`case when claim.tenths is not null then jsonb_build_object('from', claim.from_name, 'to', claim.to_name,
				'tenths', claim.tenths, 'isMeasured', claim.is_measured,
				'rate', jsonb_build_object('unit', claim.unit, 'tenthsOfPenny', claim.tenths_of_penny)) end`.as('journey')
		)
		.orderBy('claim.id', 'desc');

/** Her own, the latest first. */
export function listMyClaims(tx: Tx): Promise<Claim[]> {
	return claims(tx)
		.where('claim.person_id', '=', tx.actor.id ?? '')
		.limit(50)
		.execute();
}

/** Those of others that wait to be approved or paid in the groups that she runs, and what was settled lately. */
export function listClaims(tx: Tx): Promise<Claim[]> {
	return claims(tx)
		.where(sql<boolean>`claim.person_id is distinct from ${tx.actor.id}::uuid`)
		.limit(500)
		.execute();
}

/** One claim. Throws NotFound. */
export async function getClaim(tx: Tx, id: string): Promise<Claim> {
	const claim = isId(id) ? await claims(tx).where('claim.id', '=', id).executeTakeFirst() : undefined;
	if (!claim) throw new NotFound();
	return claim;
}

/** The photo of a receipt, for whoever may see the claim. Throws NotFound. */
export async function getPhoto(tx: Tx, id: string): Promise<Uint8Array> {
	const row = isId(id)
		? await tx.db.selectFrom('programmes.claim').select('photo').where('id', '=', id).executeTakeFirst()
		: undefined;
	if (!row?.photo) throw new NotFound();
	return row.photo;
}

/** The groups for which somebody may claim: those to which she belongs or in whose team she is, that are not long over. */
export async function listRunsToClaim(tx: Tx): Promise<{ id: string; label: Words }[]> {
	const { rows } = await sql<{ id: string; label: Words }>`
		select c.id, c.label from programmes.cohort c join programmes.span o on o.org_id = c.org_id and o.cohort_id = c.id
		where c.published_at is not null and o.last_at > ${tx.now}::timestamptz - interval '90 days'
			and (c.id in (select circle_id from people.member where person_id = ${tx.actor.id}::uuid)
				or c.id = any (${tx.actor.circles.map(({ circleId }) => circleId)}::uuid[])
				or ${tx.actor.roles.includes('coordinator')})
		order by c.label::text, c.id limit 60`.execute(tx.db);
	return rows;
}

const ends = ({ from, to }: { from: string; to: string }) => [from, to];

/** What another claim is known by. */
interface Like {
	what: ClaimKind;
	pence: number;
	day: string;
	mark: Uint8Array | null;
	way: { from: string; to: string } | null;
}

/** Whether one like it was sent before: the same picture, the same sum for the same thing on the same day, or the same way on the same day, in either direction. */
export async function isClaimedAlready(tx: Tx, { what, pence, day, mark, way }: Like): Promise<boolean> {
	const row = await tx.db
		.selectFrom('programmes.claim')
		.select('id')
		.where('person_id', '=', tx.actor.id)
		.where('state', '<>', 'back')
		.where((is) =>
			is.or([
				is.and([is('what', '=', what), is('pence', '=', pence), is('spent_on', '=', day)]),
				...(mark ? [is('photo_mark', '=', Buffer.from(mark))] : []),
				...(way
					? [is.and([is('spent_on', '=', day), is('from_name', 'in', ends(way)), is('to_name', 'in', ends(way))])]
					: [])
			])
		)
		.executeTakeFirst();
	return row !== undefined;
}
