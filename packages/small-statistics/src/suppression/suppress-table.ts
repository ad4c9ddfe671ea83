import { hide, knowledgeOf, publishedTable, withoutNewest } from './knowledge.ts';
import type { Knowledge, Known } from './knowledge.ts';
import { whoIsOpen } from './membership.ts';
import { demandRule } from './rule.ts';
import type { SuppressionRule } from './rule.ts';
import { fewBetween, hiddenNow } from './secrets.ts';
import type { Secret } from './secrets.ts';
import { swapsOf } from './swaps.ts';
import type { Swap } from './swaps.ts';
import { demandTable } from './table.ts';
import type { Release, TableOfPeople } from './table.ts';
import { stepFor, take, trueWorld } from './worlds.ts';
import type { Step } from './worlds.ts';

/** Every hidden number can be at least this many different numbers for all that readers know. */
export const possibleValues = 3;

/**
 * Counts people by row and column with totals, and hides what must not be seen: small counts; further counts without which
 * the small ones could be worked out by subtraction from totals; and counts whose difference from an earlier release would
 * tell about a few people.
 *
 * For every hidden small count, for small counts hidden in one line taken together, and for any few people who are in one
 * release and not in another, it looks for other tables that would be published in exactly the same way, all releases
 * together. Only when at least three different numbers are possible is the secret kept; otherwise it hides the counts that
 * stand in the way of another table, smallest first, and begins again. If even that does not help, nothing is shown.
 *
 * People who are `open` are no secret: a count is hidden only for those in it who are not, when they are few. Readers are
 * taken to know who is open and where they stand, so it is the number of the others that stays as uncertain as if they were
 * the whole table. If everybody is open nothing is hidden. Somebody may be open in one release and not in another: what
 * they said last holds.
 *
 * `earlier`: the releases that the same readers have, with the same rows and columns, up to 15 (a handful in practice: the
 * work grows with the square of the combinations of releases that people are in). A person may have moved to another
 * cell since. The guarantee holds against readers who know the rule, the margins and the filters, but not against one
 * who knows people in the table, or who has other tables than those given.
 * `RangeError` for an impossible rule, names that occur twice, and people who are placed twice or nowhere.
 */
export function suppressTable(table: TableOfPeople, rule: SuppressionRule, earlier: readonly Release[] = []): Release {
	demandRule(rule);
	demandTable(table, earlier);
	const known = whoIsOpen([...earlier.map(({ people }) => people), table.people]);
	const anybodyOpen = known.some((open) => open.size > 0);
	const views = known.map((open): View => {
		const knowledge = knowledgeOf(table, rule, earlier, open, anybodyOpen);
		const newest = knowledge.releases.at(-1);
		if (!newest) throw new RangeError('there is no release');
		return { knowledge, newest, swaps: swapsOf(knowledge), between: fewBetween(knowledge) };
	});
	const hideInAll = (edges: readonly number[]) =>
		views.forEach(({ newest }) => edges.forEach((edge) => hide(newest, edge)));
	const first = views[0]?.newest;
	if (!first) throw new RangeError('there is no release');
	hideInAll(views.flatMap(({ newest }) => [...newest.shown.keys()].filter((edge) => !newest.shown[edge])));
	for (let safe = false; !safe;) {
		const toHide = views.map(nextToHide).find((edges) => edges.length > 0) ?? [];
		hideInAll(toHide);
		safe = toHide.length === 0;
	}
	const withheld = !first.shown.includes(true);
	return { table: publishedTable(table, first), withheld, rule, people: table.people };
}

/** What is known to readers who know certain people, and what is to be kept from them. */
type View = {
	readonly knowledge: Knowledge;
	readonly newest: Known;
	readonly swaps: readonly Swap[];
	readonly between: readonly Secret[];
};

/** What has to be hidden for the first secret that is not kept yet; everything when that can't be had; nothing when all are. */
function nextToHide({ knowledge, newest, swaps, between }: View): readonly number[] {
	const shown = [...newest.shown.entries()].filter(([, isShown]) => isShown).map(([edge]) => edge);
	// A release that shows nothing adds nothing to what readers know.
	if (shown.length === 0) return [];
	for (const secret of [...hiddenNow(knowledge), ...between]) {
		const offer = offerFor(secret, knowledge, swaps);
		if (offer === 'is kept') continue;
		if (offer) return offer.toHide;
		// What people who opened since give away about the others in an earlier release, no hiding takes back.
		const lost = () => valuesOf(secret, knowledge, swaps) >= valuesOf(secret, withoutNewest(knowledge), swaps);
		if (secret.must && !(knowledge.anybodyOpen && lost())) return shown;
	}
	return [];
}

/** How many different numbers a secret can be for all that readers know, as far as they are looked for. */
function valuesOf(secret: Secret, knowledge: Knowledge, swaps: readonly Swap[]): number {
	return worldsFor(secret, knowledge, swaps).values;
}

/** Whether enough other tables are possible already, or else the cheapest step to one more, if there is any. */
function offerFor(secret: Secret, knowledge: Knowledge, swaps: readonly Swap[]): Step | 'is kept' | undefined {
	const { values, ends } = worldsFor(secret, knowledge, swaps);
	if (values >= possibleValues) return 'is kept';
	const offers = ends.map(({ by, world }) => stepFor(secret, by, world, knowledge, swaps, true));
	return offers.filter((offer) => offer !== undefined).sort((one, other) => one.price - other.price)[0];
}

/** Walks away from the true table, both ways, until there are values enough or no other table is free to be had. */
function worldsFor(secret: Secret, knowledge: Knowledge, swaps: readonly Swap[]) {
	let values = 1;
	const ends = ([1, -1] as const).map((by) => {
		const world = trueWorld(knowledge);
		while (values < possibleValues) {
			const step = stepFor(secret, by, world, knowledge, swaps, false);
			if (!step) break;
			take(world, step, knowledge);
			values++;
		}
		return { by, world };
	});
	return { values, ends };
}
