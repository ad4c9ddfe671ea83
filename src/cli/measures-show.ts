import { markOf, type Evidence, type MeasureDefinition } from '@kith/measures';

/** The measures as a list: JSON for programs, or a line each. */
export function catalogueWords(definitions: readonly MeasureDefinition[], json: boolean): string {
	if (!json) return definitions.map((definition) => `${definition.id.padEnd(10)} ${definition.name}\n`).join('');
	const list = definitions.map(({ id, name, version, items, range, direction, licence }) => ({
		id,
		name,
		version,
		items: items.length,
		range: range?.value ?? null,
		direction: direction?.value ?? null,
		licence: licence.status
	}));
	return `${JSON.stringify(list, null, 2)}\n`;
}

/** One measure: its definition as JSON, or what is known about it in words, each unchecked figure marked. */
export function describeMeasure(definition: MeasureDefinition, json: boolean): string {
	if (json) return `${JSON.stringify(definition, null, 2)}\n`;
	const title = `${definition.name} (${definition.id}, definition ${definition.version})`;
	return [[title], basics(definition), ...keyOf(definition), ...aboutOf(definition)]
		.filter((lines) => lines.length > 0)
		.map((lines) => `${lines.join('\n')}\n`)
		.join('\n');
}

function keyOf({ subscales, methods, variants, bands, thresholds, riskItems }: MeasureDefinition): string[][] {
	return [
		section('Parts', subscales, (part) => `${part.name}: items ${part.items.join(', ')}`),
		...subscales.map((part) => section(`Thresholds of ${part.name}`, part.thresholds, thresholdInWords)),
		section('Ways to count', methods, ({ id, name }) => `${id}: ${name}`),
		section('Other forms', variants, ({ id, name }) => `${id}: ${name}`),
		section('Bands', bands, ({ from, to, label }) => `${from} to ${to}: ${label}`),
		section('Thresholds', thresholds, thresholdInWords),
		section('Risk answers', riskItems, riskInWords)
	];
}

function aboutOf({ change, licence, notes, sources }: MeasureDefinition): string[][] {
	return [
		section('Change', change.criteria, criterionInWords),
		section('Licence of the words', [licence], ({ owner, terms }) => `${owner}. ${terms}`),
		notes.length === 0 ? [] : ['Notes', ...notes.map((note) => `  ${note}`)],
		sources.length === 0 ? [] : ['Sources', ...sources.map(({ address }) => `  ${address}`)]
	];
}

function basics(definition: MeasureDefinition): string[] {
	const { itemEvidence: items, range, direction, recall, missing, noTotal } = definition;
	const values = [...(definition.items[0]?.values ?? [])].sort((a, b) => a - b);
	const reversed = definition.items.filter((item) => item.reversed).map((item) => item.number);
	return [
		marked(`Items: ${definition.items.length || 'set by the project'}`, items.count),
		values.length > 0 ? marked(`Values: ${values.join(', ')}`, items.values) : '',
		reversed.length > 0 ? marked(`Reversed: ${reversed.join(', ')}`, items.reversed) : '',
		items.notApplicable ? marked('"Not applicable" is an answer on some items', items.notApplicable) : '',
		noTotal === undefined ? '' : `No total: ${noTotal}`,
		range ? marked(`Range: ${range.value.join(' to ')}`, range) : '',
		direction ? marked(`Direction: ${direction.value}`, direction) : '',
		recall ? marked(`Period: ${recall.value}`, recall) : '',
		definition.conversion ? marked('Raw sum converted by a table', definition.conversion) : '',
		marked(`Missing answers: ${missing.rule}`, missing)
	].filter((line) => line !== '');
}

function section<T extends Evidence>(title: string, figures: readonly T[], inWords: (figure: T) => string): string[] {
	if (figures.length === 0) return [];
	return [title, ...figures.map((figure) => `  ${marked(inWords(figure), figure)}`)];
}

function marked(text: string, evidence: Evidence): string {
	return [text, markOf(evidence), evidence.note ? `[${evidence.note}]` : ''].filter((part) => part !== '').join(' ');
}

function thresholdInWords({ op, value, name }: MeasureDefinition['thresholds'][number]): string {
	return `${op} ${value}: ${name}`;
}

function riskInWords({ item, when }: MeasureDefinition['riskItems'][number]): string {
	if (when === 'any-concern') return 'any concern, ticked or written';
	return `item ${item ?? 'to be set from the licensed form'}: ${when.op} ${when.value}`;
}

function criterionInWords({ id, kind, better, worse }: MeasureDefinition['change']['criteria'][number]): string {
	const points = better === worse ? `${better} points` : `${better} points for the better, ${worse} for the worse`;
	return `${kind}: ${points} (${id})`;
}
