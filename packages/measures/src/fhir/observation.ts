import type { MeasureDefinition } from '../definition.ts';
import { isConfirmed } from '../evidence.ts';
import { explain } from '../reasons.ts';
import type { ScoreResult, SubscaleScore } from '../result.ts';
import { loincOf } from './codings.ts';
import { loinc, snomed, type CodeableConcept, type Coding, type Observation } from './resources.ts';

/** Whose score it is, when, and from which response. */
export interface ObservationOptions {
	/** Reference such as `Patient/42`. */
	readonly subject?: string;
	/** FHIR dateTime of the answers. */
	readonly effective?: string;
	/** Reference to the QuestionnaireResponse. */
	readonly derivedFrom?: string;
}

/**
 * The scores as FHIR R4 Observations: the total (unless the measure has none), then one for each subscale. A score that
 * could not be made becomes an Observation with `dataAbsentReason` and the reason in words. Method and version go with
 * each. Only confirmed LOINC and SNOMED CT codes are written. Risk findings are not: they go to people, not to records.
 */
export function toObservations(
	definition: MeasureDefinition,
	result: ScoreResult,
	options: ObservationOptions = {}
): Observation[] {
	const common = commonOf(result, options);
	const parts = result.subscales.map((part) => ({ ...common, ...partOf(definition, part) }));
	if (result.kind === 'parts') return parts;
	const code = totalCode(definition);
	if (result.kind === 'none') return [{ ...common, code, ...absent(result.reasons.map(explain).join('; ')) }, ...parts];
	const note = filledNote(result.imputed);
	return [{ ...common, code, valueQuantity: points(result.total), ...note }, ...parts];
}

function commonOf(result: ScoreResult, options: ObservationOptions): Omit<Observation, 'code'> {
	return {
		resourceType: 'Observation',
		status: 'final',
		category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] }],
		...(options.subject === undefined ? {} : { subject: { reference: options.subject } }),
		...(options.effective === undefined ? {} : { effectiveDateTime: options.effective }),
		method: { text: `${result.measure} ${result.version}, ${result.method}` },
		...(options.derivedFrom === undefined ? {} : { derivedFrom: [{ reference: options.derivedFrom }] })
	};
}

function totalCode(definition: MeasureDefinition): CodeableConcept {
	const total = loincOf(definition)?.total;
	const concept = definition.codes.snomed.find((code) => code.meaning === 'score' && isConfirmed(code));
	const coding: Coding[] = [
		...(total === undefined ? [] : [{ system: loinc, code: total }]),
		...(concept === undefined ? [] : [{ system: snomed, code: concept.code }])
	];
	return { ...(coding.length > 0 ? { coding } : {}), text: `${definition.name}: total` };
}

function partOf(definition: MeasureDefinition, part: SubscaleScore): Pick<Observation, 'code' | 'valueQuantity'> {
	const name = definition.subscales.find((subscale) => subscale.id === part.id)?.name ?? part.id;
	const code = { text: `${definition.name}: ${name}` };
	if (part.score === null) return { code, ...absent(part.reason ? explain(part.reason) : 'no score') };
	return { code, valueQuantity: points(part.score), ...filledNote(part.imputed) };
}

function points(value: number): Observation['valueQuantity'] {
	return { value, unit: 'points', system: 'http://unitsofmeasure.org', code: '{score}' };
}

function absent(why: string): Pick<Observation, 'dataAbsentReason'> {
	const coding = [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }];
	return { dataAbsentReason: { coding, text: why } };
}

function filledNote(imputed: readonly number[]): Pick<Observation, 'note'> {
	return imputed.length === 0 ? {} : { note: [{ text: `Filled by the missing rule: item ${imputed.join(', ')}` }] };
}
