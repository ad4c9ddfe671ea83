import type { Tx } from '#platform/db/tx.ts';
import type { Application } from '../application/queries.server.ts';

/** A time at which a panel meets an applicant. */
export interface Interview {
	id: string;
	callId: string;
	/** Who picked it; empty while nobody has. */
	applicationId: string | null;
	startsAt: Date;
	minutes: number;
	place: string;
	hasCreche: boolean;
	paysTravel: boolean;
}

/** What somebody needs who comes to an interview. */
export interface InterviewNeed {
	wantsCreche: boolean;
	wantsTravel: boolean;
	access: string;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.interview')
		.select(['id', 'call_id as callId', 'application_id as applicationId', 'starts_at as startsAt', 'minutes'])
		.select(['place', 'has_creche as hasCreche', 'pays_travel as paysTravel']);

/** The times of a call that the speaker may see, the next first: whoever showed a receipt sees her own, and those that are free. */
export async function listInterviews(tx: Tx, callId: string): Promise<Interview[]> {
	return rowsOf(tx).where('call_id', '=', callId).orderBy('starts_at').orderBy('id').execute();
}

/** One of them; undefined where it is gone, or somebody else has it. */
export async function findInterview(tx: Tx, callId: string, id: string): Promise<Interview | undefined> {
	return rowsOf(tx).where('call_id', '=', callId).where('id', '=', id).executeTakeFirst();
}

/** What each who comes needs, by her application; for whoever coordinates, and for herself. */
export async function listInterviewNeeds(tx: Tx, callId: string): Promise<Record<string, InterviewNeed>> {
	const rows = await tx.db
		.selectFrom('coproduction.interview_need')
		.select(['application_id as applicationId', 'wants_creche as wantsCreche', 'wants_travel as wantsTravel', 'access'])
		.where('call_id', '=', callId)
		.execute();
	return Object.fromEntries(rows.map(({ applicationId, ...need }) => [applicationId, need]));
}

/** What whoever showed a receipt reads of interviews: her own time and needs, and what is free while she is asked to meet. */
export interface OwnInterviews {
	own: Interview | undefined;
	free: Interview[];
	need: InterviewNeed | undefined;
}

/** The times of her call for whoever showed her receipt. */
export async function ownInterviews(link: Tx, application: Application): Promise<OwnInterviews> {
	const all = await listInterviews(link, application.callId);
	return {
		own: all.find(({ applicationId }) => applicationId === application.id),
		free: all.filter(({ applicationId }) => !applicationId),
		need: (await listInterviewNeeds(link, application.callId))[application.id]
	};
}
