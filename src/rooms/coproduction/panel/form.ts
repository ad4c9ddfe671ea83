import * as v from 'valibot';
import { chosen, email, orEmpty, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Who sits on a panel: somebody of the project, or the address with which somebody signs in; and whether as a parent. */
export const panellistForm = v.pipe(
	v.object({
		person: v.optional(v.union([v.literal(''), chosen]), ''),
		email: orEmpty(email),
		asParent: tick
	}),
	v.forward(
		v.check(
			({ person, email }) => Boolean(person || email),
			() => m.coproduction_listen_who_needed()
		),
		['person']
	)
);
export type PanellistFields = v.InferOutput<typeof panellistForm>;
