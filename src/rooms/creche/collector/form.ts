import * as v from 'valibot';
import { day, formId, name, oneOf, orEmpty } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** How long somebody may collect: until she says otherwise, between two days, or on one day alone. */
export const spans = ['always', 'between', 'once'] as const;

const maybeDay = v.optional(orEmpty(day), '');

/** Whom a parent names to collect her child, and for how long. */
export const collectorForm = v.pipe(
	v.object({ id: formId, called: name(100), span: oneOf(spans), from: maybeDay, until: maybeDay, once: maybeDay }),
	v.forward(
		v.check(
			({ span, once }) => span !== 'once' || once !== '',
			() => m.creche_collector_which_day()
		),
		['once']
	),
	v.forward(
		v.check(
			({ span, from, until }) => span !== 'between' || from !== '' || until !== '',
			() => m.creche_collector_which_day()
		),
		['from']
	),
	v.forward(
		v.check(
			({ span, from, until }) => span !== 'between' || !from || !until || from <= until,
			() => m.creche_collector_order()
		),
		['until']
	),
	v.transform(({ id, called, span, from, until, once }) => ({
		id,
		called,
		from: (span === 'once' ? once : span === 'between' ? from : '') || null,
		until: (span === 'once' ? once : span === 'between' ? until : '') || null
	}))
);
export type NewCollector = v.InferOutput<typeof collectorForm>;

/** Whose name is taken off. */
export const collectorOffForm = v.object({ collector: v.pipe(v.string(), v.uuid()) });
