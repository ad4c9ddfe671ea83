import * as v from 'valibot';
import { chosen, day, formId, line, maybe, maybeLines, oneOf, orEmpty, whole } from '#platform/forms/fields.ts';

export const stakeholderMost = { name: 120, gives: 300, fears: 300, notes: 600, talkBy: 120, many: 60 } as const;

export const stakeholderKinds = ['person', 'group', 'organisation'] as const;
export type StakeholderKind = (typeof stakeholderKinds)[number];

/** How somebody stands to it, from those who carry it to those who would rather have it not. */
export const attitudes = ['for', 'rather-for', 'open', 'rather-against', 'against'] as const;
export type Attitude = (typeof attitudes)[number];

/** How much depends on her, from little to everything. */
export const influences = ['little', 'some', 'much', 'last-word'] as const;
export type Influence = (typeof influences)[number];

/** Somebody who has a say in whether a project works. */
export interface StakeholderFields {
	name: string;
	kind: StakeholderKind;
	attitude: Attitude;
	influence: Influence;
	/** What she gives, or could give. */
	gives: string | null;
	fears: string | null;
	notes: string | null;
	/** Who talks to her next, and when. */
	talkBy: string | null;
	talkOn: string | null;
	/** When somebody talked to her last. */
	talkedOn: string | null;
}

const fields = {
	name: line(stakeholderMost.name),
	kind: oneOf(stakeholderKinds),
	attitude: oneOf(attitudes),
	influence: oneOf(influences),
	gives: maybe(stakeholderMost.gives),
	fears: maybe(stakeholderMost.fears),
	talkBy: maybe(stakeholderMost.talkBy),
	talkOn: orEmpty(day),
	talkedOn: orEmpty(day),
	notes: maybeLines(stakeholderMost.notes)
};

function stakeholderFrom(typed: v.InferOutput<v.ObjectSchema<typeof fields, undefined>>): StakeholderFields {
	const { name, kind, attitude, influence, gives, fears, talkBy, talkOn, talkedOn, notes } = typed;
	return {
		...{ name, kind, attitude, influence, gives: gives || null, fears: fears || null, notes: notes || null },
		...{ talkBy: talkBy || null, talkOn: talkOn || null, talkedOn: talkedOn || null }
	};
}

/** Somebody new, with the id that makes sending it twice harmless. */
export const newStakeholderForm = v.pipe(
	v.object({ id: formId, ...fields }),
	v.transform((typed) => ({ id: typed.id, ...stakeholderFrom(typed) }))
);

/** What is known of her said anew, with the version it was made from. */
export const changeStakeholderForm = v.pipe(
	v.object({ version: whole(1, 1_000_000), ...fields }),
	v.transform((typed) => ({ version: typed.version, ...stakeholderFrom(typed) }))
);

/** To whom somebody has talked. */
export const talkedForm = v.object({ stakeholder: chosen });

/** A stakeholder as the fields of her form hold her. */
export function stakeholderValues({ gives, fears, notes, talkBy, talkOn, talkedOn, ...rest }: StakeholderFields) {
	return {
		...{ name: rest.name, kind: rest.kind, attitude: rest.attitude, influence: rest.influence, gives: gives ?? '' },
		...{ fears: fears ?? '', notes: notes ?? '', talkBy: talkBy ?? '', talkOn: talkOn ?? '', talkedOn: talkedOn ?? '' }
	};
}
