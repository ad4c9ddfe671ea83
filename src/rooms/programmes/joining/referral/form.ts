import * as v from 'valibot';
import { formId, lines, name, maybe, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { mostName } from '#rooms/people/person/form.ts';
import { safeBy, type OneWay, oneWay, timesOfDay } from '../question/form.ts';
import type { SafeContact } from '#rooms/people/safe-contact/policy.ts';

/** So much is said of her at most, and in so many lines: each line is shown to her by itself. */
export const mostSaid = 1000;
export const mostSaidLines = 12;

/** What somebody writes for a person whom she supports. */
export interface Referring {
	id: string;
	reach: OneWay;
	safe: SafeContact;
	called: string;
	language: Language | '';
	area: string;
	/** What is said of her, a thing each. */
	said: string[];
	/** Who writes, and as what. */
	by: string;
	role: string;
	machine: boolean;
}

/** The lines of a text in which something stands. */
const eachLineOf = (text: string): string[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean);

/** Eight fields, the first of them how it is safe to reach her. */
export const referralForm = v.pipe(
	v.object({
		id: formId,
		way: v.pipe(
			oneWay,
			v.check(
				(way) => way !== null,
				() => m.programmes_coming_need_way()
			),
			v.transform((way) => way as OneWay)
		),
		safe_when: v.optional(oneOf(timesOfDay), 'any'),
		called: name(mostName),
		language: v.optional(oneOf(['', ...languages]), ''),
		area: maybe(200),
		said: v.pipe(
			lines(mostSaid),
			v.transform(eachLineOf),
			v.check(
				(said) => said.length <= mostSaidLines,
				() => m.programmes_referral_too_many_lines({ most: mostSaidLines })
			)
		),
		by: name(mostName),
		role: name(200),
		extra: v.optional(v.string(), '')
	}),
	v.transform(({ way, safe_when, extra, ...typed }): Referring => ({
		...typed,
		reach: way,
		safe: safeBy(way, safe_when),
		machine: extra !== ''
	}))
);

export const lineAnswers = ['right', 'rather', 'not'] as const;
export type LineAnswer = (typeof lineAnswers)[number];

/** What she says to one line of what was said of her. */
export interface AnsweredLine {
	line: string;
	answer: LineAnswer;
	rather: string;
}

/** What she says to everything: line by line, and whether whoever wrote may hear what comes of it. */
export const hersForm = v.pipe(
	v.objectWithRest({ tells: tick }, v.unknown()),
	v.rawTransform<Record<string, unknown> & { tells: boolean }, { tells: boolean; lines: AnsweredLine[] }>(
		({ dataset: { value }, addIssue, NEVER }) => {
			const answered: AnsweredLine[] = [];
			for (const [field, typed] of Object.entries(value)) {
				if (!field.startsWith('line-')) continue;
				const line = field.slice(5);
				const said = v.safeParse(oneOf(lineAnswers), typed);
				const rather = v.safeParse(maybe(mostSaid), value[`rather-${line}`] ?? '');
				if (!said.success || !rather.success) {
					addIssue({ message: rather.issues?.[0].message ?? m.forms_choose(), path: pathTo(value, field) });
					return NEVER;
				}
				const answer = said.output;
				if (answer === 'rather' && !rather.output) {
					addIssue({ message: m.programmes_referral_need_rather(), path: pathTo(value, `rather-${line}`) });
					return NEVER;
				}
				answered.push({ line, answer, rather: rather.output });
			}
			return { tells: value.tells, lines: answered };
		}
	)
);

function pathTo(input: Record<string, unknown>, key: string): [v.ObjectPathItem] {
	return [{ type: 'object', origin: 'value', input, key, value: input[key] }];
}

export const declineReasons = ['full', 'too-far', 'something-else', 'not-ours'] as const;
export const otherWays = ['open-door', 'hear-later', 'elsewhere', 'call'] as const;
export const endings = ['came', 'did-not-come', 'other-help'] as const;
export type Reason = (typeof declineReasons)[number];
export type OtherWay = (typeof otherWays)[number];
export type CameOf = (typeof endings)[number];

const referral = v.pipe(v.string(), v.uuid());

/** What a coordinator answers: yes, or no with a reason and another way. */
export const decisionForm = v.variant('decision', [
	v.object({ referral, decision: v.literal('accepted') }),
	v.object({ referral, decision: v.literal('declined'), reason: oneOf(declineReasons), other_way: oneOf(otherWays) })
]);
export type Decision = v.InferOutput<typeof decisionForm>;

/** What she said on the phone to somebody who may not read it before. */
export const spokenForm = v.object({ referral, said: oneOf(['yes', 'no']) });

/** What came of a referral that was accepted. */
export const cameOfForm = v.object({ referral, came_of: oneOf(endings) });

/** Within how many working days the charity answers. */
export const targetForm = v.object({ days: whole(1, 20) });
