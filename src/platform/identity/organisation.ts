import { sql, type Kysely } from 'kysely';
import type { DB } from '../db/tables.generated.ts';
import { record } from '../audit/record.ts';
import { holds, type Tx } from '../db/tx.ts';
import type { Words } from '../forms/words.ts';
import { isFramed, isLanguage, type Language } from '../i18n/language-list.ts';
import type { HelpLines } from '../help-lines/lines.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '../outcome.ts';

/** Where and when people may ask an organisation something; each may be missing. */
export interface Contact {
	phone: string | null;
	email: string | null;
	hours: Words;
}

/** The picture by which people know an organisation, as pages show it. */
export interface OwnLogo {
	/** What names it in its address, so that a new one is another. */
	digest: string;
	width: number;
	height: number;
	/** What it says to whoever can't see it. */
	alt: Words;
	inLetters: boolean;
}

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
	/** When concerns are read. */
	safeguardingHours: Words;
	/** The name before the address of its letters; nobody wrote one: the word for a message. */
	letterName: string | null;
	/** Where people may ask. */
	contact: Contact;
	/** The address that its letters come from; nobody wrote one: that of the installation. */
	letterFrom: string | null;
	/** Whom it tells people to ring, in languages where it says so itself. */
	helpLines: HelpLines;
	logo: OwnLogo | null;
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
	safeguarding_hours: Words;
	is_first: boolean;
	letter_name: string | null;
	contact_phone: string | null;
	contact_email: string | null;
	contact_hours: Words;
	letter_from: string | null;
	help_lines: HelpLines;
	logo: OwnLogo | null;
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

/** Nobody has set up an organisation here yet. */
export class NobodySetUp extends NotFound {
	override name = 'NobodySetUp';
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
		safeguardingHours: row.safeguarding_hours,
		letterName: row.letter_name,
		contact: { phone: row.contact_phone, email: row.contact_email, hours: row.contact_hours },
		letterFrom: row.letter_from,
		helpLines: row.help_lines,
		logo: row.logo,
		isFirst: row.is_first
	};
}

/**
 * From now on an organisation speaks these languages, the first of them by itself. What it wrote in others is kept. The first is
 * one in which everything is said: staff pages and letters are in it where there are no words in the reader's own.
 */
export async function speakLanguages(tx: Tx, languages: readonly Language[]): Promise<Outcome<'frame-first'>> {
	if (tx.actor.kind !== 'host' && !holds(tx.actor, 'coordinator')) throw new Forbidden();
	const [first] = languages;
	if (!first || isFramed(first)) return refused('frame-first');
	await tx.db
		.updateTable('platform.organisation')
		.set({ languages: [...new Set(languages)], default_language: first })
		.where('id', '=', tx.actor.orgId)
		.execute();
	await record(tx, 'platform.organisation.languages', { languages: languages.join(' ') });
	return done;
}
