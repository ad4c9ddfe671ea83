import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { HoursPer } from '../engagement/form.ts';
import type { HandingChooser, HandingWay } from './form.ts';

/** Somebody who works steps down, and what becomes of her hours. */
export interface HandingOn {
	id: string;
	engagementId: string;
	callId: string;
	saidBy: 'herself' | 'team';
	saidOn: string;
	/** The last day that she had said yes to. */
	untilBefore: string;
	way: HandingWay | null;
	chosenBy: HandingChooser | null;
	decidedOn: string | null;
}

/** Hours that go to somebody who stays, or to somebody who applied. */
export interface HandedHours {
	id: string;
	handingOnId: string;
	engagementId: string | null;
	applicationId: string | null;
	hours: number;
	per: HoursPer;
	offeredOn: string;
	answer: 'yes' | 'no' | null;
}

const handingRows = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.handing_on')
		.select(['id', 'engagement_id as engagementId', 'call_id as callId', 'said_by as saidBy', 'said_on as saidOn'])
		.select(['until_before as untilBefore', 'way', 'chosen_by as chosenBy', 'decided_on as decidedOn'])
		.$narrowType<Pick<HandingOn, 'saidBy' | 'way' | 'chosenBy'>>();

const handedRows = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.handed_hours')
		.select(['id', 'handing_on_id as handingOnId', 'engagement_id as engagementId', 'application_id as applicationId'])
		.select(['hours', 'per', 'offered_on as offeredOn', 'answer'])
		.$narrowType<Pick<HandedHours, 'per' | 'answer'>>();

/** That somebody steps down, as far as the speaker sees it; undefined where she stays. */
export async function findHandingOn(tx: Tx, engagementId: string): Promise<HandingOn | undefined> {
	return handingRows(tx).where('engagement_id', '=', engagementId).executeTakeFirst();
}

/** The same, where it is. Throws NotFound. */
export async function getHandingOn(tx: Tx, engagementId: string): Promise<HandingOn> {
	const row = isId(engagementId) ? await findHandingOn(tx, engagementId) : undefined;
	if (!row) throw new NotFound();
	return row;
}

/** Where the hours go of somebody who stepped down, first offered first. */
export async function listHandedFrom(tx: Tx, handingOnId: string): Promise<HandedHours[]> {
	return handedRows(tx).where('handing_on_id', '=', handingOnId).orderBy('offered_on').orderBy('id').execute();
}

/** The hours that somebody who stays was offered, first offered first. */
export async function listHandedTo(tx: Tx, engagementId: string): Promise<HandedHours[]> {
	return handedRows(tx).where('engagement_id', '=', engagementId).orderBy('offered_on').orderBy('id').execute();
}
