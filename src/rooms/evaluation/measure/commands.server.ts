import { definitionOf, type WordingProblem } from '@kith/measures';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { lockWords } from '../locks.ts';
import { mayImportWording } from './policy.ts';
import { newestWording } from './queries.server.ts';
import { readShownWording, type WordingGiven, type ShownWording } from './wording.ts';

/** The words do not fit the measure; every problem has its line or its path. Nothing was kept. */
export class WrongWording extends Error {
	override name = 'WrongWording';
	readonly problems: readonly WordingProblem[];
	constructor(problems: readonly WordingProblem[]) {
		super(`${problems.length} problems in a wording`);
		this.problems = problems;
	}
}

/** What was brought in: which measure, language and version, and how many items. */
export interface ImportedWording {
	id: string;
	measure: string;
	language: string;
	version: number;
	items: number;
	/** The same words were there already: nothing was added. */
	alreadyThere: boolean;
}

/**
 * Brings in the words of a measure in one language, whole or not at all, as a new version; what was asked in earlier
 * words stays as it was asked. The same words again add nothing. Throws WrongWording.
 */
export async function importWording(
	tx: Tx,
	sent: { measure: string; text: string; said: WordingGiven }
): Promise<ImportedWording> {
	const definition = definitionOf(sent.measure);
	if (!definition) throw new NotFound();
	if (!mayImportWording(tx.actor)) throw new Forbidden();
	const reading = readShownWording(definition, sent.text, sent.said);
	if (!reading.ok) throw new WrongWording(reading.problems);
	const { words } = reading;
	await lockWords(tx, definition.id, words.language);
	const newest = await newestWording(tx, definition.id, words.language);
	const known = { measure: definition.id, language: words.language, items: words.items.length };
	if (newest && isSame(newest, words)) return { ...known, id: newest.id, version: newest.version, alreadyThere: true };
	const [id, version] = [uuidv7(), (newest?.version ?? 0) + 1];
	await write(tx, id, definition.id, version, words);
	await record(tx, 'evaluation.wording.imported', {
		wording: id,
		measure: definition.id,
		language: words.language,
		version
	});
	return { ...known, id, version, alreadyThere: false };
}

function isSame(kept: ShownWording, words: ShownWording): boolean {
	const text = ({ title, instructions, licenceReference, items }: ShownWording) =>
		JSON.stringify([
			title,
			instructions,
			licenceReference,
			items.map((item) => [
				item.text,
				item.options.map(({ value, label }) => [value, label]),
				item.notApplicable ?? null
			])
		]);
	return text(kept) === text(words);
}

async function write(tx: Tx, id: string, measure: string, version: number, words: ShownWording): Promise<void> {
	await tx.db
		.insertInto('evaluation.wording')
		.values({
			org_id: tx.actor.orgId,
			id,
			measure,
			language: words.language,
			version,
			title: words.title,
			instructions: words.instructions,
			items: JSON.stringify(words.items),
			source: words.source,
			licence_reference: words.licenceReference,
			imported_by: tx.actor.id
		})
		.execute();
}
