import type { Answer, Answers, MeasureDefinition } from '../src/index.ts';

/** Every item answered by `answer`, save for the blanks. */
export function filled(
	definition: MeasureDefinition,
	answer: (values: readonly number[], item: number) => Answer,
	blanks: readonly number[] = []
): Answers {
	return Object.fromEntries(
		definition.items
			.filter((item) => !blanks.includes(item.number))
			.map((item) => [item.number, answer(item.values, item.number)])
	);
}

export const lowest = (values: readonly number[]) => Math.min(...values);
export const highest = (values: readonly number[]) => Math.max(...values);

/** The thing itself; a test that asks for what is not there fails here. */
export function found<T>(thing: T | undefined): T {
	if (thing === undefined) throw new Error('expected something, found nothing');
	return thing;
}
