import * as v from 'valibot';
import {
	changesOf,
	mapFigures,
	strains,
	supportKinds,
	tieKinds,
	type MapAt
} from '#rooms/evaluation/telling/support-map/figures.ts';
import { m } from '#messages';
import { jsonFileAt, nameField, refuseTwins, wrongPath } from './json-file.ts';
import { answer, type Out } from './out.ts';

interface Asked {
	file: string;
	json: boolean;
}

/** One of some words, however they are joined: "from me", "from_me", "fromMe". */
const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
	v.pipe(
		v.string(),
		v.transform((text) =>
			text
				.trim()
				.replace(/([a-z])([A-Z])/g, '$1-$2')
				.toLowerCase()
				.replace(/[\s_]+/g, '-')
		),
		v.picklist(choices, () => m.sheets_want_known({ names: choices.join(', ') }))
	);

const tie = v.pipe(
	v.object({
		id: nameField,
		sameAs: v.optional(v.nullable(nameField)),
		same_as: v.optional(v.nullable(nameField)),
		kind: oneOf(tieKinds),
		ring: v.picklist([1, 2, 3], () => m.sheets_want_whole_between({ least: 1, most: 3 })),
		support: v.optional(v.array(oneOf(supportKinds)), []),
		direction: v.optional(oneOf(['to-me', 'from-me', 'both']), 'to-me'),
		strain: v.optional(oneOf(strains), 'none'),
		throughUs: v.optional(oneOf(['yes', 'no', 'not-sure'])),
		through_us: v.optional(oneOf(['yes', 'no', 'not-sure']))
	}),
	v.transform(({ same_as, through_us, sameAs, throughUs, ...rest }) => ({
		...rest,
		sameAs: sameAs ?? same_as ?? null,
		throughUs: throughUs ?? through_us ?? ('not-sure' as const)
	}))
);

const waves = v.object({
	waves: v.pipe(
		v.array(
			v.object({
				wave: v.pipe(v.union([v.string(), v.number()]), v.transform(String)),
				ties: v.array(tie),
				needs: v.optional(v.array(v.object({ need: nameField, met: oneOf(['yes', 'partly', 'no']) })), [])
			})
		),
		v.minLength(1, () => m.evaluating_want_waves())
	)
});

/** Counts what support maps show, wave by wave, and what changed from each to the next. */
export function evaluateMap({ file, json }: Asked, out: Out): Promise<number> {
	const maps: MapAt[] = jsonFileAt(file, waves).waves;
	refuseOddTies(file, maps);
	const result = { waves: maps.map(mapFigures), changes: changesOf(maps) };
	const lines = [
		...result.waves.map(({ wave, size, rings: [close, between, far], unmet }) =>
			m.evaluating_map({ wave, size, close, between, far, unmet })
		),
		...result.changes.map((change) => m.evaluating_map_change(change))
	];
	answer(out, json, result, lines.join('\n'));
	return Promise.resolve(0);
}

/** Every tie has an id of its own; "the same as" leads to one of an earlier wave, and two of one wave never to the same. */
function refuseOddTies(file: string, maps: readonly MapAt[]): void {
	const known = new Set<string>();
	maps.forEach(({ ties, needs }, at) => {
		refuseTwins(
			file,
			`waves[${at}].needs`,
			needs.map(({ need }) => need),
			'need'
		);
		const same = ties.flatMap(({ sameAs }, place) => (sameAs === null ? [] : [{ sameAs, place }]));
		same.forEach(({ sameAs, place }, nth) => {
			const where = `waves[${at}].ties[${place}].sameAs`;
			if (!known.has(sameAs)) throw wrongPath(file, where, m.evaluating_want_earlier_tie(), sameAs);
			if (same.findIndex((each) => each.sameAs === sameAs) < nth)
				throw wrongPath(file, where, m.sheets_want_another_name(), sameAs);
		});
		ties.forEach(({ id }, place) => {
			if (known.has(id)) throw wrongPath(file, `waves[${at}].ties[${place}].id`, m.sheets_want_another_name(), id);
			known.add(id);
		});
	});
}
