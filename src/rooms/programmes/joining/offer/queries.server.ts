import type { Tx } from '#platform/db/tx.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
import { getRegistration, type Registration } from '../registration/queries.server.ts';

/** An offer behind a link, and whether it is still the one that waits for an answer. */
export interface Offer {
	registration: Registration;
	/** open: waits for her answer; accepted; over: declined, lapsed, or replaced by a later offer. */
	state: 'open' | 'accepted' | 'over';
	/** How many of her children get a crèche place with it, and how many stay on the crèche's list. */
	crechePlaces: number;
	crecheWaiting: number;
}

/** The offer that a link leads to. It names nobody. Throws NotFound. */
export async function getOffer(door: Tx, token: string): Promise<Offer> {
	const link = await door.db
		.selectFrom('programmes.offer_link')
		.select(['registration_id as registrationId', 'offered_at as offeredAt'])
		.where('token_hash', '=', hashOf(token))
		.executeTakeFirst();
	if (!link) throw new NotFound();
	const registration = await getRegistration(door, link.registrationId);
	const same = registration.offeredAt?.getTime() === link.offeredAt.getTime();
	return {
		registration,
		state: same ? stateOf(registration, door.now) : 'over',
		...(await crecheOf(door, registration))
	};
}

function stateOf({ state, offerEndsAt }: Registration, now: Date): Offer['state'] {
	if (state === 'place') return 'accepted';
	return state === 'offered' && offerEndsAt && now < offerEndsAt ? 'open' : 'over';
}

async function crecheOf(
	door: Tx,
	{ cohortId, personId }: Registration
): Promise<{ crechePlaces: number; crecheWaiting: number }> {
	const rows = await door.db
		.selectFrom('programmes.creche_place')
		.select('state')
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId)
		.execute();
	const count = (state: string) => rows.filter((row) => row.state === state).length;
	return { crechePlaces: count('place'), crecheWaiting: count('waiting') };
}
