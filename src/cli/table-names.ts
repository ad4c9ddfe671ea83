import { columnChoices, type Column } from '../rooms/programmes/desk/attendance-table/form.ts';

/** Every table that can be taken. */
export type TableName = `attendance-by-${Column}` | 'claims' | 'costs' | 'rosters';
export const tableNames: readonly TableName[] = [
	...columnChoices.map((by) => `attendance-by-${by}` as const),
	'claims',
	'costs',
	'rosters'
];
