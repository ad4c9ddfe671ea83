import { m } from '#messages';
import { attendanceWords } from '../register/form.ts';
import type { TypedSheet } from './form.ts';

/** The heads that were counted, in words, and how many walked in whose names nobody wrote down; nothing where neither was said. */
export function headsInWords({ walkIns, adults, children }: Omit<TypedSheet, 'lines'>): string[] {
	return [
		...(walkIns ? [m.programmes_typed_walk_ins({ count: walkIns })] : []),
		...(adults === null
			? []
			: [
					children === null
						? m.programmes_typed_heads_adults({ adults })
						: m.programmes_typed_heads({ adults, children })
				])
	];
}

/** What a sheet says, read back before it is kept: each line with its name, then walk-ins and heads. Who is no longer on the register has no name. */
export function sheetInWords({ lines, ...heads }: TypedSheet, names: readonly (string | undefined)[]): string[] {
	return [
		...lines.map(({ n, state }) => {
			const name = names[n - 1];
			return name
				? m.programmes_typed_line({ n, name, state: attendanceWords(state) })
				: m.programmes_typed_line_gone({ n });
		}),
		...headsInWords(heads)
	];
}
