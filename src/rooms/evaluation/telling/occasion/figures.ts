/** A part of a session at which people tell: what it is, and how long it is planned to take. */
export interface OccasionStretch {
	kind: string;
	/** Minutes; null where nobody has said how many. */
	minutes: number | null;
}

/** A session as it is planned. */
export interface OccasionPlan {
	/** How long everybody has, in minutes. */
	minutes: number;
	people: number;
	facilitators: number;
	/** How many languages are spoken in it, each said in turn. */
	languages: number;
	/** Whether children come and go. */
	children: boolean;
	/** The usual late start of this organisation in minutes. */
	late?: number;
	parts: readonly OccasionStretch[];
}

/** What a session needs, and what would be lost. */
export interface OccasionNeeds {
	minutes: number;
	/** Minutes of all parts as planned; a part of which nobody has said how many counts what it needs. */
	planned: number;
	/** Minutes of all parts, the late start and the coming and going. */
	needed: number;
	/** By how much that is more than there is; 0 where it fits. */
	over: number;
	late: number;
	/** What children who come and go cost: a tenth, up to the next five minutes. */
	comingAndGoing: number;
	parts: { kind: string; planned: number; needed: number }[];
	/** Parts for which no time would be left. */
	lost: string[];
	/** Parts that fit, and are planned to take less than they need. */
	tight: string[];
}

/** What a start is late until an organisation knows its own, in minutes. */
export const usualLate = 10;

const fives = (minutes: number) => Math.ceil(Math.round(minutes * 1000) / 5000) * 5;

/** How long a part takes that always takes the same, in minutes. */
const fixed: Readonly<Record<string, number>> = { arrive: 10, welcome: 5, 'warm-up': 10, break: 10, close: 5 };

type Size = Pick<OccasionPlan, 'people' | 'facilitators' | 'languages'>;

/** How long a part takes that grows with the people, in minutes. */
const growing: Readonly<Record<string, (size: Size) => number>> = {
	stories: ({ languages }) => 25 + 5 * (languages - 1),
	'focus-group': ({ people, languages }) => fives(Math.max(30, 4 * people) * (1 + (languages - 1) / 4)),
	'support-map': ({ people, facilitators }) => 25 * Math.ceil(people / Math.max(1, facilitators))
};

/** The kinds of parts whose minutes are known; any other takes as long as is typed. */
export const knownKinds: readonly string[] = [...Object.keys(fixed), ...Object.keys(growing)];

const neededBy = ({ kind, minutes }: OccasionStretch, size: Size): number =>
	growing[kind]?.(size) ?? fixed[kind] ?? minutes ?? 0;

/** What a session needs, part by part, and which parts would be lost: those that would not be over when everybody has to go. */
export function needsOf(plan: OccasionPlan): OccasionNeeds {
	const late = plan.late ?? usualLate;
	const parts = plan.parts.map((part) => {
		const needed = neededBy(part, plan);
		return { kind: part.kind, planned: part.minutes ?? needed, needed };
	});
	const extra = (minutes: number) => (plan.children ? fives(minutes / 10) : 0);
	const sum = (of: readonly { needed: number }[]) => of.reduce((all, { needed }) => all + needed, 0);
	const firstLost = parts.findIndex((_, at) => {
		const until = sum(parts.slice(0, at + 1));
		return late + until + extra(until) > plan.minutes;
	});
	const fitting = firstLost < 0 ? parts : parts.slice(0, firstLost);
	const needed = late + sum(parts) + extra(sum(parts));
	return {
		minutes: plan.minutes,
		planned: parts.reduce((all, part) => all + part.planned, 0),
		needed,
		over: Math.max(0, needed - plan.minutes),
		late,
		comingAndGoing: extra(sum(parts)),
		parts,
		lost: parts.slice(fitting.length).map(({ kind }) => kind),
		tight: fitting.filter((part) => part.planned < part.needed).map(({ kind }) => kind)
	};
}
