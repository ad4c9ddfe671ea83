import { randomInt } from 'node:crypto';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findRegistrationOf } from '#programmes/joining';
import { lockCertificate } from '../../locks.ts';
import { certificateObstacle, mayHaveCertificate } from './policy.ts';
import { findCertificateOf, getTakingPart } from './queries.server.ts';

/** She asks for her certificate, in the name she likes. Asked again, the name changes and the code stays. */
export async function askForCertificate(
	tx: Tx,
	cohortId: string,
	named: string
): Promise<Outcome<'not-yet' | 'never-came', string>> {
	const registration = tx.actor.id ? await findRegistrationOf(tx, cohortId, tx.actor.id) : undefined;
	if (!registration || !tx.actor.id) throw new NotFound();
	const personId = registration.personId;
	if (!mayHaveCertificate(tx.actor, personId)) throw new Forbidden();
	const part = await getTakingPart(tx, cohortId, personId);
	const obstacle = certificateObstacle(part);
	if (obstacle) return refused(obstacle);
	await lockCertificate(tx, cohortId, personId);
	const known = await findCertificateOf(tx, cohortId, personId);
	const id = known?.id ?? uuidv7();
	if (known)
		await tx.db
			.updateTable('programmes.certificate')
			.set({ named, sessions_attended: part.came })
			.where('id', '=', known.id)
			.execute();
	else {
		const own = { org_id: tx.actor.orgId, id, cohort_id: cohortId, person_id: personId };
		await tx.db
			.insertInto('programmes.certificate')
			.values({ ...own, code: newCode(), named, sessions_attended: part.came })
			.execute();
	}
	await record(tx, 'programmes.certificate.asked-for', { certificate: id, cohort: cohortId, person: personId });
	return doneWith(id);
}

// without letters and figures that are taken for one another
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function newCode(): string {
	const four = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
	return [four(), four(), four()].join('-');
}
