import type { Placed, TableOfPeople } from '../src/suppression/table.ts';
import type { Relation } from './attacker.ts';

export const rows = ['north', 'river', 'hill'];
export const columns = ['better', 'same', 'worse'];

/** Somebody with the facts by which filters choose: a row is also a filter's fact, the column is not. */
export type Somebody = Placed & { readonly town: number; readonly language: number; readonly first: number };
/** Who is let in. No list is empty, so there can be somebody for every filter. */
export type Filter = Readonly<{ rows: string[]; towns: number[]; languages: number[]; first: number[] }>;

type Random = () => number;
const upTo = (random: Random, most: number) => Math.floor(random() * most);
const towns = [0, 1, 2];
const languages = [0, 1, 2];

/** A crowd of 20 to 199 people, unevenly spread. */
export function crowd(random: Random): Somebody[] {
	const weights = [rows, columns].map((names) => names.map(() => 0.1 + random()));
	const pick = (names: readonly string[], odds: readonly number[]) => {
		let left = random() * odds.reduce((sum, each) => sum + each, 0);
		return names.find((_, place) => (left -= odds[place] ?? 0) < 0) ?? names[0] ?? '';
	};
	return Array.from({ length: 20 + upTo(random, 180) }, (_, place) => ({
		id: `person ${place}`,
		row: pick(rows, weights[0] ?? []),
		column: pick(columns, weights[1] ?? []),
		town: upTo(random, 3),
		language: upTo(random, 3),
		first: upTo(random, 2)
	}));
}

/** A filter, and another that often differs from it in one fact only. */
export function filters(random: Random): [Filter, Filter] {
	const some = <Value>(values: Value[]): Value[] => {
		const chosen = values.filter(() => random() < 0.5);
		return chosen.length > 0 ? chosen : some(values);
	};
	const any = (): Filter => ({
		rows: random() < 0.25 ? some(rows) : rows,
		towns: random() < 0.5 ? towns : some(towns),
		languages: random() < 0.5 ? languages : some(languages),
		first: random() < 0.7 ? [0, 1] : [upTo(random, 2)]
	});
	const [one, other] = [any(), any()];
	const fact = (['rows', 'towns', 'languages', 'first'] as const)[upTo(random, 4)] ?? 'towns';
	return [one, random() < 0.5 ? other : { ...one, [fact]: other[fact] }];
}

/** The same people, a share of them open. */
export const withOpen = (people: readonly Somebody[], share: number, random: Random): Somebody[] =>
	people.map((one) => ({ ...one, open: random() < share }));
/** The same people, of whom some have thought again. */
export const thoughtAgain = (people: readonly Somebody[], share: number, random: Random): Somebody[] =>
	people.map((one) => (random() < share ? { ...one, open: !one.open } : one));

type Facts = Pick<Somebody, 'row' | 'town' | 'language' | 'first'>;
const lets = (filter: Filter, { row, town, language, first }: Facts) =>
	filter.rows.includes(row) &&
	filter.towns.includes(town) &&
	filter.languages.includes(language) &&
	filter.first.includes(first);

/** The table of the people whom a filter lets in. */
export function tableOf(people: readonly Somebody[], filter: Filter): TableOfPeople {
	return { rows, columns, people: people.filter((one) => lets(filter, one)) };
}

/** How two filters stand to each other, whoever the people are. */
export function relationOf(one: Filter, other: Filter): Relation {
	const all = rows.flatMap((row) =>
		towns.flatMap((town) => languages.flatMap((language) => [0, 1].map((first) => ({ row, town, language, first }))))
	);
	return {
		both: all.some((facts) => lets(one, facts) && lets(other, facts)),
		onlyFirst: all.some((facts) => lets(one, facts) && !lets(other, facts)),
		onlySecond: all.some((facts) => !lets(one, facts) && lets(other, facts))
	};
}

/** Cells row by row, row totals, column totals and total of some people. */
export function countsOf(people: readonly Placed[]): number[] {
	const count = (holds: (one: Placed) => boolean) => people.filter(holds).length;
	return [
		...rows.flatMap((row) => columns.map((column) => count((one) => one.row === row && one.column === column))),
		...rows.map((row) => count((one) => one.row === row)),
		...columns.map((column) => count((one) => one.column === column)),
		people.length
	];
}
