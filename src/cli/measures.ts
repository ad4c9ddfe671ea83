import { definitionOf, measures as published, ownMeasures, type MeasureDefinition } from '@kith/measures';
import { m } from '#messages';
import type { Table } from '../platform/sheets/table.ts';
import { scoreFile, scoresInWords, type ScoredRow } from './measures-score.ts';
import { describeMeasure, catalogueWords } from './measures-show.ts';
import { Misuse } from './misuse.ts';
import { orMeant } from './nearest.ts';
import type { Out } from './out.ts';
import { noteNoAnswers, tableFor, type SaidOfTable } from './table.ts';
import { numberOf } from './read.ts';

interface Scored extends SaidOfTable {
	measure: string;
	file: string;
	method?: string;
	variant?: string;
	cutoff?: string;
	'common-scale'?: true;
	json: boolean;
}

/** Every measure that can be scored. */
export async function list({ json }: { json: boolean }, out: Out): Promise<number> {
	out.stdout(catalogueWords(published, json));
	return 0;
}

/** What is known about one measure, and how far it was checked. */
export async function show({ measure, json }: { measure: string; json: boolean }, out: Out): Promise<number> {
	out.stdout(describeMeasure(known(measure), json));
	return 0;
}

/** Scores a file of answers. Wrong cells and wrong wishes are Misuse or WrongFile, and nothing is on standard output. */
export async function score(given: Scored, out: Out): Promise<number> {
	const definition = known(given.measure);
	const table = await tableFor(given.file, given);
	const rows = scored(definition, table, given);
	noteNoAnswers(table, table.headers, out);
	out.stdout(given.json ? `${JSON.stringify(rows, null, 2)}\n` : scoresInWords(rows));
	return 0;
}

function scored(definition: MeasureDefinition, table: Table, given: Scored): ScoredRow[] {
	const { method, variant } = given;
	const cutoff = given.cutoff === undefined ? undefined : numberOf('cutoff', given.cutoff);
	demandForm(definition, given);
	try {
		return scoreFile(definition, table, { method, variant, cutoff, commonScale: given['common-scale'] });
	} catch (problem) {
		throw problem instanceof RangeError ? new Misuse(problem.message) : problem; // a length that its rules do not allow
	}
}

/** Throws Misuse for a printed form or a way to count that the measure does not have, and names those that it has. */
function demandForm({ id, variants, methods }: MeasureDefinition, { variant, method }: Scored): void {
	const named = (all: readonly { id: string }[]) => all.map((one) => one.id).join(', ') || m.shell_has_one();
	const has = (all: readonly { id: string }[], wanted?: string) =>
		wanted === undefined || all.some((one) => one.id === wanted);
	if (!has(variants, variant))
		throw new Misuse(m.shell_no_form({ measure: id, found: JSON.stringify(variant), there: named(variants) }));
	if (!has(methods, method))
		throw new Misuse(m.shell_no_method({ measure: id, found: JSON.stringify(method), there: named(methods) }));
}

function known(id: string): MeasureDefinition {
	const definition = definitionOf(id);
	if (definition) return definition;
	const ids = [...published, ...ownMeasures].map((measure) => measure.id);
	throw new Misuse(m.shell_no_measure({ id: JSON.stringify(id), ids: ids.join(', '), meant: orMeant(id, ids) }));
}
