export { type Answer, type Answers } from './answers.ts';
export { bandOf, bandsFor, meets, thresholdsFor, type BandChoice } from './bands.ts';
export { definitionOf, measures, ownMeasures } from './catalogue.ts';
export { type Change, type ChangeCriterion } from './change-figures.ts';
export { casenessOf, casenessTable, type Caseness } from './change/caseness.ts';
export {
	clinicalChange,
	clinicalCutoff,
	type ClinicalChange,
	type CutoffKind,
	type Norm
} from './change/clinical-significance.ts';
export { jacobsonTruax, type JacobsonTruax, type JacobsonTruaxFigures } from './change/jacobson-truax.ts';
export {
	changeOf,
	criteriaFor,
	improvementOf,
	preferredCriterion,
	reliableChange,
	type BeforeAfter,
	type Criterion,
	type ReliableChange
} from './change/reliable.ts';
export {
	talkingTherapiesOutcomes,
	type Rate,
	type TalkingTherapiesOutcomes,
	type TherapyCourse
} from './change/talking-therapies.ts';
export { checkDefinition } from './check-definition.ts';
export { type Codes, type LoincCodes, type SnomedCode } from './codes.ts';
export { fromCommonScale } from './common-scale.ts';
export { configure, withVariant, type Choices } from './configure.ts';
export {
	type Aggregate,
	type Band,
	type Direction,
	type Item,
	type MeasureDefinition,
	type Method,
	type NamedFigure,
	type Range,
	type RiskItem,
	type Scale,
	type Setting,
	type Subscale,
	type SymptomAlgorithm,
	type Threshold,
	type Variant
} from './definition.ts';
export { asq3 } from './definitions/asq3.ts';
export { asqse2 } from './definitions/asqse2.ts';
export { assis } from './definitions/assis.ts';
export { cdi } from './definitions/cdi.ts';
export { core10 } from './definitions/core10.ts';
export { epds } from './definitions/epds.ts';
export { gad7 } from './definitions/gad7.ts';
export { ghq12 } from './definitions/ghq12.ts';
export { howHeavyItGets } from './definitions/how-heavy-it-gets.ts';
export { howThingsAre } from './definitions/how-things-are.ts';
export { kpcs } from './definitions/kpcs.ts';
export { mibs } from './definitions/mibs.ts';
export { morsSf } from './definitions/mors-sf.ts';
export { nvsUk } from './definitions/nvs-uk.ts';
export { ons4 } from './definitions/ons4.ts';
export { ownfive } from './definitions/ownfive.ts';
export { pbq } from './definitions/pbq.ts';
export { phq9 } from './definitions/phq9.ts';
export { promis } from './definitions/promis.ts';
export { reqol10 } from './definitions/reqol10.ts';
export { rses } from './definitions/rses.ts';
export { sspars } from './definitions/sspars.ts';
export { swemwbs } from './definitions/swemwbs.ts';
export { ucla3 } from './definitions/ucla3.ts';
export { wemwbs } from './definitions/wemwbs.ts';
export { isConfirmed, markOf, type Confirmed, type Evidence, type Figure } from './evidence.ts';
export { toObservations, type ObservationOptions } from './fhir/observation.ts';
export { toQuestionnaire, type QuestionnaireOptions } from './fhir/questionnaire.ts';
export { type Observation, type Questionnaire, type QuestionnaireResponse } from './fhir/resources.ts';
export { toQuestionnaireResponse, type ResponseOptions } from './fhir/response.ts';
export { redcapColumns, toRedcapDictionary, type RedcapOptions } from './forms/redcap.ts';
export { xlsFormWorkbook } from './forms/xlsform-workbook.ts';
export { toXlsForm, type Sheet, type XlsForm } from './forms/xlsform.ts';
export { type Licence } from './licence.ts';
export { type MissingRule } from './missing-rule.ts';
export { ownScale, type OwnScale } from './own-scale.ts';
export { explain, type Reason } from './reasons.ts';
export {
	type NoScore,
	type PartScores,
	type ScoreResult,
	type SubscaleScore,
	type TotalScore,
	type UnconfirmedFigure
} from './result.ts';
export { riskOf, type RiskFinding, type RiskState } from './risk.ts';
export { score, type ScoreOptions } from './score.ts';
export { shortFormAnswers } from './short-form.ts';
export { supportNetwork, type NamedPeople, type SupportNetwork } from './support-network.ts';
export { type Syndrome } from './syndrome.ts';
export { type ImportStatement } from './wording/draft.ts';
export { isRisk, meaningOf, mostValue, type MostAsked, type MostSaid } from './wording/most.ts';
export { readOptions } from './wording/plain-text.ts';
export {
	explainProblem,
	type ProblemKind,
	type ReadWords,
	type WordingOutcome,
	type WordingProblem
} from './wording/problem.ts';
export { type LeftOut } from './wording/questionnaire-parts.ts';
export { readWording } from './wording/read-wording.ts';
export { isRedcapDictionary } from './wording/redcap-dictionary.ts';
export { optionsFor, type Option, type Wording } from './wording/wording.ts';
export { zoneOf, type LicensedCutoff, type Zone } from './zones.ts';
