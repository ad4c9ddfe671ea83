import fc from 'fast-check';
import { emptyProject, writeQdpx, type Project } from '../src/index.ts';

/** How many random projects a property is tried on: 10,000 in the long trials. */
export const runs = process.env.KITH_DEEP === '1' ? 10_000 : 200;

/** A GUID by number, so that a test can say which. */
export const guid = (n: number) => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

const letters = fc.constantFrom(
	...[
		'a',
		'B',
		' ',
		' ',
		'é',
		'e\u0301',
		'👶',
		'👩‍👧',
		'𝒳',
		'م',
		'رحبا',
		'أُ',
		'\n',
		'\r\n',
		'\r',
		'\t',
		'<',
		'&',
		']]>',
		'"',
		'…'
	]
);

/** A text as programs may give it: beyond the plane, with marks, Arabic, all ends of line, sometimes a mark in front. */
export const rawText = fc
	.tuple(fc.boolean(), fc.array(letters, { minLength: 1, maxLength: 60 }))
	.map(([mark, all]) => (mark ? '\uFEFF' : '') + all.join(''));

/** The same with one end of line and no mark, as this package keeps it. */
export const normal = (raw: string) => raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** A project with one text by two coders, and passages of it that are named by their words. */
export function projectOf(content: string, spans: readonly (readonly [number, number])[]): Project {
	const points = [...content];
	return {
		...emptyProject('Tried'),
		users: [1, 2].map((n) => ({ guid: guid(n), name: `Coder ${n}` })),
		codes: [
			{
				...{ guid: guid(3), name: 'Above <&">', codable: false, notes: [guid(6)], description: 'two\nlines' },
				codes: [{ guid: guid(4), name: 'Below', codable: true, color: '#1a2b3c', notes: [], codes: [] }]
			}
		],
		texts: [
			{
				...{ guid: guid(5), name: 'Story', content, path: `internal://${guid(5)}.txt`, notes: [guid(6)], values: [] },
				codings: [{ guid: guid(7), code: guid(3), by: guid(1), at: '2026-11-29T10:00:00Z', notes: [] }],
				selections: spans.map(([start, end], n) => ({
					...{ guid: guid(100 + n * 2), name: points.slice(start, end).join(''), start, end, notes: [] },
					codings: [{ guid: guid(101 + n * 2), code: guid(4), by: guid(1 + (n % 2)), notes: [] }]
				}))
			}
		],
		memos: [{ guid: guid(6), content: 'hm\t"]]>', selections: [], codings: [], notes: [], values: [] }],
		sets: [{ guid: guid(8), name: 'Theme', codes: [guid(4)], sources: [guid(5)], notes: [guid(6)] }],
		links: [{ guid: guid(9), direction: 'OneWay', origin: guid(3), target: guid(5), notes: [guid(6)] }],
		variables: [{ guid: guid(10), name: 'Band', type: 'Text' }],
		cases: [
			{
				...{ guid: guid(11), name: 'Otter', codes: [], sources: [guid(5)], selections: [] },
				values: [{ variable: guid(10), kind: 'TextValue', value: '0-6' }]
			}
		]
	};
}

/** Random passages of a text: never empty, any number, over one another. */
export const spansIn = (content: string) => {
	const length = [...content].length;
	const span = fc.tuple(fc.nat({ max: length - 1 }), fc.integer({ min: 1, max: length }));
	return fc.array(
		span.map(([one, other]): [number, number] => (one < other ? [one, other] : [other - 1, one + 1])),
		{ minLength: 1, maxLength: 6 }
	);
};

/** A text as it came, and passages of what is kept of it. */
export const drawn = rawText
	.filter((raw) => normal(raw) !== '')
	.chain((raw) => spansIn(normal(raw)).map((spans) => ({ raw, content: normal(raw), spans })));

/** A packed project whose XML is changed by hand. */
export const withXml = (
	project: Project,
	change: (xml: string) => string,
	pack: typeof import('fflate')
): Uint8Array => {
	const files = pack.unzipSync(writeQdpx(project));
	const xml = pack.strFromU8(files['project.qde'] ?? new Uint8Array());
	return pack.zipSync({ ...files, 'project.qde': pack.strToU8(change(xml)) });
};
