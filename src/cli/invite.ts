import { connect } from '../platform/db/connection.ts';
import { inTransaction } from '../platform/db/tx.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { findStaff, setUpPath } from '../platform/identity/staff.ts';
import { publicAddress } from '../platform/i18n/address.ts';
import { NotFound } from '../platform/outcome.ts';
import { answer, type Out } from './out.ts';
import { addressOf } from './read.ts';
import { dataDirOf, withHouse } from './place.ts';

interface Invited {
	email: string;
	organisation?: string;
	data?: string;
	json: boolean;
}

/** Prints a new set-up link for somebody on the team; what she has goes on working until she is through with it. */
export async function inviteUser(given: Invited, out: Out): Promise<number> {
	const { organisation } = given;
	const email = addressOf(given.email);
	return withHouse(dataDirOf(given.data), async ({ settled }) => {
		const connection = connect(settled.hostUrl, 1);
		try {
			const { id, slug, isFirst } = await findOrganisation(connection.db, { slug: organisation });
			const path = await inTransaction(connection.db, { orgId: id, kind: 'host' }, async (host) => {
				const accountId = await findStaff(host, email);
				return accountId && setUpPath(host, accountId);
			});
			if (!path) throw new NotFound();
			const link = settled.origin + publicAddress(path, isFirst ? undefined : slug);
			answer(
				out,
				given.json,
				{ setUp: link },
				`${email} may set a new password and second factor here, within seven days:\n${link}`
			);
			return 0;
		} catch (error) {
			if (!(error instanceof NotFound)) throw error;
			out.stderr(`Nobody on the team${organisation ? ` of ${organisation}` : ''} signs in as ${email}.\n`);
			return 1;
		} finally {
			await connection.close();
		}
	});
}
