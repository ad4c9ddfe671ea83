import { sql, type Kysely } from 'kysely';
import type { DB } from '../db/tables.generated.ts';
import { record } from '../audit/record.ts';
import type { Tx } from '../db/tx.ts';
import { isFramed, isLanguage, type Language } from '../i18n/language-list.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '../outcome.ts';

/** The tenant whose page this is, as much of it as anybody may know. */
export interface Organisation {
	id: string;
	slug: string;
	/** A host of its own, where it has one. */
	host: string | null;
	name: string;
	languages: Language[];
	defaultLanguage: Language;
	timeZone: string;
	accent: string;
	leaveTo: string;
	safeguardingName: string | null;
	/** The first organisation needs neither a path nor a host of its own. */
	isFirst: boolean;
}

/** The same as the database tells it. */
export interface OrganisationRow {
	id: string;
	slug: string;
	host: string | null;
	name: string;
	languages: string[];
	default_language: string;
	time_zone: string;
	accent: string;
	leave_to: string;
	safeguarding_name: string | null;
	is_first: boolean;
}

/** The organisation that is meant: by its id or slug, else by its host, else the first. Throws NotFound. */
export async function findOrganisation(
	db: Kysely<DB>,
	by: { id?: string; slug?: string; host?: string }
): Promise<Organisation> {
	const { rows } =
		await sql<OrganisationRow>`select * from platform.find_organisation(${by.id ?? null}::uuid, ${by.slug ?? null}, ${by.host ?? null})`.execute(
			db
		);
	return organisationOf(rows[0]);
}

/** The organisation of a row that was found. Throws NotFound where there is none. */
export function organisationOf(row: OrganisationRow | undefined): Organisation {
	if (!row) throw new NotFound();
	return {
		id: row.id,
		slug: row.slug,
		host: row.host,
		name: row.name,
		languages: row.languages.filter(isLanguage),
		defaultLanguage: isLanguage(row.default_language) ? row.default_language : 'en',
		timeZone: row.time_zone,
		accent: row.accent,
		leaveTo: row.leave_to,
		safeguardingName: row.safeguarding_name,
		isFirst: row.is_first
	};
}

/**
 * From now on an organisation speaks these languages, the first of them by itself. What it wrote in others is kept. The first is
 * one in which everything is said: staff pages and letters are in it where there are no words in the reader's own.
 */
export async function speakLanguages(host: Tx, languages: readonly Language[]): Promise<Outcome<'frame-first'>> {
	if (host.actor.kind !== 'host') throw new Forbidden();
	const [first] = languages;
	if (!first || isFramed(first)) return refused('frame-first');
	await host.db
		.updateTable('platform.organisation')
		.set({ languages: [...new Set(languages)], default_language: first })
		.where('id', '=', host.actor.orgId)
		.execute();
	await record(host, 'platform.organisation.languages', { languages: languages.join(' ') });
	return done;
}
