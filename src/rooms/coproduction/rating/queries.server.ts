import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** How somebody on the panel rated an application by one criterion. */
export interface Rating {
	seatId: string;
	applicationId: string;
	place: number;
	mark: number;
	why: string;
	/** What she had said before the panel talked, and what changed her mind; empty where nothing did. */
	firstMark: number | null;
	changedWhy: string | null;
	isOwn: boolean;
}

/** The ratings of applications that the speaker reads: her own, and the others' once all are in. */
export async function listRatings(tx: Tx, callId: string, applicationId?: string): Promise<Rating[]> {
	return tx.db
		.selectFrom('coproduction.rating')
		.select(['panellist_id as seatId', 'application_id as applicationId', 'place', 'mark', 'why'])
		.select(['first_mark as firstMark', 'changed_why as changedWhy'])
		.select(sql<boolean>`panellist_id in (select coproduction.own_seats())`.as('isOwn'))
		.where('call_id', '=', callId)
		.$if(applicationId !== undefined, (query) => query.where('application_id', '=', applicationId ?? ''))
		.orderBy('place')
		.orderBy('panellist_id')
		.execute();
}

/** In which applications for a call the speaker declared an interest. */
export async function listOwnInterests(tx: Tx, callId: string): Promise<Set<string>> {
	const rows = await tx.db
		.selectFrom('coproduction.interest')
		.select('application_id as id')
		.where('call_id', '=', callId)
		.where('panellist_id', 'in', sql<string>`(select coproduction.own_seats())`)
		.execute();
	return new Set(rows.map(({ id }) => id));
}

/** Who declared an interest in which application, for whoever runs the call. */
export async function listDeclaredInterests(tx: Tx, applicationId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('coproduction.interest')
		.select('panellist_id as seatId')
		.where('application_id', '=', applicationId)
		.execute();
	return rows.map(({ seatId }) => seatId);
}

/** What this noun and the panel hold about a person: her seats on panels, and what she rated. */
export async function copyOfPanels(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const seats = await tx.db
		.selectFrom('coproduction.panellist')
		.select(['id', 'call_id', 'as_parent', 'trained_on', 'left_on'])
		.where('account_id', '=', personId)
		.execute();
	const ids = seats.map(({ id }) => id);
	if (!ids.length) return { 'coproduction.panellist': [], 'coproduction.rating': [], 'coproduction.interest': [] };
	return {
		'coproduction.panellist': seats,
		'coproduction.rating': await tx.db
			.selectFrom('coproduction.rating')
			.select(['application_id', 'place', 'mark', 'why', 'first_mark', 'first_why', 'changed_why'])
			.where('panellist_id', 'in', ids)
			.execute(),
		'coproduction.interest': await tx.db
			.selectFrom('coproduction.interest')
			.select(['application_id', 'declared_on'])
			.where('panellist_id', 'in', ids)
			.execute()
	};
}
