import type { Answer, Answers } from './answers.ts';
import type { MeasureDefinition } from './definition.ts';

/**
 * The answers to a short form out of the answers to the long one (SWEMWBS out of WEMWBS), renumbered from 1.
 * Throws `RangeError` when the measure is no short form of `longId`.
 */
export function shortFormAnswers(definition: MeasureDefinition, longId: string, answers: Answers): Answers {
	const origin = definition.itemsOf?.value;
	if (origin?.measure !== longId) throw new RangeError(`${definition.id} is not a short form of ${longId}`);
	const short: Record<number, Answer> = {};
	origin.items.forEach((long, index) => {
		short[index + 1] = answers[long];
	});
	return short;
}
