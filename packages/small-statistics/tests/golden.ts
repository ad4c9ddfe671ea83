import { createHash } from 'node:crypto';
import { seededRandom } from '../src/numbers/seeded-random.ts';
import { suppressTable } from '../src/suppression/suppress-table.ts';
import type { Release, TableOfPeople } from '../src/suppression/table.ts';
import type { SuppressionRule } from '../src/suppression/rule.ts';
import { crowd, filters, tableOf } from './people.ts';

const rules: readonly SuppressionRule[] = [
	{ threshold: 5, roundTo: 1, zeros: 'hide' },
	{ threshold: 5, roundTo: 5, zeros: 'hide' },
	{ threshold: 5, roundTo: 1, zeros: 'show' },
	{ threshold: 10, roundTo: 3, zeros: 'hide' }
];

/** The digest of what is published of random crowds by two filters, one release after the other; `as` may change the tables. */
export function digestOf(pairs: number, as: (table: TableOfPeople) => TableOfPeople): string {
	const [random, digest] = [seededRandom(4711), createHash('sha256')];
	for (let pair = 0; pair < pairs; pair++) {
		const rule = rules[pair % rules.length] ?? { threshold: 5, roundTo: 1, zeros: 'hide' };
		const people = crowd(random);
		const [one, other] = filters(random);
		const first = suppressTable(as(tableOf(people, one)), rule);
		const second = suppressTable(as(tableOf(people, other)), rule, [first]);
		const told = ({ table, withheld }: Release) => JSON.stringify({ table, withheld });
		digest.update(told(first)).update(told(second));
	}
	return digest.digest('hex');
}
