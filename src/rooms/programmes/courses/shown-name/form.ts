import * as v from 'valibot';
import { maybe, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { mostName } from '#rooms/people/person/form.ts';

/** Whether her first name is shown on the pages of her courses, and which name that is. */
export const shownNameForm = v.pipe(
	v.object({ shown: tick, name: maybe(mostName) }),
	v.forward(
		v.check(
			({ shown, name }) => !shown || name !== '',
			() => m.programmes_asking_name_needed()
		),
		['name']
	)
);
