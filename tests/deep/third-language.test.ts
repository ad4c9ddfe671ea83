// A charity that speaks a language of which no page has ever heard: English with accents and 40 % more letters. What is still
// plain English somewhere was never given to the translators.
import { measures, ownMeasures } from '@kith/measures';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { pseudo } from '../../scripts/pseudo.mjs';
import { withHouse } from '../../src/cli/place.ts';
import { languageNames } from '#platform/i18n/language-list.ts';
import { serveDemonstration, type Demonstration } from '../support/demonstration.ts';
import { freePort } from '../support/free-port.ts';
import { walkEverywhere } from './forms.ts';

let house: Demonstration;
const plain = new Map<string, string>();
let pages: string[];

beforeAll(async () => {
	house = await serveDemonstration(await freePort(), { TRUST_PROXY: '1' });
	const written = await withHouse(house.dataDir, ({ database }) => speakPseudo(database.ownerUrl));
	({ pages } = await walkEverywhere(house.guide.url, ({ path, html }) => {
		if (!path.startsWith('/letters'))
			// written before anybody spoke it
			for (const text of plainTextIn(html, written)) plain.set(text, path);
	}));
}, 300_000);

afterAll(() => house.close(), 60_000);

test('no page of anybody says anything that is not in the catalogues', () => {
	expect(pages.length).toBeGreaterThan(60);
	expect(Object.fromEntries(plain)).toEqual({});
});

test('a sentence that was written into a page is found', () => {
	const page = `<p>${pseudo('Hello, Nadia')}</p><p>Save</p><p>waiting</p><button aria-label="Close it">×</button><p>Nadia · Tuesday 12 January, 10:00</p>`;
	expect(plainTextIn(page, new Set(['Nadia', 'waiting']))).toEqual(['Save', 'waiting', 'Close it']);
});

/** Every organisation and person speaks the made-up language alone; answers everything that people have written, in any column. */
async function speakPseudo(ownerUrl: string): Promise<Set<string>> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		await owner.query(`update platform.organisation set languages = '{qps,en}', default_language = 'qps'`);
		await owner.query(`update platform.account set language = 'qps'`);
		const { rows: columns } = await owner.query<{ name: string; column: string; kind: string }>(`
			select format('%I.%I', table_schema, table_name) as name, column_name as column, coalesce(domain_name, data_type) as kind
			from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
			where table_schema in ('platform', 'people', 'programmes', 'evaluation', 'safeguarding')`);
		const written = new Set<string>();
		for (const { name, column, kind } of columns) {
			if (kind === 'words') await translate(owner, name, column);
			if (kind === 'jsonb') for (const text of await textsIn(owner, name, column)) written.add(text);
			if (kind !== 'text') continue;
			const { rows } = await owner.query<{ text: string }>(
				`select distinct "${column}" as text from ${name} where "${column}" ~ '[A-Za-z]{2}'`
			);
			for (const { text } of rows) written.add(text);
		}
		return written;
	} finally {
		await owner.end();
	}
}

/** Every text inside a column of answers or wording, whichever way it is nested. */
async function textsIn(owner: pg.Client, table: string, column: string): Promise<string[]> {
	const { rows } = await owner.query<{ text: string }>(`
		select distinct found #>> '{}' as text from ${table}, jsonb_path_query("${column}", 'strict $.** ? (@.type() == "string")') as found`);
	return rows.map(({ text }) => text);
}

async function translate(owner: pg.Client, table: string, column: string): Promise<void> {
	const { rows } = await owner.query<{ text: string }>(
		`select distinct "${column}" ->> 'en' as text from ${table} where "${column}" ? 'en'`
	);
	for (const { text } of rows)
		await owner.query(
			`update ${table} set "${column}" = "${column}" || jsonb_build_object('qps', $1::text) where "${column}" ->> 'en' = $2`,
			[pseudo(text), text]
		);
}

const dates = new Set(
	Array.from({ length: 365 }, (_, day) => new Date(Date.UTC(2027, 0, day + 1))).flatMap((day) =>
		(['long', 'short'] as const).flatMap((length) =>
			[{ month: length }, { weekday: length }].map((shape) =>
				new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...shape }).format(day)
			)
		)
	)
);

/** What bears a name of its own in every language: the measures and whose they are, the languages themselves. */
const names = [
	...Object.values(languageNames),
	...[...measures, ...ownMeasures].flatMap(({ name, licence }) => [name, licence.owner])
];
/** Addresses, keys and codes are read by nobody. */
const signs = /https?:\S+|\b[a-z0-9]{4,5}(?:-[a-z0-9]{4,5})+\b|\b[A-Z2-7]{4}(?: [A-Z2-7]{1,4})+\b/g;

/** The words that a reader would meet in a page, in its text and in what is read out, and that are neither translated nor written by people. */
function plainTextIn(html: string, written: ReadonlySet<string>): string[] {
	const body = html
		.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '')
		.replace(/<([a-z]+)\b[^>]*\blang="(?!qps)[^"]*"[^>]*>[\s\S]*?<\/\1>/gi, '');
	const read = [...body.matchAll(/\b(?:aria-label|alt|title|placeholder)="([^"]+)"/g)].map(([, text = '']) => text);
	const shown = body.replace(/<[^>]*>/g, '\n').split('\n');
	const known = [...written, ...dates, ...names]
		.filter((text) => !/^[a-z][a-z.-]*$/.test(text)) // codes of ours are not what people wrote
		.sort((one, other) => other.length - one.length);
	return [...shown, ...read]
		.map((text) => text.trim())
		.filter((text) => {
			let rest = text
				.replaceAll('&amp;', '&')
				.replaceAll('&#39;', "'")
				.replaceAll('&quot;', '"')
				.replace(/⟦[\s\S]*?⟧/g, '')
				.replace(signs, '');
			if (!/[A-Za-z]{3}/.test(rest)) return false;
			for (const word of known) rest = rest.replaceAll(word, '');
			return /[A-Za-z]{3}/.test(rest);
		});
}
