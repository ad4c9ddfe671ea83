import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Words } from '#platform/forms/words.ts';

/** A block to be laid: where it stands among all of the group, how often it has come, and what it was made from. */
export interface NewBlock {
	position: number;
	round: number;
	key: string;
	title: Words;
}

/** Writes a block down and returns its id. */
export async function addBlock(tx: Tx, cohortId: string, { position, round, key, title }: NewBlock): Promise<string> {
	const id = uuidv7();
	await tx.db
		.insertInto('programmes.block')
		.values({
			org_id: tx.actor.orgId,
			id,
			cohort_id: cohortId,
			position,
			round,
			template_block: key,
			title: JSON.stringify(title),
			created_at: tx.now,
			created_by: tx.actor.id
		})
		.execute();
	return id;
}

/** Some weeks of a group that belong together, as they were laid. */
export interface Block {
	id: string;
	/** Its place among all blocks of the group, from 1. */
	position: number;
	/** How often this block has come, this time included. */
	round: number;
	/** The block of the template from which it was made. */
	templateBlock: string;
	title: Words;
}

/** The blocks of a group in their order; none for what comes once. */
export async function listBlocks(tx: Tx, cohortId: string): Promise<Block[]> {
	const rows = await tx.db
		.selectFrom('programmes.block')
		.select(['id', 'position', 'round', 'template_block as templateBlock', 'title'])
		.where('cohort_id', '=', cohortId)
		.orderBy('position')
		.execute();
	return rows as Block[];
}

/** The first block of a group. */
export async function firstBlockOf(tx: Tx, cohortId: string): Promise<string | null> {
	const row = await tx.db
		.selectFrom('programmes.block')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.orderBy('position')
		.executeTakeFirst();
	return row?.id ?? null;
}
