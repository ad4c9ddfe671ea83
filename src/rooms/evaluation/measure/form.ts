import * as v from 'valibot';
import { line, maybe, maybeLines } from '#platform/forms/fields.ts';

/** The most a file of words may weigh. */
export const largestWording = 500_000;

/** What is said about the words of a measure when they are brought in. */
export const wordingForm = v.object({
	measure: line(60),
	language: maybe(35),
	licence: maybe(500),
	title: maybe(200),
	options: maybe(2000),
	text: maybeLines(largestWording),
	go: maybe(10)
});
