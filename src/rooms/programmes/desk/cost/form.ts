import * as v from 'valibot';
import { m } from '#messages';

/** What a run costs money for; the crèche is a line of its own. */
export const costKinds = ['venue', 'creche', 'food', 'materials', 'fees', 'staff'] as const;
export type CostKind = (typeof costKinds)[number];

/** What one kind of cost was to be and was, in pence; the hours are those of staff, planned. */
export interface CostLine {
	what: CostKind;
	planned: number;
	paid: number;
	hours: number | null;
}

/** A sum in pounds as people write it; left empty it is none. */
const sum = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.replace(/[£€\s]/g, '').replace(',', '.') || '0'),
	v.regex(/^\d{1,6}(\.\d{1,2})?$/, () => m.programmes_money_sum_wrong()),
	v.transform((text) => Math.round(Number(text) * 100))
);
const hours = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.trim().replace(',', '.')),
	v.regex(/^(\d{1,4}(\.\d{1,2})?)?$/, () => m.forms_number()),
	v.transform((text) => (text === '' ? null : Number(text)))
);

const each = <Field>(ending: string, field: Field) =>
	Object.fromEntries(costKinds.map((what) => [`${what}-${ending}`, field])) as Record<`${CostKind}-${string}`, Field>;

/** All costs of a run at once. */
export const costForm = v.pipe(
	v.object({ ...each('planned', sum), ...each('paid', sum), hours }),
	v.transform((typed): CostLine[] => {
		const all = typed as unknown as Record<string, number> & { hours: number | null };
		const of = (what: CostKind, ending: string) => all[`${what}-${ending}`] ?? 0;
		return costKinds.map((what) => ({
			what,
			planned: of(what, 'planned'),
			paid: of(what, 'paid'),
			hours: what === 'staff' ? all.hours : null
		}));
	})
);
