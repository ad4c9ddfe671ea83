import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { DrawingName, Exercise, Theme, WithChildren, WithWhom } from '../exercise/exercise.ts';
import { inLibrary, library } from '../exercise/library.ts';

/** An exercise of the charity's own. */
export interface OwnExercise extends Exercise {
	credit: { own: string };
	writtenBy: string;
	/** Since when it is offered no more. */
	retiredAt: Date | null;
	version: number;
}

const columns = [
	'id',
	'theme',
	'minutes',
	'ways',
	'children',
	'about_baby',
	'credit',
	'drawing',
	'says',
	'written_by',
	'retired_at',
	'version'
] as const;

const ownExercises = (tx: Tx) => tx.db.selectFrom('programmes.exercise').select(columns).orderBy('id');
type Row = Awaited<ReturnType<ReturnType<typeof ownExercises>['executeTakeFirstOrThrow']>>;

const asExercise = (row: Row): OwnExercise => ({
	id: row.id,
	theme: row.theme as Theme,
	minutes: row.minutes,
	ways: row.ways as WithWhom[],
	children: row.children as WithChildren,
	aboutBaby: row.about_baby,
	credit: { own: row.credit },
	...(row.drawing ? { drawing: row.drawing as DrawingName } : {}),
	text: row.says as Exercise['text'],
	writtenBy: row.written_by,
	retiredAt: row.retired_at,
	version: row.version
});

/** The charity's own exercises, as they were written one after another; also those that are offered no more. */
export async function listOwnExercises(tx: Tx): Promise<OwnExercise[]> {
	return (await ownExercises(tx).execute()).map(asExercise);
}

/** Everything that can be put into a booklet: the library, and the charity's own exercises that are offered. */
export async function listExercises(tx: Tx): Promise<Exercise[]> {
	return [...library, ...(await listOwnExercises(tx)).filter(({ retiredAt }) => !retiredAt)];
}

/** One of the charity's own exercises, also one that is offered no more. Throws NotFound. */
export async function getOwnExercise(tx: Tx, id: string): Promise<OwnExercise> {
	const row = isId(id) ? await ownExercises(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!row) throw new NotFound();
	return asExercise(row);
}

/** An exercise of the library by its name, or one of the charity's own by its id. Throws NotFound. */
export async function getExercise(tx: Tx, id: string): Promise<Exercise | OwnExercise> {
	return inLibrary(id) ?? (await getOwnExercise(tx, id));
}

/** Finds each of these exercises, of the library or the charity's own, as far as whoever asks may see it. */
export async function exercisesNamed(
	tx: Tx,
	ids: readonly string[]
): Promise<(ids: readonly string[]) => (Exercise | OwnExercise)[]> {
	const own = [...new Set(ids.filter((id) => isId(id)))];
	const rows = own.length ? await ownExercises(tx).where('id', 'in', own).execute() : [];
	const found = new Map(rows.map((row) => [row.id, asExercise(row)]));
	return (wanted) => wanted.flatMap((id) => inLibrary(id) ?? found.get(id) ?? []);
}
