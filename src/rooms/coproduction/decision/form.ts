import * as v from 'valibot';
import { chosen, day, formId, lines, maybeLines, oneOf, orEmpty, time, whole } from '#platform/forms/fields.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { gathered, inEach, inOneAtLeast, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** How a vote is counted: an order of preference, every option that she can live with, or dots. */
export const methods = ['stv', 'approval', 'dots'] as const;
export type VoteMethod = (typeof methods)[number];

/** What happens where options are equal at the last place. */
export const tieRules = ['lot', 'again'] as const;
export type VoteTieRule = (typeof tieRules)[number];

/** Who reads the result. */
export const showsTo = ['group', 'everybody'] as const;
export type ShowsTo = (typeof showsTo)[number];

/** Of fewer than so many nobody's vote would stay her own: they talk, or raise their hands. */
export const leastOnRoll = 5;
/** With fewer valid papers than this only who won is told. */
export const leastPapers = 5;

export const decisionMost = { question: 200, why: 2000, places: 20, dots: 20, readDays: 14 } as const;

/** With how many papers against it a name goes off the list: so many of a hundred, and no fewer than so many. */
export interface NoGoRule {
	share: number;
	least: number;
}

/** A fifth of all papers, and at least two. */
export const usualNoGo: NoGoRule = { share: 20, least: 2 };

/** What may come before a vote: names are gathered, and it is asked with which of them somebody would not feel at home. */
export const decisionStages = ['suggesting', 'no-go'] as const;

/** Any of some ticks: none, one by itself, or several. */
const someOf = <const Choice extends string>(choices: readonly Choice[]) =>
	v.optional(
		v.union([
			v.array(v.picklist(choices)),
			v.pipe(
				v.picklist(choices),
				v.transform((one) => [one])
			)
		]),
		[]
	);

const fields = {
	...inEach('question', decisionMost.question),
	...inEach('why', decisionMost.why, maybeLines),
	method: oneOf(methods),
	places: whole(1, decisionMost.places),
	dots: v.optional(
		v.union([
			v.pipe(
				v.literal(''),
				v.transform(() => null)
			),
			whole(1, decisionMost.dots)
		]),
		''
	),
	tieRule: oneOf(tieRules),
	shows: oneOf(showsTo),
	circles: v.optional(
		v.union([
			v.array(chosen),
			v.pipe(
				chosen,
				v.transform((one) => [one])
			)
		]),
		[]
	),
	closesOn: v.optional(v.union([v.literal(''), day]), ''),
	closesAt: v.optional(v.union([v.literal(''), time]), ''),
	stages: someOf(decisionStages),
	suggestsOn: v.optional(orEmpty(day), ''),
	suggestsAt: v.optional(orEmpty(time), ''),
	readDays: v.optional(whole(1, decisionMost.readDays), '2'),
	noGoShare: v.optional(whole(5, 50), String(usualNoGo.share)),
	noGoLeast: v.optional(whole(usualNoGo.least, decisionMost.places), String(usualNoGo.least))
};

/** Until when names are gathered, and within how many days somebody reads each. */
export interface NamesWanted {
	until: Date;
	readDays: number;
}

/** What is written down of a decision, until it opens. */
export interface DecisionFields {
	question: Words;
	why: Words;
	method: VoteMethod;
	/** How many options are chosen. */
	places: number;
	/** How many dots each person has; null but for dots. */
	dots: number | null;
	tieRule: VoteTieRule;
	shows: ShowsTo;
	/** Whose people are on the roll: the circle of the project, and those of runs. */
	circles: readonly string[];
	closesAt: Date | null;
	/** How names are gathered before; nothing where the options are written by those who run the project. */
	suggests?: NamesWanted | null;
	/** With how many papers against it a no-go round takes a name off the list; nothing where none is held. */
	noGo?: NoGoRule | null;
}

type Typed = v.InferOutput<v.ObjectSchema<typeof fields, undefined>>;

/** A decision as it was typed, its end still as a day and a time. */
function decisionFrom(typed: Typed) {
	const { method, places, dots, tieRule, shows, circles, closesOn, closesAt } = typed;
	const { stages, suggestsOn, suggestsAt, readDays, noGoShare, noGoLeast } = typed;
	return {
		question: gathered(typed, 'question'),
		why: gathered(typed, 'why'),
		...{
			method,
			places,
			tieRule,
			shows,
			closesOn,
			closesAt,
			stages,
			suggestsOn,
			suggestsAt,
			readDays,
			noGoShare,
			noGoLeast
		},
		dots: method === 'dots' ? dots : null,
		circles: circles.filter((id) => id !== '')
	};
}

/** What was typed, with its end as a moment where the organisation is. */
export function fieldsIn(
	{
		closesOn,
		closesAt,
		stages,
		suggestsOn,
		suggestsAt,
		readDays,
		noGoShare,
		noGoLeast,
		...typed
	}: ReturnType<typeof decisionFrom>,
	zone: string
): DecisionFields {
	const moment = (on: string, at: string) => (on && at ? instantOf(on, at, zone) : null);
	const noGo = stages.includes('no-go') ? { share: noGoShare, least: noGoLeast } : null;
	const until = stages.includes('suggesting') ? moment(suggestsOn, suggestsAt) : null;
	return { ...typed, closesAt: moment(closesOn, closesAt), suggests: until && { until, readDays }, noGo };
}

type Asks = Pick<Typed, 'method' | 'dots'>;
const saysDots = ({ method, dots }: Asks) => method !== 'dots' || Boolean(dots);
const wantDots = () => m.coproduction_decision_want_dots();

type AsksNames = Pick<Typed, 'stages' | 'suggestsOn' | 'suggestsAt'>;
const saysUntil = ({ stages, suggestsOn, suggestsAt }: AsksNames) =>
	!stages.includes('suggesting') || Boolean(suggestsOn && suggestsAt);
const wantUntil = () => m.coproduction_decision_want_until();

/** A new decision, with the id that makes sending it twice harmless. */
export const newDecisionForm = v.pipe(
	v.object({ id: formId, ...fields }),
	inOneAtLeast('question'),
	v.forward(v.partialCheck([['method'], ['dots']], saysDots, wantDots), ['dots']),
	v.forward(v.partialCheck([['stages'], ['suggestsOn'], ['suggestsAt']], saysUntil, wantUntil), ['suggestsOn']),
	v.transform((typed) => ({ id: typed.id, ...decisionFrom(typed) }))
);

/** A change to a decision that is a draft, with the version it was made from. */
export const changeDecisionForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	inOneAtLeast('question'),
	v.forward(v.partialCheck([['method'], ['dots']], saysDots, wantDots), ['dots']),
	v.forward(v.partialCheck([['stages'], ['suggestsOn'], ['suggestsAt']], saysUntil, wantUntil), ['suggestsOn']),
	v.transform((typed) => ({ version: typed.version, ...decisionFrom(typed) }))
);

/** Why a vote is void. */
export const voidForm = v.object({ reason: lines(2000) });

/** When a vote closes that has not opened yet. */
export const voteEndForm = v.object({ closesOn: day, closesAt: time });

/** The runs of a programme that take its new name, by their ids. */
export const nameRunsForm = v.object({ runs: v.optional(v.array(v.string()), []) });
