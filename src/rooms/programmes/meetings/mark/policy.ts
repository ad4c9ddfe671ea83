import { states, type AttendanceState } from './form.ts';
import { fold, standing, type Mark, type MarkLine } from './fold.ts';

/** A mark that the house keeps: whose tap it was. */
export interface KeptMark extends Mark {
	readonly key: { readonly subject: string; readonly field: MarkField };
	readonly by: string;
	/** When it arrived. */
	readonly keptAt: string;
}

/** What can be tapped about somebody's line of a register. */
export const markFields = ['line', 'brought', 'walk-in'] as const;
export type MarkField = (typeof markFields)[number];

/** How somebody's line of a register stands. */
export interface StandingLine {
	/** Null where nothing is noted and she did not walk in: she has no line. */
	state: AttendanceState | null;
	walkIn: boolean;
	brought: string;
}

/** A line of which two phones say different things, with what each says, the latest first. */
export interface Difference {
	field: MarkField;
	/** What is shown and counted until somebody taps one. */
	shown: string;
	stands: { id: string; value: unknown; by: string; at: Date }[];
}

/** How a line stands by the marks about one person. Whoever walked in was there, unless something else was noted of her since. */
export function standingLineOf(marks: readonly Mark[]): StandingLine {
	const values = new Map(fold(marks).map((line) => [line.field, shownOf(line)]));
	const walkIn = Boolean(values.get('walk-in'));
	const state = states.find((one) => one === values.get('line')) ?? (walkIn ? 'came' : null);
	const brought = values.get('brought');
	return { state, walkIn, brought: state && typeof brought === 'string' ? brought : '' };
}

/** The marks of somebody's line that no other has seen, by their ids: what her screen showed when she tapped. */
export function standingIds(marks: readonly KeptMark[], fields: readonly MarkField[]): string[] {
	return fields.flatMap((field) => standing(marks.filter(({ key }) => key.field === field)).map(({ id }) => id));
}

/** What two phones say differently of one person, with the names of those who tapped. */
export function differencesIn(marks: readonly KeptMark[]): Difference[] {
	const by = new Map(marks.map((mark) => [mark.id, mark.by]));
	return fold(marks)
		.filter((line) => line.differs)
		.map((line) => ({
			field: markFields.find((one) => one === line.field) ?? 'line',
			shown: line.stands[0]?.id ?? '',
			stands: line.stands.map(({ id, value, at }) => ({ id, value, by: by.get(id) ?? '', at: new Date(at) }))
		}));
}

const shownOf = ({ value, stands }: MarkLine): unknown => value ?? stands[0]?.value;
