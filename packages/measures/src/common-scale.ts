import type { Answer, Answers } from './answers.ts';
import type { Item, MeasureDefinition } from './definition.ts';

/**
 * Turns the reversed items of answers that were written down on one common answer scale (the same code for the same
 * word on every item), so that they can be scored: low + high − code. Codes that no option has are left as they are
 * and refused by `score`. Answers that already hold option values, as most forms store them, do not need it.
 */
export function fromCommonScale(definition: MeasureDefinition, answers: Answers): Answers {
	const turned: Record<number, Answer> = { ...answers };
	for (const item of definition.items) {
		const code = answers[item.number];
		if (item.reversed && typeof code === 'number') turned[item.number] = turnedRound(item, code);
	}
	return turned;
}

function turnedRound(item: Item, code: number): number {
	return item.values.includes(code) ? Math.min(...item.values) + Math.max(...item.values) - code : code;
}
