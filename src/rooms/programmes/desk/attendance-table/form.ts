/** By what attendance can be told apart. */
export const dimensions = [
	'programme',
	'kind',
	'area',
	'block',
	'session',
	'on',
	'month',
	'weekday',
	'person',
	'language'
] as const;
export type Dimension = (typeof dimensions)[number];
