import type { Values } from './answers.ts';
import { missingOf } from './answers.ts';
import type { MeasureDefinition, SymptomAlgorithm } from './definition.ts';

/**
 * How many items count as symptoms, and what that pattern is called. `symptoms` counts the answered items only.
 * `cannot-tell`: the missing answers could still change the verdict. A pattern of answers, never a diagnosis.
 */
export interface Syndrome {
	readonly symptoms: number;
	readonly verdict: 'major' | 'other' | 'none' | 'cannot-tell';
}

/**
 * Counts symptoms by the measure's algorithm. The verdict can only rise with each further symptom, so when "all blanks
 * no" and "all blanks yes" agree, the blanks don't matter.
 */
export function syndromeIn(definition: MeasureDefinition, values: Values): Syndrome | undefined {
	const algorithm = definition.algorithm;
	if (!algorithm) return undefined;
	const items = definition.items.map((item) => item.number);
	const symptomatic = items.filter((item) => (values[item] ?? -Infinity) >= fromOf(algorithm, item));
	const blank = missingOf(items, values);
	const isCore = (item: number) => algorithm.core.includes(item);
	const low = verdict(algorithm, symptomatic.length, symptomatic.some(isCore));
	const high = verdict(algorithm, symptomatic.length + blank.length, [...symptomatic, ...blank].some(isCore));
	return { symptoms: symptomatic.length, verdict: low === high ? low : 'cannot-tell' };
}

function fromOf(algorithm: SymptomAlgorithm, item: number): number {
	return algorithm.symptomFromByItem[item] ?? algorithm.symptomFrom;
}

function verdict(algorithm: SymptomAlgorithm, symptoms: number, core: boolean): 'major' | 'other' | 'none' {
	if (!core) return 'none';
	if (symptoms >= algorithm.majorFrom) return 'major';
	return symptoms >= algorithm.otherFrom ? 'other' : 'none';
}
