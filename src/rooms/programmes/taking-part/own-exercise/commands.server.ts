import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { maySeeExercises } from '../exercise/policy.ts';
import type { ExerciseChange, NewExercise, WrittenExercise } from './form.ts';
import { mayChangeExercise, mayWriteExercises } from './policy.ts';
import { getOwnExercise, type OwnExercise } from './queries.server.ts';

const columnsOf = ({ theme, minutes, ways, children, aboutBaby, credit, drawing, text }: WrittenExercise) => ({
	theme,
	minutes,
	ways,
	children,
	about_baby: aboutBaby,
	credit,
	drawing: drawing ?? null,
	says: JSON.stringify(text)
});

/** Writes an exercise of the charity's own; it can be put into booklets from now on. Returns its id. */
export async function writeExercise(tx: Tx, exercise: NewExercise): Promise<Outcome<never, string>> {
	if (!tx.actor.id || !mayWriteExercises(tx.actor)) throw new Forbidden();
	const { id } = exercise;
	const by = { org_id: tx.actor.orgId, id, written_by: tx.actor.id, written_at: tx.now };
	await tx.db
		.insertInto('programmes.exercise')
		.values({ ...columnsOf(exercise), ...by })
		.execute();
	await record(tx, 'programmes.exercise.written', { exercise: id });
	return doneWith(id);
}

/** Changes an exercise, in booklets that groups have too, unless somebody else did since it was opened. */
export async function changeExercise(
	tx: Tx,
	id: string,
	{ version, ...exercise }: ExerciseChange
): Promise<Outcome<'changed-meanwhile'>> {
	await exerciseToChange(tx, id);
	const changed = await tx.db
		.updateTable('programmes.exercise')
		.set({ ...columnsOf(exercise), version: version + 1 })
		.where('id', '=', id)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'programmes.exercise.changed', { exercise: id });
	return done;
}

/** An exercise is offered no more, or again; booklets in which it stands keep it. Sent twice is once. */
export async function retireExercise(tx: Tx, id: string, retired: boolean): Promise<Outcome<never>> {
	const { retiredAt, version } = await exerciseToChange(tx, id);
	if ((retiredAt !== null) === retired) return done;
	await tx.db
		.updateTable('programmes.exercise')
		.set({ retired_at: retired ? tx.now : null, version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, retired ? 'programmes.exercise.retired' : 'programmes.exercise.offered-again', { exercise: id });
	return done;
}

async function exerciseToChange(tx: Tx, id: string): Promise<OwnExercise> {
	if (!maySeeExercises(tx.actor)) throw new Forbidden();
	const exercise = await getOwnExercise(tx, id);
	if (!mayChangeExercise(tx.actor, exercise)) throw new Forbidden();
	return exercise;
}
