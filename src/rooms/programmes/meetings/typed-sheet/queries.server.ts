import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** A printed register. `people` is who stands on it, by the numbers of its lines, from 1. */
export interface Sheet {
	id: string;
	number: number;
	people: string[];
	printedAt: Date;
	typedAt: Date | null;
}

/** The sheets of a meeting, the one that was printed last first. */
export async function listSheets(tx: Tx, sessionId: string): Promise<Sheet[]> {
	return tx.db
		.selectFrom('programmes.sheet')
		.select(['id', 'number', 'people', 'printed_at as printedAt', 'typed_at as typedAt'])
		.where('session_id', '=', sessionId)
		.orderBy('number', 'desc')
		.execute();
}

/** One sheet of a meeting, by its number. Throws NotFound. */
export async function getSheet(tx: Tx, sessionId: string, number: number): Promise<Sheet> {
	const found = (await listSheets(tx, sessionId)).find((sheet) => sheet.number === number);
	if (!found) throw new NotFound();
	return found;
}
