import * as v from 'valibot';
import { maybe } from '#platform/forms/fields.ts';
import { m } from '#messages';

const maybeTime = v.pipe(
	maybe(5),
	v.check(
		(text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
		() => m.forms_time()
	)
);

/** When a session really began and ended; left empty where it was noted by mistake. */
export const timesForm = v.object({ from: maybeTime, to: maybeTime });
export type Times = v.InferOutput<typeof timesForm>;

/** When a session began and ended, as far as it was noted. */
export interface NotedTimes {
	startedAt: Date | null;
	endedAt: Date | null;
}

/** To which times to go back, and which the page showed when that was pressed. */
export interface TimesBack {
	back: NotedTimes;
	shown: NotedTimes;
}

const mark = '~';
const moment = v.pipe(v.string(), v.isoTimestamp());

/** Noted times in one word, as they stand in an address or a hidden field. */
export function timesAsWord({ startedAt, endedAt }: NotedTimes): string {
	return [startedAt, endedAt].map((at) => at?.toISOString() ?? '').join(mark);
}

/** The noted times that such a word says; nothing where it says something else. */
export function timesInWord(word: string): NotedTimes | undefined {
	const times = word.split(mark);
	if (times.length !== 2 || times.some((time) => time !== '' && !v.is(moment, time))) return undefined;
	const [startedAt = null, endedAt = null] = times.map((time) => (time ? new Date(time) : null));
	return { startedAt, endedAt };
}

const timesWord = v.pipe(
	v.string(),
	v.check((word) => timesInWord(word) !== undefined),
	v.transform((word): NotedTimes => timesInWord(word) ?? { startedAt: null, endedAt: null })
);

/** "We have started", "We have finished", or that this was a slip: back to the times before it. */
export const clockForm = v.variant('clock', [
	v.object({ clock: v.picklist(['start', 'finish']) }),
	v.object({ clock: v.literal('back'), back: timesWord, shown: timesWord })
]);
export type Clock = v.InferOutput<typeof clockForm>;
