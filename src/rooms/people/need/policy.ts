import type { Actor } from '#platform/db/tx.ts';
import { needKinds, type Need, type NeedKind } from './form.ts';

/** What somebody needs is hers to say; a coordinator says it for her when she asks (../on-behalf). */
export function maySayNeeds(actor: Actor, personId: string): boolean {
	return actor.id === personId;
}

/** What stands of somebody, one of a kind: where two records of her were brought together, all that both say. */
export function foldNeeds(rows: readonly Need[]): Need[] {
	return needKinds.flatMap((kind) => {
		const said = rows.filter((row) => row.kind === kind);
		if (!said.length) return [];
		const choices = [...new Set(said.flatMap((row) => row.choices))].sort();
		const words = [...new Set(said.map((row) => row.words).filter(Boolean))].join(' · ');
		return [{ kind, choices, words }];
	});
}

/** Whether two say the same. */
export function isSameNeed(one: Need | undefined, other: Need | undefined): boolean {
	const asText = (need: Need | undefined) => need && JSON.stringify([[...need.choices].sort(), need.words]);
	return asText(one) === asText(other);
}

/** So many of those who come need this: one choice, or a kind of which there are words alone. */
export interface NeedCount {
	kind: NeedKind;
	choice: string | null;
	count: number;
}

/** What is to be had ready for these people, counted by what each needs; of names and words it says nothing. */
export function countNeeds(people: readonly { needs: readonly Need[] }[]): NeedCount[] {
	const each = people.flatMap(({ needs }) =>
		needs.flatMap(({ kind, choices }) =>
			(choices.length ? choices : [null]).map((choice): Omit<NeedCount, 'count'> => ({ kind, choice }))
		)
	);
	const counted = Map.groupBy(each, ({ kind, choice }) => `${kind} ${choice ?? ''}`);
	return needKinds.flatMap((kind) =>
		[...counted.values()].flatMap((same) => (same[0]?.kind === kind ? [{ ...same[0], count: same.length }] : []))
	);
}
