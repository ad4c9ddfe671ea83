import * as v from 'valibot';
import { day, formId, line, maybe, oneOf, orEmpty, tick, time, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const occasionMost = { place: 120, words: 120, why: 300, minutes: 720, many: 60, disturbances: 200 } as const;

/** The parts that a session at which people tell can have. */
export const stretchKinds = [
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
export type StretchKind = (typeof stretchKinds)[number];

/** What can disturb one, by one tap. */
export const disturbances = ['noise', 'children', 'late-start', 'interpreting', 'somebody-upset'] as const;
export type Disturbance = (typeof disturbances)[number];

/** A part as it is planned; minutes are null where it takes as long as it needs. */
export interface PlannedStretch {
	kind: StretchKind;
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
	parts: PlannedStretch[];
}

/** The places that a part can have. */
export const stretchPlaces = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
type Place = (typeof stretchPlaces)[number];
const kindOf = v.optional(v.union([v.literal(''), v.picklist(stretchKinds)]), '');
const minutesOf = v.optional(orEmpty(v.pipe(whole(1, 600), v.transform(String))), '');

const rows = Object.fromEntries(
	stretchPlaces.flatMap((at) => [
		[`kind-${at}`, kindOf],
		[`minutes-${at}`, minutesOf]
	])
) as Record<`kind-${Place}`, typeof kindOf> & Record<`minutes-${Place}`, typeof minutesOf>;

/** A language as it is sent: what is no such code has no name either. */
export const languageCode = /^[a-z]{2,3}$/;

const written = {
	heldOn: day,
	starts: time,
	place: line(occasionMost.place),
	minutes: whole(10, occasionMost.minutes),
	people: whole(1, 200),
	facilitators: whole(1, 50),
	languages: v.pipe(
		v.optional(v.array(v.pipe(v.string(), v.regex(languageCode))), []),
		v.minLength(1, () => m.forms_choose()),
		v.maxLength(10)
	),
	children: tick,
	...rows,
	other: maybe(occasionMost.words)
};
type Written = v.InferOutput<v.ObjectSchema<typeof written, undefined>>;

const partsOf = (typed: Written): PlannedStretch[] =>
	stretchPlaces.flatMap((at) => {
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
		const other = stretchPlaces.find((at) => input[`kind-${at}`] === 'other');
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

/** What can be done so that nothing is lost. */
export const remedyKinds = ['map-one-to-one', 'drop', 'longer'] as const;

/** Which offer is taken, of the session as it stood when the page was opened. */
export const remedyForm = v.object({
	version: whole(1, 1_000_000),
	offer: oneOf(remedyKinds),
	part: v.optional(v.union([v.literal(''), v.picklist(stretchKinds)]), '')
});

/** What disturbs it right now. */
export const disturbanceForm = v.object({ kind: oneOf(disturbances) });

/** What became of one part. */
export interface ToldStretch {
	place: number;
	/** 0 where it was lost; null where nobody says. */
	took: number | null;
	why: string | null;
}

/** What happened at a session. */
export interface ToldOccasion {
	came: number;
	late: number;
	parts: ToldStretch[];
}

const tookOf = v.optional(orEmpty(v.pipe(whole(0, 600), v.transform(String))), '');
const whyOf = maybe(occasionMost.why);
const toldRows = Object.fromEntries(
	stretchPlaces.flatMap((at) => [
		[`took-${at}`, tookOf],
		[`why-${at}`, whyOf]
	])
) as Record<`took-${Place}`, typeof tookOf> & Record<`why-${Place}`, typeof whyOf>;

/** What happened, part by part. */
export const happenedForm = v.pipe(
	v.object({ came: whole(0, 200), late: whole(0, 240), ...toldRows }),
	v.transform((typed): ToldOccasion => ({
		...{ came: typed.came, late: typed.late },
		parts: stretchPlaces.map((place) => {
			const took = typed[`took-${place}`];
			return { place, took: took ? Number(took) : null, why: typed[`why-${place}`] || null };
		})
	}))
);

/** A plan as the fields of its form hold it. */
export function occasionValues({ parts, ...plan }: OccasionFields): Record<string, string> {
	const rows = parts.flatMap(({ kind, minutes }, at) => [
		[`kind-${at + 1}`, kind],
		[`minutes-${at + 1}`, minutes === null ? '' : String(minutes)]
	]);
	return {
		...{ heldOn: plan.heldOn, starts: plan.starts, place: plan.place, minutes: String(plan.minutes) },
		...{ people: String(plan.people), facilitators: String(plan.facilitators), children: plan.children ? 'yes' : '' },
		other: parts.find(({ kind }) => kind === 'other')?.words ?? '',
		...(Object.fromEntries(rows) as Record<string, string>)
	};
}

/** What a new session begins with. */
export const usualStretches: readonly PlannedStretch[] = (
	['arrive', 'welcome', 'warm-up', 'stories', 'break', 'close'] as const
).map((kind) => ({ kind, words: null, minutes: null }));

/** What happened as the fields of its form hold it. */
export function toldValues(
	came: number | null,
	late: number | null,
	parts: readonly ToldStretch[]
): Record<string, string> {
	const text = (number: number | null) => (number === null ? '' : String(number));
	const rows = parts.flatMap(({ place, took, why }) => [
		[`took-${place}`, text(took)],
		[`why-${place}`, why ?? '']
	]);
	return { came: text(came), late: text(late), ...(Object.fromEntries(rows) as Record<string, string>) };
}
