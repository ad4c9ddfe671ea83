import { mayConsult, mayReadConsultation } from '#rooms/coproduction/consultation/policy.ts';
import { getConsultation, type Consultation } from '#rooms/coproduction/consultation/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

interface Place {
	project: string;
	consultation: string;
}

/** A consultation of a project for those who read its replies. Throws NotFound. */
export async function consultationToRead(tx: Tx, { project, consultation: id }: Place): Promise<Consultation> {
	const consultation = await getConsultation(tx, id);
	if (consultation.projectId !== project || !mayReadConsultation(tx.actor, consultation)) throw new NotFound();
	return consultation;
}

/** The same for those who run it. Throws NotFound. */
export async function consultationToRun(tx: Tx, place: Place): Promise<Consultation> {
	const consultation = await consultationToRead(tx, place);
	if (!mayConsult(tx.actor, consultation)) throw new NotFound();
	return consultation;
}
