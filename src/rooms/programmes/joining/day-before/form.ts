import * as v from 'valibot';
import { line } from '#platform/forms/fields.ts';
import { email, phone, type ReachKind } from '#rooms/people/person/form.ts';
import { m } from '#messages';

/** One way to reach her, whichever it is: what has an @ in it is an address, anything else a number. */
const reach = v.pipe(
	line(254),
	v.rawTransform<string, { kind: ReachKind; value: string }>(({ dataset, addIssue, NEVER }) => {
		const kind: ReachKind = dataset.value.includes('@') ? 'email' : 'phone';
		const read = v.safeParse(kind === 'email' ? email : phone, dataset.value);
		if (read.success) return { kind, value: read.output };
		addIssue({ message: kind === 'email' ? read.issues[0].message : m.programmes_groups_tell_wrong() });
		return NEVER;
	})
);

/** "Tell me the day before": by which way. */
export const dayBeforeForm = v.object({ reach });
export type WayToTell = v.InferOutput<typeof reach>;
