import { meets } from '../bands.ts';
import type { ChangeCriterion } from '../change-figures.ts';
import type { MeasureDefinition, Threshold } from '../definition.ts';
import { gad7 } from '../definitions/gad7.ts';
import { phq9 } from '../definitions/phq9.ts';
import { preferredCriterion, reliableChange, type BeforeAfter } from './reliable.ts';

/** One person's course of treatment. A score that is not known is null. */
export interface TherapyCourse {
	/** Ended after at least two attended treatment contacts. Others are left out of every count. */
	readonly finished: boolean;
	readonly depression: { readonly before: number | null; readonly after: number | null };
	readonly anxiety: { readonly before: number | null; readonly after: number | null };
}

/** A count out of a number of people. `share` is 0 to 1, or null when there is nobody to count. */
export interface Rate {
	readonly count: number;
	readonly of: number;
	readonly share: number | null;
}

/** The five words of NHS Talking Therapies, each with the denominator that NHS England's own queries use. */
export interface TalkingTherapiesOutcomes {
	readonly madeFor: 'therapy services';
	readonly note: string;
	readonly finishedCourse: number;
	readonly notACaseAtStart: number;
	/** Finished, but some score is missing: they stay in the denominators and can reach no outcome they cannot show. */
	readonly incompleteScores: number;
	readonly recovery: Rate;
	readonly reliableRecovery: Rate;
	readonly reliableImprovement: Rate;
	readonly reliableDeterioration: Rate;
}

/**
 * Recovery, reliable improvement, deterioration and recovery over a service's courses, on PHQ-9 (case from 10, reliable
 * from 6) and GAD-7 (case from 8, reliable from 4).
 * Recovery: a case on either measure at the start, below both cuts at the end. Reliable improvement: reliably better on
 * one at least and reliably worse on none; deterioration the mirror image. Denominators: for the two recoveries those
 * who finished less those who were not a case at the start; for the other two all who finished.
 * Sources: NHS England, Talking Therapies dashboard queries (github.com/nhsengland/Talking-Therapies, 8458b2e); "below
 * both" and "worse on none" are unconfirmed. Made for therapy services: in peer support say "moved below the threshold".
 */
export function talkingTherapiesOutcomes(courses: readonly TherapyCourse[]): TalkingTherapiesOutcomes {
	const finished = courses.filter((course) => course.finished);
	const startedBelow = finished.filter((course) => caseAt(course, 'before') === false);
	const recovered = finished.filter((course) => caseAt(course, 'before') === true && caseAt(course, 'after') === false);
	const improved = finished.filter(isReliablyBetter);
	const worse = finished.filter((course) => movedReliably(course, 'deteriorated', 'improved'));
	const cases = finished.length - startedBelow.length;
	return {
		madeFor: 'therapy services',
		note: 'These words and denominators are made for therapy services. In peer support say "moved below the threshold".',
		finishedCourse: finished.length,
		notACaseAtStart: startedBelow.length,
		incompleteScores: finished.filter((course) => scoresOf(course).some((score) => score === null)).length,
		recovery: rate(recovered.length, cases),
		reliableRecovery: rate(recovered.filter(isReliablyBetter).length, cases),
		reliableImprovement: rate(improved.length, finished.length),
		reliableDeterioration: rate(worse.length, finished.length)
	};
}

interface Rule {
	readonly threshold: Threshold;
	readonly criterion: ChangeCriterion;
}

function ruleOf(definition: MeasureDefinition): Rule {
	const threshold = definition.thresholds.find((candidate) => candidate.id === 'caseness');
	const criterion = preferredCriterion(definition);
	if (!threshold || !criterion) throw new Error(`${definition.id} carries no caseness or no reliable change`);
	return { threshold, criterion };
}

/** True: above a cut on at least one. False: known to be below both. Null: not known. */
function caseAt(course: TherapyCourse, when: 'before' | 'after'): boolean | null {
	const depression = course.depression[when];
	const anxiety = course.anxiety[when];
	if (depression !== null && meets(ruleOf(phq9).threshold, depression)) return true;
	if (anxiety !== null && meets(ruleOf(gad7).threshold, anxiety)) return true;
	return depression === null || anxiety === null ? null : false;
}

function isReliablyBetter(course: TherapyCourse): boolean {
	return movedReliably(course, 'improved', 'deteriorated');
}

type Move = 'improved' | 'deteriorated';

function movedReliably(course: TherapyCourse, wanted: Move, barred: Move): boolean {
	const verdicts = [verdictOf(phq9, course.depression), verdictOf(gad7, course.anxiety)];
	return verdicts.includes(wanted) && !verdicts.includes(barred);
}

function verdictOf(definition: MeasureDefinition, scores: TherapyCourse['depression']): Move | 'none' {
	if (scores.before === null || scores.after === null) return 'none';
	const pair: BeforeAfter = { before: scores.before, after: scores.after };
	return reliableChange('higher-worse', pair, { published: ruleOf(definition).criterion }).verdict;
}

function scoresOf({ depression, anxiety }: TherapyCourse): (number | null)[] {
	return [depression.before, depression.after, anxiety.before, anxiety.after];
}

function rate(count: number, of: number): Rate {
	return { count, of, share: of === 0 ? null : count / of };
}
