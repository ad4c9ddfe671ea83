import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { inWords } from '#platform/i18n/language.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { isShownWith } from './policy.ts';

/** Whose logo it is: a partner's, or that of whoever pays for a programme. */
export type LogoOf = { partnerId: string } | { programmeId: string };

/** A logo as it was kept, without the picture itself. */
export interface KeptLogo {
	id: string;
	called: string;
	alt: Words;
	digest: string;
	width: number;
	height: number;
}

/** A logo as a page of a run shows it. */
export interface ShownLogo {
	/** As in its address: its id and by what the picture is known. */
	key: string;
	/** Whose it is, and as what. */
	name: string;
	as: 'partner' | 'funder';
	alt: string;
	width: number;
	height: number;
}

/** The logo of a partner, or of whoever pays for a programme; nothing where there is none. */
export async function findLogoOf(tx: Tx, of: LogoOf): Promise<KeptLogo | undefined> {
	const rows = tx.db
		.selectFrom('programmes.picture')
		.select(['id', 'called', 'digest', 'width', 'height'])
		.select(sql<Words>`alt`.as('alt'));
	const found =
		'partnerId' in of ? rows.where('partner_id', '=', of.partnerId) : rows.where('programme_id', '=', of.programmeId);
	return found.executeTakeFirst();
}

/** The logos that stand on what is shown of a run: of the partner that delivers it, unless it had ended before, and of whoever pays for its programme. */
export async function listLogosOf(tx: Tx, cohortId: string): Promise<ShownLogo[]> {
	const { rows } = await sql<{
		id: string;
		digest: string;
		alt: Words;
		width: number;
		height: number;
		name: string;
		as: 'partner' | 'funder';
		until: string | null;
		lastOn: string | null;
	}>`
		select p.id, p.digest, p.alt, p.width, p.height, coalesce(partner.name, p.called) as name,
			case when p.partner_id is null then 'funder' else 'partner' end as as, partner.until::text as until,
			(span.last_at at time zone ${tx.zone})::date::text as "lastOn"
		from programmes.cohort run
		join programmes.picture p on p.org_id = run.org_id and (p.partner_id = run.partner_id or p.programme_id = run.programme_id)
		left join programmes.partner partner on partner.org_id = p.org_id and partner.id = p.partner_id
		left join programmes.span span on span.org_id = run.org_id and span.cohort_id = run.id
		where run.id = ${cohortId}::uuid order by p.partner_id nulls last, p.id`.execute(tx.db);
	const today = isoDay(tx.now, tx.zone);
	return rows
		.filter(({ until, lastOn }) => isShownWith(until, { today, lastOn }))
		.map(({ id, digest, alt, width, height, name, as }) => ({
			...{ key: `${id}-${digest}`, name, as, width, height },
			alt: inWords(alt)
		}));
}

/** A picture by the key in its address; nothing where another has taken its place. */
export async function findImage(tx: Tx, key: string): Promise<Uint8Array | undefined> {
	const [id, digest] = [key.slice(0, 36), key.slice(37)];
	if (!isId(id)) return undefined;
	const row = await tx.db
		.selectFrom('programmes.picture')
		.select('image')
		.where('id', '=', id)
		.where('digest', '=', digest)
		.executeTakeFirst();
	return row?.image;
}

/** The logos of a run with their pictures, for what is printed. */
export async function listPrintedLogos(tx: Tx, cohortId: string): Promise<(ShownLogo & { png: Uint8Array })[]> {
	const printed = [];
	for (const logo of await listLogosOf(tx, cohortId)) {
		const png = await findImage(tx, logo.key);
		if (png) printed.push({ ...logo, png });
	}
	return printed;
}
