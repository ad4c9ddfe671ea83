import * as v from 'valibot';
import { chosen, day, email, orEmpty } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Who listens: somebody of the project, or the address with which somebody signs in; until when, and when she was told how. */
export const listenerForm = v.pipe(
	v.object({
		person: v.optional(v.union([v.literal(''), chosen]), ''),
		email: orEmpty(email),
		until: day,
		briefedOn: orEmpty(day)
	}),
	v.forward(
		v.check(
			({ person, email }) => Boolean(person || email),
			() => m.coproduction_listen_who_needed()
		),
		['person']
	)
);
export type ListenerFields = v.InferOutput<typeof listenerForm>;
