import { codeIn, extensionsOf, objectIn, objectsIn, type Json } from './json.ts';
import { ordinalValue } from './resources.ts';

// How weights were called from the third release of FHIR to the fifth; tools still write each of them.
const weightExtensions = [
	ordinalValue,
	'http://hl7.org/fhir/StructureDefinition/itemWeight',
	'http://hl7.org/fhir/StructureDefinition/questionnaire-ordinalValue',
	'http://hl7.org/fhir/StructureDefinition/valueset-ordinalValue',
	'http://hl7.org/fhir/StructureDefinition/codesystem-ordinalValue',
	'http://hl7.org/fhir/StructureDefinition/iso21090-CO-value'
];
const weightProperty = 'http://hl7.org/fhir/concept-properties#itemWeight';

/** The weight that something carries as an extension or, where it is a concept, as a property. Nothing else is a weight. */
export function weightOf(holder: Json, declared: readonly string[] = []): number | undefined {
	const [extension] = extensionsOf(holder, ...weightExtensions);
	const names = ['itemWeight', 'ordinalValue', ...declared];
	const property = objectsIn(holder.property).find(({ code }) => names.includes(String(code)));
	for (const carrier of [extension, property]) {
		const value = carrier?.valueDecimal ?? carrier?.valueInteger;
		if (typeof value === 'number' && Number.isFinite(value)) return value;
	}
	return undefined;
}

/** The names under which a code system says that it keeps weights. */
export function weightPropertiesOf(system: Json): string[] {
	return objectsIn(system.property).flatMap(({ uri, code }) => (uri === weightProperty ? (codeIn(code) ?? []) : []));
}

/** The weight of an option: beside it, in its coding, or beside the plain text or number that it is. */
export function weightOfOption(option: Json): number | undefined {
	const inside = ['valueCoding', '_valueString', '_valueInteger'].map((name) => objectIn(option[name]));
	const native = objectIn(objectIn(option.value).Coding);
	return [option, ...inside, native].map((holder) => weightOf(holder)).find((weight) => weight !== undefined);
}
