import { m } from '#messages';
import { clock } from '#platform/i18n/dates.ts';
import type { HeadsOfMeeting } from '../head-count/queries.server.ts';
import { attendanceWords } from '../register/form.ts';
import type { TypedSheet } from './form.ts';

/** Who counted what, where two did and do not agree. */
export const differingHeads = (differs: HeadsOfMeeting['differs'], zone: string): string[] =>
	differs.map(({ called, at, adults, children }) =>
		m.programmes_heads_by({
			name: called || m.programmes_heads_somebody(),
			time: clock(at, zone),
			heads: headsInWords({ walkIns: 0, adults, children }).join(', ')
		})
	);

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
