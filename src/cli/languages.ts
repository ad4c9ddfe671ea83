import { framed, languageNames, spoken, type Language } from '../platform/i18n/language-list.ts';
import { findOrganisation, speakLanguages } from '../platform/identity/organisation.ts';
import { m } from '#messages';
import { answer, type Out } from './out.ts';
import { asHost } from './place.ts';
import { eitherOf } from './read.ts';

const offered: readonly Language[] = [...spoken, ...framed];

interface Given {
	set?: string;
	organisation?: string;
	data?: string;
	json: boolean;
}

/** Prints the languages of an organisation, its own first, after it was given others where that is asked. */
export async function keepLanguages(given: Given, out: Out): Promise<number> {
	const asked = given.set?.split(',').map((word) => word.trim());
	const strange = asked?.filter((word) => !offered.some((language) => language === word)) ?? [];
	if (strange.length) {
		out.stderr(`${m.shell_not_spoken({ strange: strange.join(', '), offered: offered.join(', ') })}\n`);
		return 1;
	}
	return asHost(given, async (host) => {
		const outcome = asked && (await speakLanguages(host, asked as Language[]));
		if (outcome && !outcome.ok) {
			out.stderr(`${m.shell_first_whole({ languages: eitherOf(spoken) })}\n`);
			return 1;
		}
		const { languages } = await findOrganisation(host.db, { id: host.actor.orgId });
		const lines = languages.map((language) => `${language}  ${languageNames[language]}`);
		answer(out, given.json, { languages }, lines.join('\n'));
		return 0;
	});
}
