import { definitionOf, measures, ownMeasures, score, type MeasureDefinition } from '@kith/measures';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { measureName } from './words.ts';
import { canBeAsked, hasRiskItem, mayImportWording, uncheckedItems } from './policy.ts';
import type { ShownWording } from './wording.ts';

/** The words of a measure in one language and version. */
export interface KeptWording extends ShownWording {
	id: string;
	measure: string;
	version: number;
	/** Null for what came in before it was asked. */
	valuesFrom: 'file' | 'person' | null;
}

const columns = [
	'id',
	'measure',
	'language',
	'version',
	'title',
	'instructions',
	'items',
	'source',
	'values_from as valuesFrom',
	'licence_reference as licenceReference'
] as const;

/** The newest words of a measure in one language, or nothing. */
export async function newestWording(tx: Tx, measure: string, language: string): Promise<KeptWording | undefined> {
	const row = await tx.db
		.selectFrom('evaluation.wording')
		.select(columns)
		.where('measure', '=', measure)
		.where('language', '=', language)
		.orderBy('version', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row as KeptWording | undefined;
}

/** One version of the words of a measure. */
export async function getWording(tx: Tx, id: string): Promise<KeptWording> {
	const row = await tx.db
		.selectFrom('evaluation.wording')
		.select(columns)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return row as unknown as KeptWording;
}

/** One statement as it was read, and the words of the answer that was chosen; nothing where these words do not hold it. */
export async function findShown(
	tx: Tx,
	wordingId: string,
	item: number,
	value: number | string | null
): Promise<{ language: string; statement: string; answer: string | undefined } | undefined> {
	const { language, items } = await getWording(tx, wordingId);
	const question = items[item - 1];
	if (!question) return undefined;
	const answer =
		value === 'not-applicable'
			? question.notApplicable
			: question.options.find((option) => option.value === value)?.label;
	return { language, statement: question.text, answer };
}

/** The languages in which a measure can be asked here, in alphabetical order. */
export async function wordingLanguages(tx: Tx, measure: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('evaluation.wording')
		.select('language')
		.distinct()
		.where('measure', '=', measure)
		.orderBy('language')
		.execute();
	return rows.map((row) => row.language);
}

/** Newest words of which somebody must look at some items before they are asked. */
export interface Unchecked {
	wording: KeptWording;
	definition: MeasureDefinition;
	items: number[];
}

/** The newest words of each measure and language whose direction nobody has vouched for, of one measure or of all. */
export async function listUnchecked(tx: Tx, measure?: string): Promise<Unchecked[]> {
	const all = tx.db
		.selectFrom('evaluation.wording')
		.distinctOn(['measure', 'language'])
		.select(columns)
		.orderBy('measure')
		.orderBy('language')
		.orderBy('version', 'desc');
	const rows = (await (measure ? all.where('measure', '=', measure) : all).execute()) as unknown as KeptWording[];
	const open = rows.filter(({ valuesFrom }) => valuesFrom === null);
	const checks = open.length
		? await tx.db
				.selectFrom('evaluation.wording_check')
				.select(['wording_id', 'item'])
				.where(
					'wording_id',
					'in',
					open.map(({ id }) => id)
				)
				.execute()
		: [];
	return open.flatMap((wording) => {
		const definition = definitionOf(wording.measure);
		const checked = checks.filter((check) => check.wording_id === wording.id).map(({ item }) => item);
		const items = definition ? uncheckedItems(definition, wording, checked) : [];
		return definition && items.length ? [{ wording, definition, items }] : [];
	});
}

/** Whether the words of any questionnaire were brought in. */
export async function hasWording(tx: Tx): Promise<boolean> {
	const found = await tx.db.selectFrom('evaluation.wording').select('measure').limit(1).executeTakeFirst();
	return found !== undefined;
}

/** A measure as the list of measures tells it. */
export interface MeasureLine {
	id: string;
	name: string;
	items: number;
	range: readonly [number, number] | null;
	/** Every figure that a score rests on was read in a source; where not, the list says so. */
	confirmed: boolean;
	licence: MeasureDefinition['licence'];
	/** One of ours, whose words come with Kith. */
	own: boolean;
	canBeAsked: boolean;
	risk: boolean;
	wordings: { language: string; version: number; licenceReference: string }[];
}

/** Every measure that can be scored, our own first, with the languages whose words are here. */
export async function listMeasures(tx: Tx): Promise<MeasureLine[]> {
	if (!mayImportWording(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('evaluation.wording')
		.distinctOn(['measure', 'language'])
		.select(['measure', 'language', 'version', 'licence_reference as licenceReference'])
		.orderBy('measure')
		.orderBy('language')
		.orderBy('version', 'desc')
		.execute();
	return [...ownMeasures, ...measures].map((definition) => ({
		id: definition.id,
		name: measureName(definition.id),
		items: definition.items.length,
		range: definition.range?.value ?? null,
		confirmed: score(definition, {}).unconfirmed.length === 0,
		licence: definition.licence,
		own: ownMeasures.includes(definition),
		canBeAsked: canBeAsked(definition),
		risk: hasRiskItem(definition),
		wordings: rows.filter((row) => row.measure === definition.id)
	}));
}
