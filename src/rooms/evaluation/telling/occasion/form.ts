import * as v from 'valibot';
import { day, formId, line, maybe, oneOf, orEmpty, tick, time, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const occasionMost = { place: 120, parts: 9, words: 120, why: 300, many: 60, disturbances: 200 } as const;

/** The parts that a session at which people tell can have. */
export const partKinds = [
	'arrive',
	'welcome',
	'warm-up',
	'stories',
	'focus-group',
	'support-map',
	'break',
	'close',
	'other'
] as const;
export type PartKind = (typeof partKinds)[number];

/** What can disturb one, by one tap. */
export const disturbances = ['noise', 'children', 'late-start', 'interpreting', 'somebody-upset'] as const;
export type Disturbance = (typeof disturbances)[number];

/** A part as it is planned; minutes are null where it takes as long as it needs. */
export interface PlannedPart {
	kind: PartKind;
	/** What it is, where it is none of the known. */
	words: string | null;
	minutes: number | null;
}

/** A session as it is planned. */
export interface OccasionFields {
	heldOn: string;
	starts: string;
	place: string;
	minutes: number;
	people: number;
	facilitators: number;
	languages: string[];
	children: boolean;
	parts: PlannedPart[];
}

const numbers = Array.from({ length: occasionMost.parts }, (_, at) => at + 1);
const kindOf = v.optional(v.union([v.literal(''), v.picklist(partKinds)]), '');
const minutesOf = orEmpty(v.pipe(whole(1, 600), v.transform(String)));

const rows = Object.fromEntries(
	numbers.flatMap((at) => [
		[`kind-${at}`, kindOf],
		[`minutes-${at}`, minutesOf]
	])
) as Record<`kind-${number}`, typeof kindOf> & Record<`minutes-${number}`, typeof minutesOf>;

const written = {
	heldOn: day,
	starts: time,
	place: line(occasionMost.place),
	minutes: whole(10, 720),
	people: whole(1, 200),
	facilitators: whole(1, 50),
	languages: v.pipe(
		v.optional(v.array(v.pipe(v.string(), v.regex(/^[a-z-]{2,12}$/))), []),
		v.minLength(1, () => m.forms_choose()),
		v.maxLength(10)
	),
	children: tick,
	other: maybe(occasionMost.words),
	...rows
};
type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;

const partsOf = (typed: Written): PlannedPart[] =>
	numbers.flatMap((at) => {
		const [kind, minutes] = [typed[`kind-${at}`], typed[`minutes-${at}`]];
		const words = kind === 'other' ? typed.other || null : null;
		return kind ? [{ kind, words, minutes: minutes ? Number(minutes) : null }] : [];
	});

/** There is a part, and one that is none of the known says what it is and how long it takes. */
const sayParts = <Sent extends Written>() =>
	v.rawCheck<Sent>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		const problem = (key: keyof Written, message: string) =>
			addIssue({ message, path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
		const parts = partsOf(input);
		if (!parts.length) problem('kind-1', m.evaluation_occasion_parts_needed());
		const other = numbers.find((at) => input[`kind-${at}`] === 'other');
		if (other === undefined) return;
		if (!input.other) problem('other', m.forms_needed());
		if (!input[`minutes-${other}`]) problem(`minutes-${other}`, m.forms_needed());
		if (parts.filter(({ kind }) => kind === 'other').length > 1) problem('other', m.evaluation_occasion_one_other());
	});

const occasionFrom = (typed: Written): OccasionFields => ({
	...{ heldOn: typed.heldOn, starts: typed.starts, place: typed.place, minutes: typed.minutes },
	...{ people: typed.people, facilitators: typed.facilitators, languages: typed.languages },
	...{ children: typed.children, parts: partsOf(typed) }
});

/** A new session, with the id that makes sending it twice harmless. */
export const newOccasionForm = v.pipe(
	v.object({ id: formId, ...written }),
	sayParts(),
	v.transform(({ id, ...typed }) => ({ id, ...occasionFrom(typed) }))
);

/** A session as it is to be, with the version it was made from. */
export const occasionForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...written }),
	sayParts(),
	v.transform(({ version, ...typed }) => ({ version, ...occasionFrom(typed) }))
);

/** What disturbs it right now. */
export const disturbanceForm = v.object({ kind: oneOf(disturbances) });

/** What became of one part. */
export interface ToldPart {
	place: number;
	/** 0 where it was lost; null where nobody says. */
	took: number | null;
	why: string | null;
}

/** What happened at a session. */
export interface ToldOccasion {
	came: number;
	late: number;
	parts: ToldPart[];
}

const tookOf = orEmpty(v.pipe(whole(0, 600), v.transform(String)));
const whyOf = maybe(occasionMost.why);
const toldRows = Object.fromEntries(
	numbers.flatMap((at) => [
		[`took-${at}`, tookOf],
		[`why-${at}`, whyOf]
	])
) as Record<`took-${number}`, typeof tookOf> & Record<`why-${number}`, typeof whyOf>;

/** What happened, part by part. */
export const toldForm = v.pipe(
	v.object({ came: whole(0, 200), late: whole(0, 240), ...toldRows }),
	v.transform((typed): ToldOccasion => ({
		...{ came: typed.came, late: typed.late },
		parts: numbers.map((place) => {
			const took = typed[`took-${place}`];
			return { place, took: took ? Number(took) : null, why: typed[`why-${place}`] || null };
		})
	}))
);
