import * as v from 'valibot';
import { isRealDay } from '#platform/calendar/day.ts';
import { m } from '#messages';
import { readEmail } from './email.ts';
import { plainSigns, withoutWrapping } from './signs.ts';
import { isSeen, unmeantIn } from './unseen.ts';

// Half a surrogate pair is no text, and a line ends in one way, whatever wrote it.
const clean = (text: string) => withoutWrapping(text.toWellFormed()).replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n');

const typed = (most: number, mostLines: number) =>
	v.pipe(
		v.string(() => m.forms_needed()),
		v.transform(clean),
		v.trim(),
		v.transform((text) => (isSeen(text) || unmeantIn(text) >= 0 ? text : '')),
		v.maxLength(most, () => m.forms_too_long({ most })),
		v.check(
			(text) => unmeantIn(text) < 0,
			() => m.forms_unseen()
		),
		v.check(
			(text) => text.split('\n', mostLines + 1).length <= mostLines,
			() => (mostLines === 1 ? m.forms_one_line() : m.forms_too_many_lines({ most: mostLines }))
		)
	);

const needed = (schema: ReturnType<typeof typed>) =>
	v.pipe(
		schema,
		v.minLength(1, () => m.forms_needed())
	);

/** As many lines as a text of this length needs: one for forty letters. */
const linesFor = (most: number) => Math.ceil(most / 40);

/** A line of text that must be there, in any script, up to a length. */
export const line = (most = 200) => needed(typed(most, 1));

/** A text of several lines that must be there. */
export const lines = (most = 2000) => needed(typed(most, linesFor(most)));

/** A line that may be left empty. */
export const maybe = (most = 200) => v.optional(typed(most, 1), '');

/** A text of several lines that may be left empty. */
export const maybeLines = (most = 2000) => v.optional(typed(most, linesFor(most)), '');

/** What somebody or something is called, in any script: gaps that nobody sees apart are one. */
export const name = (most = 100) =>
	v.pipe(
		line(most),
		v.transform((text) => text.normalize('NFC').replace(/\s+/g, ' '))
	);

/** An e-mail address as it is kept; what is wrong about one that can't be taken is said. */
export const email = v.pipe(
	line(1000),
	v.rawTransform<string, string>(({ dataset, addIssue, NEVER }) => {
		const read = readEmail(dataset.value);
		if ('address' in read) return read.address;
		addIssue({ message: read.wrong });
		return NEVER;
	})
);

/** A text of digits and plain signs, whatever keyboard typed it. */
const plain = (most: number) => v.pipe(line(most), v.transform(plainSigns));

/** A whole number within limits. */
export const whole = (least: number, most: number) =>
	v.pipe(
		plain(40),
		v.maxLength(12, () => m.forms_number()),
		v.regex(/^-?\d+$/, () => m.forms_number()),
		v.transform(Number),
		v.minValue(least, () => m.forms_between({ least, most })),
		v.maxValue(most, () => m.forms_between({ least, most }))
	);

/** One of the choices offered; whoever chooses none, so that nothing is sent, is asked to choose. */
export const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
	v.optional(
		v.picklist(choices, () => m.forms_choose()),
		'' as Choice
	);

/** Nobody plans for the year 9999, and the database's calendar has no year 0. */
const [firstDay, lastDay] = ['1900-01-01', '2100-12-31'];

/** A calendar day that exists; browsers without a calendar of their own let anything through. */
export const day = v.pipe(
	plain(40),
	v.check(isRealDay, () => m.forms_day()),
	v.check(
		(text) => text >= firstDay && text <= lastDay,
		() => m.forms_day()
	)
);

/** A field that may be left empty; what is typed in it is read, and refused, as it would be alone. */
export const orEmpty = <const Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
	v.lazy((typed) => (typeof typed === 'string' && !isSeen(typed) ? maybe() : schema));

/** A time of day, such as 10:00. */
export const time = v.pipe(
	plain(40),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, () => m.forms_time())
);

/** A tick: there or not. */
export const tick = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text !== '')
);

/** The id of somebody or something that is chosen on the page; without it she is asked to choose. */
export const chosen = v.optional(
	v.pipe(
		v.string(() => m.forms_choose()),
		v.uuid(() => m.forms_choose()),
		v.toLowerCase()
	),
	''
);

/** The id a form was shown with, so that sending it twice has one effect. Whoever chooses nothing is never told that her page is old: that is `chosen`. */
export const formId = v.pipe(
	v.string(),
	v.uuid(() => m.forms_stale()),
	v.toLowerCase()
);

/** Whether an end comes after its start; hours that are none say so where they stand. */
export function inOrder({ from, to }: { from: string; to: string }): boolean {
	return [from, to].some((hour) => !/^\d\d:\d\d$/.test(hour)) || from < to;
}
