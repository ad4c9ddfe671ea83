import * as v from 'valibot';
import { formId, lines, maybe, oneOf } from '#platform/forms/fields.ts';
import { readEmail } from '#platform/forms/email.ts';
import { m } from '#messages';
import { mostName, phone, type ReachKind } from '#rooms/people/person/form.ts';
import type { SafeContact } from '#rooms/people/safe-contact/policy.ts';

export const mostAsked = 1000;

/** When it is safe to reach whoever left a way: the parts of a day, with their hours by the clock of the place. */
export const hoursOfDay = { any: [8, 21], morning: [8, 12], afternoon: [12, 17], evening: [17, 21] } as const;
export type TimeOfDay = keyof typeof hoursOfDay;
export const timesOfDay = Object.keys(hoursOfDay) as TimeOfDay[];

/** One way to reach somebody, as she typed it into one field. */
export interface OneWay {
	kind: ReachKind;
	value: string;
}

/** What somebody asks on the page of a course. */
export interface Asked {
	id: string;
	words: string;
	called: string;
	reach: OneWay | null;
	safe: TimeOfDay;
	/** A field that people do not see was filled in: a machine wrote this, or a browser that fills in too much. */
	machine: boolean;
}

/** One way to reach her in one field, an e-mail address or a phone number; what can be neither is said. */
export const oneWay = v.pipe(
	maybe(1000),
	v.rawTransform<string, OneWay | null>(({ dataset: { value }, addIssue, NEVER }) => {
		if (!value) return null;
		if (value.includes('@')) {
			const read = readEmail(value);
			if ('address' in read) return { kind: 'email', value: read.address };
			addIssue({ message: read.wrong });
			return NEVER;
		}
		const number = v.safeParse(phone, value);
		if (number.success) return { kind: 'phone', value: number.output };
		addIssue({ message: m.programmes_asking_way_wrong() });
		return NEVER;
	})
);

/** What she chose as rules: the way that she gave and no other, in these hours, and nothing said to an answering machine. */
export function safeBy({ kind }: OneWay, time: TimeOfDay): SafeContact {
	const [fromHour, toHour] = hoursOfDay[time];
	const byPhone = kind === 'phone';
	return {
		mayEmail: !byPhone,
		mayText: byPhone,
		mayCall: byPhone,
		mayLeaveMessage: false,
		fromHour,
		toHour,
		days: [1, 2, 3, 4, 5, 6, 7],
		note: ''
	};
}

/** The form of a question: only the question must be there. */
export const questionForm = v.pipe(
	v.object({
		id: formId,
		words: v.pipe(
			v.optional(v.string(), ''),
			v.check(
				(text) => text.trim() !== '',
				() => m.programmes_asking_need_words()
			),
			lines(mostAsked)
		),
		called: maybe(mostName),
		way: oneWay,
		safe_when: v.optional(oneOf(timesOfDay), 'any'),
		extra: v.optional(v.string(), '')
	}),
	v.transform(({ id, words, called, way, safe_when, extra }): Asked => ({
		id,
		words,
		called,
		reach: way,
		safe: safe_when,
		machine: extra !== ''
	}))
);

export const answeredWays = ['written', 'rung', 'in-person', 'no-way'] as const;
export type AnsweredHow = (typeof answeredWays)[number];

/** How a question was answered; or that it was not, which takes a slip of the thumb back. */
export const answeredForm = v.object({
	question: v.pipe(v.string(), v.uuid()),
	how: oneOf([...answeredWays, 'not-yet'])
});
