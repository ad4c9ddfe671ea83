import { parseArgs } from 'node:util';
import { connect } from '../platform/db/connection.ts';
import { inTransaction } from '../platform/db/tx.ts';
import { findOrganisation } from '../platform/identity/organisation.ts';
import { findStaff, setUpPath } from '../platform/identity/staff.ts';
import { publicAddress } from '../platform/i18n/address.ts';
import { NotFound } from '../platform/outcome.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

const options = { organisation: { type: 'string' }, data: { type: 'string' }, json: { type: 'boolean' } } as const;
const usage = 'kith user invite EMAIL [--organisation SLUG]\n';

/** Prints a new set-up link for somebody on the team; what she has goes on working until she is through with it. */
export async function inviteUser(args: string[], out: Out): Promise<number> {
	const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
	const [email] = positionals;
	if (!email) {
		out.stderr(usage);
		return 2;
	}
	return withHouse(dataDirOf(values.data), async ({ settled }) => {
		const connection = connect(settled.appUrl, 1);
		try {
			const { id, slug, isFirst } = await findOrganisation(connection.db, { slug: values.organisation });
			const path = await inTransaction(connection.db, { orgId: id, kind: 'host' }, async (host) => {
				const accountId = await findStaff(host, email);
				return accountId && setUpPath(host, accountId);
			});
			if (!path) throw new NotFound();
			const link = settled.origin + publicAddress(path, isFirst ? undefined : slug);
			answer(
				out,
				values.json,
				{ setUp: link },
				`${email} may set a new password and second factor here, within seven days:\n${link}`
			);
			return 0;
		} catch (error) {
			if (!(error instanceof NotFound)) throw error;
			out.stderr(
				`Nobody on the team${values.organisation ? ` of ${values.organisation}` : ''} signs in as ${email}.\n`
			);
			return 1;
		} finally {
			await connection.close();
		}
	});
}
