import { connect } from '../platform/db/connection.ts';
import { inTransaction } from '../platform/db/tx.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { findStaff, setUpPath } from '../platform/identity/staff.ts';
import { publicAddress } from '../platform/i18n/address.ts';
import { NotFound } from '../platform/outcome.ts';
import { m } from '#messages';
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
			answer(out, given.json, { setUp: link }, `${m.shell_may_set_anew({ email })}\n${link}`);
			return 0;
		} catch (error) {
			if (!(error instanceof NotFound)) throw error;
			const said = organisation ? m.shell_signs_in_as_of({ organisation, email }) : m.shell_signs_in_as({ email });
			out.stderr(`${said}\n`);
			return 1;
		} finally {
			await connection.close();
		}
	});
}
