import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toPlanEvaluation } from '../evaluation/commands.server.ts';
import { isLiving } from '../evaluation/policy.ts';
import { aimMost, type AimFields } from './form.ts';
import { listAims } from './queries.server.ts';

/** Says whom an evaluation must hear. The same again changes nothing. */
export async function addAim(
	tx: Tx,
	evaluationId: string,
	aim: AimFields
): Promise<Outcome<'over' | 'enough' | 'no-band' | 'no-area'>> {
	const { state, cuts } = await toPlanEvaluation(tx, evaluationId);
	if (!isLiving(state)) return refused('over');
	if (aim.months && !cuts.includes(aim.months)) return refused('no-band');
	if (aim.areaId && !(await isArea(tx, aim.areaId))) return refused('no-area');
	const known = await listAims(tx, evaluationId);
	if (known.some((one) => said(one) === said(aim))) return done;
	if (known.length >= aimMost.many) return refused('enough');
	const id = uuidv7();
	const { months, language, areaId, people, wanted } = aim;
	await tx.db
		.insertInto('evaluation.aim')
		.values({
			...{ org_id: tx.actor.orgId, id, evaluation_id: evaluationId, created_at: tx.now, created_by: tx.actor.id },
			...{ months, language, area_id: areaId, people: JSON.stringify(people), wanted }
		})
		.execute();
	await record(tx, 'evaluation.aim.added', { evaluation: evaluationId, aim: id });
	return done;
}

const said = ({ months, language, areaId, people, wanted }: AimFields) =>
	JSON.stringify([months, language, areaId, Object.entries(people).sort(), wanted]);

async function isArea(tx: Tx, id: string): Promise<boolean> {
	const area = await tx.db.selectFrom('programmes.area_card').select('id').where('id', '=', id).executeTakeFirst();
	return area !== undefined;
}

/** Takes an aim out. Throws NotFound. */
export async function takeAimOut(tx: Tx, evaluationId: string, aim: string): Promise<Outcome<'over'>> {
	const { state } = await toPlanEvaluation(tx, evaluationId);
	if (!(await listAims(tx, evaluationId)).some(({ id }) => id === aim)) throw new NotFound();
	if (!isLiving(state)) return refused('over');
	await tx.db.deleteFrom('evaluation.aim').where('id', '=', aim).execute();
	await record(tx, 'evaluation.aim.taken-out', { evaluation: evaluationId, aim });
	return done;
}
