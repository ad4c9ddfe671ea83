import type { Band, MeasureDefinition, Scale, Subscale } from './definition.ts';
import type { MissingRule } from './missing-rule.ts';
import { rangeOf } from './range.ts';

/**
 * What does not fit inside a definition, as sentences; empty when all is well. It looks at what a schema cannot see:
 * that subscales, methods and risk items speak of items that are there, that ranges are what the items make, that
 * bands and tables lie within them, and that missing rules leave something to score.
 */
export function checkDefinition(definition: MeasureDefinition): string[] {
	const toBeSet = definition.mustSet.length > 0;
	return [
		...itemFaults(definition, toBeSet),
		...scaleFaults(definition, 'the total', definition.items.length, toBeSet),
		...definition.subscales.flatMap((part) => subscaleFaults(definition, part)),
		...riskFaults(definition),
		...rangeFaults(definition, toBeSet),
		...sourceFaults(definition)
	];
}

/** The definition itself; throws `RangeError` with every fault when it does not fit together. */
export function checkedDefinition(definition: MeasureDefinition): MeasureDefinition {
	const faults = checkDefinition(definition);
	if (faults.length > 0) throw new RangeError(`${definition.id}: ${faults.join('; ')}`);
	return definition;
}

function itemFaults(definition: MeasureDefinition, toBeSet: boolean): string[] {
	const faults: string[] = [];
	if (definition.items.length === 0 && !toBeSet) faults.push('there must be at least one item');
	[...definition.items, ...definition.extraItems].forEach((item, index) => {
		if (item.number !== index + 1) faults.push(`item ${item.number} stands in place ${index + 1}`);
		if (new Set(item.values).size < 2) faults.push(`item ${item.number} needs at least two different values`);
		if (new Set(item.values).size < item.values.length) faults.push(`item ${item.number} has the same value twice`);
		if (!item.values.every(Number.isFinite)) faults.push(`item ${item.number} has a value that is no number`);
	});
	return faults;
}

function subscaleFaults(definition: MeasureDefinition, part: Subscale): string[] {
	const name = `subscale ${part.id}`;
	const strangers = part.items.filter((number) => !definition.items.some((item) => item.number === number));
	const faults = strangers.map((number) => `${name}: there is no item ${number}`);
	const items = definition.items.filter((item) => part.items.includes(item.number));
	if (part.range && strangers.length === 0 && !same(part.range.value, rangeOf(items, part.aggregate))) {
		faults.push(`${name}: the items do not make the range ${part.range.value.join(' to ')}`);
	}
	return [...faults, ...scaleFaults(part, name, part.items.length, false)];
}

function scaleFaults(scale: Scale, name: string, items: number, toBeSet: boolean): string[] {
	const faults = scale.bands
		.filter((band) => outside(band, scale))
		.map((band) => `${name}: band "${band.label}" is out of range`);
	if (!toBeSet && !leavesSomething(scale.missing, items))
		faults.push(`${name}: the missing rule leaves nothing to score`);
	return faults;
}

function outside(band: Band, scale: Scale): boolean {
	if (band.from > band.to) return true;
	return scale.range !== null && (band.from < scale.range.value[0] || band.to > scale.range.value[1]);
}

function leavesSomething(rule: MissingRule, items: number): boolean {
	if (rule.rule === 'person-mean')
		return Number.isInteger(rule.maxMissing) && rule.maxMissing >= 0 && rule.maxMissing < items;
	if (rule.rule === 'person-mean-share') return rule.minShare > 0 && rule.minShare <= 1;
	return true;
}

function riskFaults(definition: MeasureDefinition): string[] {
	return definition.riskItems
		.filter((risk) => risk.item !== null && !definition.items.some((item) => item.number === risk.item))
		.map((risk) => `risk: there is no item ${risk.item}`);
}

function rangeFaults(definition: MeasureDefinition, toBeSet: boolean): string[] {
	if (definition.noTotal !== undefined || definition.range === null || toBeSet) return [];
	const reported = definition.range.value;
	if (definition.conversion) {
		const scores = Object.values(definition.conversion.value);
		return same(reported, [Math.min(...scores), Math.max(...scores)]) ? [] : ['the table does not make the range'];
	}
	const made = definition.methods[0]?.range ?? rangeOf(definition.items, definition.aggregate);
	return same(reported, made) ? [] : [`the items do not make the range ${reported.join(' to ')}`];
}

function sourceFaults(definition: MeasureDefinition): string[] {
	const known = new Set(definition.sources.map((source) => source.key));
	const used = [...JSON.stringify(definition).matchAll(/"sources":(\["[^\]]*\])/g)].flatMap(
		(match) => JSON.parse(match[1] ?? '[]') as string[]
	);
	return [...new Set(used)].filter((key) => !known.has(key)).map((key) => `there is no source "${key}"`);
}

function same(a: readonly number[], b: readonly number[]): boolean {
	return a.every((value, index) => Math.abs(value - (b[index] ?? NaN)) < 1e-9);
}
