// What a reader meets who reads the made-up language, and what of it was never translated.
import { measures, ownMeasures } from '@kith/measures';
import pg from 'pg';
import { pseudo } from '../../scripts/pseudo.mjs';
import { languageNames } from '#platform/i18n/language-list.ts';

interface Column {
	name: string;
	column: string;
	kind: string;
}

async function asOwner<T>(ownerUrl: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		return await work(owner);
	} finally {
		await owner.end();
	}
}

async function columnsOf(owner: pg.Client): Promise<Column[]> {
	const { rows } = await owner.query<Column>(`
		select format('%I.%I', table_schema, table_name) as name, column_name as column, coalesce(domain_name, data_type) as kind
		from information_schema.columns join pg_tables on schemaname = table_schema and tablename = table_name
		where table_schema not in ('pg_catalog', 'information_schema')`);
	return rows;
}

/** Every organisation and person speaks the made-up language alone; returns everything that people have written, in any column. */
export async function speakPseudo(ownerUrl: string): Promise<Set<string>> {
	await asOwner(ownerUrl, async (owner) => {
		await owner.query(`update platform.organisation set languages = '{qps,en}', default_language = 'qps'`);
		await owner.query(`update platform.account set language = 'qps'`);
		for (const { name, column, kind } of await columnsOf(owner))
			if (kind === 'words') await translate(owner, name, column);
	});
	return writtenByPeople(ownerUrl);
}

/** Everything that people have written, in any column; what is said in several languages is not among it. */
export function writtenByPeople(ownerUrl: string): Promise<Set<string>> {
	return asOwner(ownerUrl, async (owner) => {
		const written = new Set<string>();
		for (const { name, column, kind } of await columnsOf(owner)) {
			if (kind === 'jsonb') for (const text of await textsIn(owner, name, column)) written.add(text);
			if (kind !== 'text') continue;
			const { rows } = await owner.query<{ text: string }>(
				`select distinct "${column}" as text from ${name} where "${column}" ~ '[A-Za-z]{2}'`
			);
			for (const { text } of rows) written.add(text);
		}
		return written;
	});
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
const signs =
	/https?:\S+|\b[a-z0-9]{4,5}(?:-[a-z0-9]{4,5})+\b|\b[A-Z\d]{4}(?:-[A-Z\d]{4})+\b|\b[A-Z2-7]{4}(?: [A-Z2-7]{1,4})+\b/g;

/** The words that a reader would meet in a page, in its text and in what is read out, and that are neither translated nor written by people. */
export function plainTextIn(html: string, written: ReadonlySet<string>): string[] {
	const body = html
		.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, '')
		.replace(/<([a-z]+)\b[^>]*\blang="(?!qps)[^"]*"[^>]*>[\s\S]*?<\/\1>/gi, '');
	const read = [...body.matchAll(/\b(?:aria-label|alt|title|placeholder)="([^"]+)"/g)].map(([, text = '']) => text);
	const shown = body.replace(/<[^>]*>/g, '\n').split('\n');
	const texts = [...shown, ...read].map((text) => text.trim().replaceAll('&amp;', '&').replaceAll('&#39;', "'"));
	return plainAmong(
		texts.map((text) => text.replaceAll('&quot;', '"')),
		written
	);
}

/** Those among some texts that say something which is neither translated nor written by people. */
export function plainAmong(texts: readonly string[], written: ReadonlySet<string>): string[] {
	const known = [...written, ...dates, ...names]
		.filter((text) => !/^[a-z][a-z.-]*$/.test(text)) // codes of ours are not what people wrote
		.sort((one, other) => other.length - one.length);
	return texts.filter((text) => {
		let rest = text.replace(/«[\s\S]*?»/g, '').replace(signs, '');
		if (!/[A-Za-z]{3}/.test(rest)) return false;
		for (const word of known) rest = rest.replaceAll(word, '');
		return /[A-Za-z]{3}/.test(rest);
	});
}
