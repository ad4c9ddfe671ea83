import { missingOf, readAnswers, type Answers, type Values } from './answers.ts';
import type { MeasureDefinition, Method, Subscale } from './definition.ts';
import { methodName, methodOf, pointsBy } from './method.ts';
import { countPart, type PartOutcome } from './part.ts';
import type { Common, ScoreResult, SubscaleScore } from './result.ts';
import { riskIn } from './risk.ts';
import { syndromeIn } from './syndrome.ts';
import { unconfirmedIn } from './unconfirmed.ts';

/** What a score may depend on besides the answers. */
export interface ScoreOptions {
	/** Id of one of `definition.methods`; the first unless said. Throws `RangeError` when there is none of this name. */
	readonly method?: string;
	/** Items (0 for the form as a whole) with a concern ticked or written; leave it out when nobody was asked. */
	readonly concerns?: readonly number[];
	/** The cut-off that the licensee holds for this form, in points. Only some missing rules need it. */
	readonly cutoff?: number;
}

/**
 * Scores one person's answers, or says exactly why there is no score. Pure: the same input gives the same result.
 * Answers are option values by item number; a reversed item is not turned again. Totals are not rounded.
 * Throws only for a method the measure has not; every fault of the answers is in the result.
 */
export function score(definition: MeasureDefinition, answers: Answers, options: ScoreOptions = {}): ScoreResult {
	const method = methodOf(definition, options.method);
	const { values, problems } = readAnswers(definition, answers);
	const items = definition.items.map((item) => item.number);
	const common = {
		risk: riskIn(definition, values, options.concerns),
		measure: definition.id,
		version: definition.version,
		method: methodName(definition, method, ''),
		missing: missingOf(items, values),
		subscales: [],
		unconfirmed: unconfirmedIn(definition, method, false)
	};
	if (definition.mustSet.length > 0) {
		return { ...common, kind: 'none', reasons: [{ code: 'not-set', settings: definition.mustSet }] };
	}
	if (problems.length > 0) return { ...common, kind: 'none', reasons: problems };
	return scoreValid(definition, values, items, { common, method, options });
}

interface Course {
	readonly common: Common;
	readonly method: Method | undefined;
	readonly options: ScoreOptions;
}

function scoreValid(
	definition: MeasureDefinition,
	values: Values,
	items: readonly number[],
	course: Course
): ScoreResult {
	const { method, options } = course;
	const pointsOf = pointsBy(method);
	const common: Common = {
		...course.common,
		subscales: definition.subscales.map((part) =>
			subscaleScore(part, countPart(part, part.items, values, { pointsOf, extraPoints: 0, cutoff: undefined }))
		),
		algorithm: syndromeIn(definition, values)
	};
	if (common.missing.length === items.length)
		return { ...common, kind: 'none', reasons: [{ code: 'nothing-answered' }] };
	if (definition.noTotal !== undefined) {
		return { ...common, kind: 'parts', reason: { code: 'no-total', why: definition.noTotal } };
	}
	const extraPoints = (options.concerns?.length ?? 0) * (definition.concernPoints?.value ?? 0);
	const outcome = countPart(definition, items, values, { pointsOf, extraPoints, cutoff: options.cutoff });
	if (!outcome.ok) return { ...common, kind: 'none', reasons: [outcome.reason] };
	return total(definition, common, outcome, method);
}

function total(
	definition: MeasureDefinition,
	common: Common,
	outcome: Extract<PartOutcome, { ok: true }>,
	method: Method | undefined
): ScoreResult {
	const { value: raw, imputed } = outcome;
	const converted = definition.conversion ? definition.conversion.value[raw] : raw;
	if (converted === undefined) return { ...common, kind: 'none', reasons: [{ code: 'not-in-table', raw }] };
	const filled = imputed.length > 0;
	return {
		...common,
		kind: 'total',
		total: converted,
		raw,
		imputed,
		method: methodName(definition, method, filled ? definition.missing.rule : ''),
		unconfirmed: filled ? unconfirmedIn(definition, method, true) : common.unconfirmed
	};
}

function subscaleScore(part: Subscale, outcome: PartOutcome): SubscaleScore {
	return {
		id: part.id,
		score: outcome.ok ? outcome.value : null,
		reason: outcome.ok ? null : outcome.reason,
		direction: part.direction?.value ?? null,
		missing: outcome.missing,
		imputed: outcome.ok ? outcome.imputed : [],
		confirmed: part.confirmed
	};
}
