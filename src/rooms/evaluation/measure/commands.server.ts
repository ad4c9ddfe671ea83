import { definitionOf, mostValue, type MeasureDefinition, type WordingProblem } from '@kith/measures';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockWords } from '../locks.ts';
import { mayImportWording, uncheckedItems } from './policy.ts';
import { listUnchecked, newestWording } from './queries.server.ts';
import { delicateItems, readShownWording, type ReadShown, type ShownWording, type WordingGiven } from './wording.ts';

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
 * Brings in the words of a measure, whole or not at all, in each language that the file has, as a new version; what was
 * asked in earlier words stays as it was asked. The same words again add nothing. Throws WrongWording, also where somebody
 * must say first which answer counts most.
 */
export async function importWording(
	tx: Tx,
	sent: { measure: string; text: string; said: WordingGiven }
): Promise<ImportedWording & { translations: ImportedWording[] }> {
	const definition = definitionOf(sent.measure);
	if (!definition) throw new NotFound();
	if (!mayImportWording(tx.actor)) throw new Forbidden();
	const reading = readShownWording(definition, sent.text, sent.said);
	if (!reading.ok) throw new WrongWording(reading.problems);
	const imported = await keep(tx, definition, reading, reading.words);
	const translations: ImportedWording[] = [];
	for (const words of reading.others) translations.push(await keep(tx, definition, reading, words));
	return { ...imported, translations };
}

async function keep(
	tx: Tx,
	definition: MeasureDefinition,
	{ valuesFrom }: ReadShown,
	words: ShownWording
): Promise<ImportedWording> {
	await lockWords(tx, definition.id, words.language);
	const newest = await newestWording(tx, definition.id, words.language);
	const known = { measure: definition.id, language: words.language, items: words.items.length };
	if (newest && isSame(newest, words) && !uncheckedItems(definition, newest, []).length)
		return { ...known, id: newest.id, version: newest.version, alreadyThere: true };
	const [id, version] = [uuidv7(), (newest?.version ?? 0) + 1];
	await write(tx, id, { measure: definition.id, version, valuesFrom, words });
	const { language } = words;
	await record(tx, 'evaluation.wording.imported', { wording: id, measure: definition.id, language, version });
	if (valuesFrom === 'person') await keepChecks(tx, definition, id, words);
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

async function write(
	tx: Tx,
	id: string,
	kept: { measure: string; version: number; valuesFrom: ReadShown['valuesFrom']; words: ShownWording }
): Promise<void> {
	const { measure, version, valuesFrom, words } = kept;
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
			values_from: valuesFrom,
			licence_reference: words.licenceReference,
			imported_by: tx.actor.id
		})
		.execute();
}

/** That somebody pointed out the answer that counts most, on each item whose direction can go wrong unseen. */
async function keepChecks(tx: Tx, definition: MeasureDefinition, wording: string, words: ShownWording): Promise<void> {
	const checks = delicateItems(definition).flatMap((item) => {
		const most = mostOf(definition, words, item);
		return most === undefined ? [] : [{ item, most }];
	});
	if (!checks.length) return;
	await tx.db
		.insertInto('evaluation.wording_check')
		.values(checks.map((check) => ({ org_id: tx.actor.orgId, wording_id: wording, ...check, said_by: tx.actor.id })))
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'evaluation.wording.checked', { wording, items: checks.map(({ item }) => item).join(', ') });
}

function mostOf(definition: MeasureDefinition, words: ShownWording, number: number): string | undefined {
	const item = [...definition.items, ...definition.extraItems][number - 1];
	const value = item && mostValue(definition, item);
	return words.items[number - 1]?.options.find((option) => option.value === value)?.label;
}

/**
 * Somebody points out the answer that counts most in words that came in before this was asked. Refused where an item came
 * in the wrong way round, with the items: such words are brought in again.
 */
export async function checkWording(
	tx: Tx,
	which: { measure: string; language: string },
	said: ReadonlyMap<number, string>
): Promise<Outcome<'nothing' | 'incomplete' | 'turned'> & { items?: number[] }> {
	if (!mayImportWording(tx.actor)) throw new Forbidden();
	const definition = definitionOf(which.measure);
	if (!definition) throw new NotFound();
	await lockWords(tx, which.measure, which.language);
	const waiting = (await listUnchecked(tx)).find(
		({ wording }) => wording.measure === which.measure && wording.language === which.language
	);
	if (!waiting) return refused('nothing');
	if (waiting.items.some((item) => !said.get(item))) return refused('incomplete');
	const turned = waiting.items.filter((item) => said.get(item) !== mostOf(definition, waiting.wording, item));
	if (turned.length) {
		await record(tx, 'evaluation.wording.found-turned', { wording: waiting.wording.id, items: turned.join(', ') });
		return { ...refused('turned'), items: turned };
	}
	await keepChecks(tx, definition, waiting.wording.id, waiting.wording);
	return done;
}
