// The parts of FHIR R4 that are written here; every resource is checked against the published schema in the tests.

export const loinc = 'http://loinc.org';
export const snomed = 'http://snomed.info/sct';
export const ordinalValue = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';

/** An extension that holds a decimal, such as an ordinal value. */
export interface Extension {
	readonly url: string;
	readonly valueDecimal?: number;
}

/** A code of a system, with the words for it. */
export interface Coding {
	readonly extension?: readonly Extension[];
	readonly system?: string;
	readonly code: string;
	readonly display?: string;
}

/** One meaning, in codes, in words or both. */
export interface CodeableConcept {
	readonly coding?: readonly Coding[];
	readonly text?: string;
}

/** A reference such as `Patient/42`. */
export interface Reference {
	readonly reference: string;
}

/** One question, or words between questions. */
export interface QuestionnaireItem {
	readonly linkId: string;
	readonly code?: readonly Coding[];
	readonly prefix?: string;
	readonly text?: string;
	readonly type: 'choice' | 'display';
	readonly required?: boolean;
	readonly answerOption?: readonly { readonly valueCoding: Coding }[];
}

/** The questions of a measure. */
export interface Questionnaire {
	readonly resourceType: 'Questionnaire';
	readonly url?: string;
	readonly version: string;
	readonly name: string;
	readonly title: string;
	readonly status: 'draft' | 'active' | 'retired' | 'unknown';
	readonly language?: string;
	readonly copyright?: string;
	readonly code?: readonly Coding[];
	readonly item: readonly QuestionnaireItem[];
}

/** What was answered to a questionnaire. */
export interface QuestionnaireResponse {
	readonly resourceType: 'QuestionnaireResponse';
	readonly questionnaire?: string;
	readonly status: 'in-progress' | 'completed' | 'amended' | 'entered-in-error' | 'stopped';
	readonly subject?: Reference;
	readonly authored?: string;
	readonly item?: readonly {
		readonly linkId: string;
		readonly text?: string;
		readonly answer: readonly { readonly valueCoding: Coding }[];
	}[];
}

/** A number with its unit. */
export interface Quantity {
	readonly value: number;
	readonly unit: string;
	readonly system: string;
	readonly code: string;
}

/** A score, or why there is none. */
export interface Observation {
	readonly resourceType: 'Observation';
	readonly status: 'final';
	readonly category: readonly CodeableConcept[];
	readonly code: CodeableConcept;
	readonly subject?: Reference;
	readonly effectiveDateTime?: string;
	readonly method: CodeableConcept;
	readonly derivedFrom?: readonly Reference[];
	readonly valueQuantity?: Quantity;
	readonly dataAbsentReason?: CodeableConcept;
	readonly note?: readonly { readonly text: string }[];
}
