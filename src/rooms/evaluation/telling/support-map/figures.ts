/** What somebody is to her. */
export const tieKinds = [
	'partner',
	'family',
	'friend',
	'parent',
	'neighbour',
	'peer-supporter',
	'group',
	'professional',
	'service',
	'faith',
	'place',
	'online',
	'other'
] as const;
export type TieKind = (typeof tieKinds)[number];

/** What somebody gives. */
export const supportKinds = ['listening', 'practical', 'childcare', 'money', 'advice', 'company', 'language'] as const;
export type SupportKind = (typeof supportKinds)[number];

/** How much strain there is in a tie, from none on. */
export const strains = ['none', 'some', 'a-lot'] as const;

/** Somebody who is there for her, at one time. */
export interface Tie {
	id: string;
	/** The same one on an earlier map, by its id there. */
	sameAs: string | null;
	kind: TieKind;
	/** 1 close, 2 in between, 3 far. */
	ring: 1 | 2 | 3;
	support: readonly SupportKind[];
	direction: 'to-me' | 'from-me' | 'both';
	strain: (typeof strains)[number];
	/** Whether she met this person or place through us. */
	throughUs: 'yes' | 'no' | 'not-sure';
}

/** Something that she needs now, and whether it is met. */
export interface NeedNow {
	need: string;
	met: 'yes' | 'partly' | 'no';
}

/** A map as it was drawn at one time. */
export interface MapAt {
	wave: string;
	ties: readonly Tie[];
	needs: readonly NeedNow[];
}

/** What one map says, counted. */
export interface MapFigures {
	wave: string;
	size: number;
	rings: [number, number, number];
	kinds: Record<TieKind, number>;
	/** A tie counts once in each support that it gives. */
	supports: Record<SupportKind, number>;
	/** `share`: of those of which she is sure, from 0 to 1; null where she is sure of none. */
	throughUs: { yes: number; no: number; notSure: number; share: number | null };
	twoWay: number;
	givesOnly: number;
	strained: number;
	strainedClose: number;
	needs: number;
	unmet: number;
	partly: number;
}

/** What changed from one map to the next. */
export interface MapChange {
	from: string;
	to: string;
	kept: number;
	new: number;
	gone: number;
	newThroughUs: number;
	closer: number;
	farther: number;
	nowTwoWay: number;
	strainEased: number;
	strainGrown: number;
	needsMet: number;
	needsNew: number;
	needsNoLongerNamed: number;
}

const count = <T>(all: readonly T[], is: (one: T) => boolean) => all.filter(is).length;
const countEach = <Key extends string, T>(
	keys: readonly Key[],
	all: readonly T[],
	has: (one: T, key: Key) => boolean
) => Object.fromEntries(keys.map((key) => [key, count(all, (one) => has(one, key))])) as Record<Key, number>;

/** Counts what one map shows. We ourselves are drawn at its rim and are no tie. */
export function mapFigures({ wave, ties, needs }: MapAt): MapFigures {
	const isStrained = ({ strain }: Tie) => strain !== 'none';
	const through = (said: Tie['throughUs']) => count(ties, ({ throughUs }) => throughUs === said);
	const [yes, no] = [through('yes'), through('no')];
	return {
		wave,
		size: ties.length,
		rings: [1, 2, 3].map((at) => count(ties, ({ ring }) => ring === at)) as [number, number, number],
		kinds: countEach(tieKinds, ties, ({ kind }, key) => kind === key),
		supports: countEach(supportKinds, ties, ({ support }, key) => support.includes(key)),
		throughUs: { yes, no, notSure: through('not-sure'), share: yes + no ? yes / (yes + no) : null },
		twoWay: count(ties, ({ direction }) => direction === 'both'),
		givesOnly: count(ties, ({ direction }) => direction === 'from-me'),
		strained: count(ties, isStrained),
		strainedClose: count(ties, (tie) => isStrained(tie) && tie.ring === 1),
		needs: needs.length,
		unmet: count(needs, ({ met }) => met === 'no'),
		partly: count(needs, ({ met }) => met === 'partly')
	};
}

/** What changed between each map and the next. Ties are the same where she said so, and never because they look alike. */
export function changesOf(maps: readonly MapAt[]): MapChange[] {
	const firstOf = firstIds(maps);
	return maps.slice(1).flatMap((to, at) => {
		const from = maps[at];
		return from ? [changeOf(from, to, firstOf)] : [];
	});
}

/** For each tie the id under which it was first drawn. */
function firstIds(maps: readonly MapAt[]): (tie: Tie) => string {
	const firsts = new Map<string, string>();
	for (const { ties } of maps)
		for (const { id, sameAs } of ties) firsts.set(id, sameAs === null ? id : (firsts.get(sameAs) ?? sameAs));
	return ({ id }) => firsts.get(id) ?? id;
}

function changeOf(from: MapAt, to: MapAt, firstOf: (tie: Tie) => string): MapChange {
	const before = new Map(from.ties.map((tie) => [firstOf(tie), tie]));
	const after = new Set(to.ties.map(firstOf));
	const pairs = to.ties.map((now) => ({ now, then: before.get(firstOf(now)) }));
	const kept = pairs.flatMap(({ now, then }) => (then ? [{ now, then }] : []));
	const strain = (tie: Tie) => strains.indexOf(tie.strain);
	const metBefore = new Map(from.needs.map(({ need, met }) => [need, met]));
	return {
		from: from.wave,
		to: to.wave,
		kept: kept.length,
		new: pairs.length - kept.length,
		gone: count(from.ties, (tie) => !after.has(firstOf(tie))),
		newThroughUs: count(pairs, ({ now, then }) => !then && now.throughUs === 'yes'),
		closer: count(kept, ({ now, then }) => now.ring < then.ring),
		farther: count(kept, ({ now, then }) => now.ring > then.ring),
		nowTwoWay: count(kept, ({ now, then }) => now.direction === 'both' && then.direction !== 'both'),
		strainEased: count(kept, ({ now, then }) => strain(now) < strain(then)),
		strainGrown: count(kept, ({ now, then }) => strain(now) > strain(then)),
		needsMet: count(to.needs, ({ need, met }) => met === 'yes' && (metBefore.get(need) ?? 'yes') !== 'yes'),
		needsNew: count(to.needs, ({ need }) => !metBefore.has(need)),
		needsNoLongerNamed: count(from.needs, ({ need }) => !to.needs.some((each) => each.need === need))
	};
}

/** A share in thousandths, half up: 9 of 13 is 692; null of nobody. */
export const permille = (part: number, whole: number): number | null =>
	whole === 0 ? null : Math.floor((2000 * part + whole) / (2 * whole));
