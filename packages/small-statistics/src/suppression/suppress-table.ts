import { hide, knowledgeOf, publishedTable } from './knowledge.ts';
import type { Knowledge, Known } from './knowledge.ts';
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
 * `earlier`: the releases that the same readers have, with the same rows and columns, up to 15 (a handful in practice: the
 * work grows with the square of the combinations of releases that people are in). A person may have moved to another
 * cell since. The guarantee holds against readers who know the rule, the margins and the filters, but not against one
 * who knows people in the table, or who has other tables than those given.
 * `RangeError` for an impossible rule, names that occur twice, and people who are placed twice or nowhere.
 */
export function suppressTable(table: TableOfPeople, rule: SuppressionRule, earlier: readonly Release[] = []): Release {
	demandRule(rule);
	demandTable(table, earlier);
	const knowledge = knowledgeOf(table, rule, earlier);
	const newest = knowledge.releases.at(-1);
	if (!newest) throw new RangeError('there is no release');
	const [swaps, between] = [swapsOf(knowledge), fewBetween(knowledge)];
	for (let safe = false; !safe;) {
		const toHide = nextToHide(knowledge, newest, swaps, between);
		toHide.forEach((edge) => hide(newest, edge));
		safe = toHide.length === 0;
	}
	const withheld = !newest.shown.includes(true);
	return { table: publishedTable(table, newest), withheld, rule, people: table.people };
}

/** What has to be hidden for the first secret that is not kept yet; everything when that can't be had; nothing when all are. */
function nextToHide(
	knowledge: Knowledge,
	newest: Known,
	swaps: readonly Swap[],
	between: readonly Secret[]
): readonly number[] {
	const shown = [...newest.shown.entries()].filter(([, isShown]) => isShown).map(([edge]) => edge);
	// A release that shows nothing adds nothing to what readers know.
	if (shown.length === 0) return [];
	for (const secret of [...hiddenNow(knowledge), ...between]) {
		const offer = offerFor(secret, knowledge, swaps);
		if (offer === 'is kept') continue;
		if (offer) return offer.toHide;
		if (secret.must) return shown;
	}
	return [];
}

/** Whether enough other tables are possible already, or else the cheapest step to one more, if there is any. */
function offerFor(secret: Secret, knowledge: Knowledge, swaps: readonly Swap[]): Step | 'is kept' | undefined {
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
	if (values >= possibleValues) return 'is kept';
	const offers = ends.map(({ by, world }) => stepFor(secret, by, world, knowledge, swaps, true));
	return offers.filter((offer) => offer !== undefined).sort((one, other) => one.price - other.price)[0];
}
