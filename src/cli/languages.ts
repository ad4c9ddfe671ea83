import { connect } from '../platform/db/connection.ts';
import { inTransaction } from '../platform/db/tx.ts';
import { framed, languageNames, spoken, type Language } from '../platform/i18n/language-list.ts';
import { findOrganisation, speakLanguages } from '../platform/identity/organisation.ts';
import { answer, type Out } from './out.ts';
import { dataDirOf, withHouse } from './place.ts';

const offered: readonly Language[] = [...spoken, ...framed];

interface Given {
	set?: string;
	organisation?: string;
	data?: string;
	json: boolean;
}

/** Prints the languages of an organisation, its own first, after it was given others where that is asked. */
export async function languagesOf(given: Given, out: Out): Promise<number> {
	const asked = given.set?.split(',').map((word) => word.trim());
	const strange = asked?.filter((word) => !offered.some((language) => language === word)) ?? [];
	if (strange.length) {
		out.stderr(`Kith does not speak ${strange.join(', ')}: choose among ${offered.join(', ')}.\n`);
		return 1;
	}
	return withHouse(dataDirOf(given.data), async ({ settled }) => {
		const connection = connect(settled.hostUrl, 1);
		const find = () => findOrganisation(connection.db, { slug: given.organisation });
		try {
			const { id: orgId } = await find();
			const outcome =
				asked &&
				(await inTransaction(connection.db, { orgId, kind: 'host' }, (host) =>
					speakLanguages(host, asked as Language[])
				));
			if (outcome && !outcome.ok) {
				out.stderr(`The first has to be a language in which everything is said: ${spoken.join(' or ')}.\n`);
				return 1;
			}
			const { languages } = await find();
			answer(
				out,
				given.json,
				{ languages },
				languages.map((language) => `${language}  ${languageNames[language]}`).join('\n')
			);
			return 0;
		} finally {
			await connection.close();
		}
	});
}
