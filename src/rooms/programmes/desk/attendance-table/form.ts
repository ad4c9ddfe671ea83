/** By what attendance can be told apart. */
export const dimensions = [
	'programme',
	'kind',
	'area',
	'partner',
	'block',
	'session',
	'on',
	'month',
	'weekday',
	'person',
	'language',
	'membership'
] as const;
export type Dimension = (typeof dimensions)[number];

/** What the page offers of them. A person stands alone there: with another column a row would be hers alone. */
export const columnChoices = [
	'month',
	'programme',
	'kind',
	'area',
	'partner',
	'block',
	'weekday',
	'language',
	'membership',
	'person'
] as const;
export type Column = (typeof columnChoices)[number];

/** The spans of time that a table may cover; each has an end. */
export const periods = ['three-months', 'twelve-months', 'this-year', 'last-year'] as const;
export type Period = (typeof periods)[number];

/** Which table is asked for. */
export interface AttendanceLook {
	/** One or two, the first named first. */
	by: Column[];
	period: Period;
	/** As it may go to readers who see nobody. */
	forReaders: boolean;
}

/** Reads it from an address; what is nonsense there asks for the last three months by month. */
export function lookIn(params: URLSearchParams): AttendanceLook {
	const dimension = (name: string) => columnChoices.find((one) => one === params.get(name));
	const forReaders = params.get('for') === 'readers';
	const asked = [dimension('by'), dimension('and')].filter((one) => one !== undefined);
	const by = asked.includes('person') ? (['person'] as const) : [...new Set(asked)];
	return {
		by: by.length && !(forReaders && by[0] === 'person') ? [...by] : ['month'],
		period: periods.find((one) => one === params.get('period')) ?? 'three-months',
		forReaders
	};
}

/** The address that asks for a table. */
export function lookAs({ by: [by, and], period, forReaders }: AttendanceLook): string {
	const asked = { by: by ?? 'month', ...(and ? { and } : {}), period, ...(forReaders ? { for: 'readers' } : {}) };
	return new URLSearchParams(asked).toString();
}
