import pg from 'pg';
import { connect } from '../platform/db/connection.ts';
import { inTransaction, type Role, type Tx } from '../platform/db/tx.ts';
import { nameKey } from '../platform/forms/signs.ts';
import type { Language } from '../platform/i18n/language-list.ts';
import { publicAddress } from '../platform/i18n/address.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { usualQuiet } from '../platform/identity/quiet-hours/form.ts';
import { addStaff, setUpPath } from '../platform/identity/staff.ts';
import { addPageFor } from '#rooms/people/person/commands.server.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { addressOf } from './read.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

interface NewUser {
	email: string;
	name: string;
	organisation: string;
	role: Role;
	language: Language;
	data?: string;
	json: boolean;
}
const year = 365 * 24 * 3_600_000;

/** Adds somebody to the team, and her organisation where it is new; prints the link with which she sets her password. */
export async function addUser(given: NewUser, out: Out): Promise<number> {
	const { name, organisation, role, language } = given;
	const email = addressOf(given.email);
	if (!name.trim()) throw new Misuse(m.shell_want_called());
	if (!organisation.trim()) throw new Misuse(m.shell_want_organisation());
	return withHouse(dataDirOf(given.data), async ({ settled }) => {
		const orgId = await organisationNamed(settled.ownerUrl, organisation);
		const connection = connect(settled.hostUrl, 1);
		try {
			const invited = await inTransaction(connection.db, { orgId, kind: 'host' }, (host) =>
				invite(host, { email, name, role, language })
			);
			if (!invited) {
				out.stderr(`${m.shell_has_role({ email })}\n`);
				return 1;
			}
			const { slug, isFirst } = await findOrganisation(connection.db, { id: orgId });
			const link = settled.origin + publicAddress(invited.path, isFirst ? undefined : slug);
			answer(
				out,
				given.json,
				{ account: invited.accountId, organisation: orgId, setUp: link },
				`${m.shell_may_set({ name })}\n${link}`
			);
			return 0;
		} finally {
			await connection.close();
		}
	});
}

async function invite(host: Tx, who: { email: string; name: string; role: Role; language: string }) {
	const outcome = await addStaff(host, {
		email: who.email,
		role: who.role,
		language: who.language,
		until: new Date(host.now.getTime() + year),
		why: 'added by the host of this installation',
		linkIsPrinted: true
	});
	if (!outcome.ok) return null;
	const { accountId, isNew } = outcome.value;
	if (isNew) await addPageFor(host, accountId, who.name);
	return { accountId, path: await setUpPath(host, accountId) };
}

/** The organisation of this name, made where it is new. Two whose names differ only in letters that an address can't have stay two. */
export async function organisationNamed(ownerUrl: string, name: string): Promise<string> {
	const owner = new pg.Client({ connectionString: ownerUrl });
	await owner.connect();
	try {
		const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
		const short = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'home';
		const slug = /[^a-z\P{L}]/u.test(plain) ? await freeSlug(owner, short, name) : short;
		const { from, to } = usualQuiet;
		await owner.query(
			'insert into platform.organisation (slug, name, quiet_from, quiet_to) values ($1, $2, $3, $4) on conflict (slug) do nothing',
			[slug, name, from, to]
		);
		const { rows } = await owner.query<{ id: string }>('select id from platform.organisation where slug = $1', [slug]);
		return rows[0]?.id ?? '';
	} finally {
		await owner.end();
	}
}

/** The slug of the organisation that has this very name, or the first one that is nobody's. */
async function freeSlug(owner: pg.Client, short: string, name: string): Promise<string> {
	const { rows } = await owner.query<{ slug: string; name: string }>('select slug, name from platform.organisation');
	const known = rows.find((row) => nameKey(row.name) === nameKey(name));
	const taken = new Set(rows.map((row) => row.slug));
	let slug = short;
	for (let more = 2; taken.has(slug); more++) slug = `${short}-${more}`;
	return known?.slug ?? slug;
}
