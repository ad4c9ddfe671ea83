import { m } from '#messages';
import { ladders, type Ladder } from './form.ts';

/** Who decides what, as a choice with a sentence to each. */
export const ladderOptions = () =>
	ladders.map((value) => ({ value, label: ladderWords(value), hint: m[`coproduction_ladder_${value}_hint`]() }));

/** Who decides what, in a few words. */
export const ladderWords = (ladder: Ladder): string => m[`coproduction_ladder_${ladder}`]();

/** The five stages of setting something up, as a choice. */
export const stageOptions = () =>
	([1, 2, 3, 4, 5] as const).map((stage) => ({ value: String(stage), label: m[`coproduction_stage_${stage}`]() }));
