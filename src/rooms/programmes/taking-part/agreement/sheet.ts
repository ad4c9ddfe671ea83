import { fullDate } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Logo } from '#platform/pdf/render.ts';
import { m } from '#messages';
import type { WallAgreement } from './pdf.server.ts';
import type { GroupAgreement } from './queries.server.ts';
import { agreedLines } from './words.ts';

/** The agreement of a group as it hangs on the wall, in the language spoken now. */
export function wallAgreement(
	agreement: GroupAgreement,
	group: Words,
	giver: { name: string; accent: string; timeZone: string; logo?: Logo }
): WallAgreement {
	const { version, agreedAt, words } = agreement;
	return {
		organisation: giver.name,
		accent: giver.accent,
		logo: giver.logo,
		title: m.programmes_agreements_title(),
		group: inWords(group),
		parts: agreedLines(words),
		foot: agreedAt
			? m.programmes_agreements_foot({ version, when: fullDate(agreedAt, giver.timeZone) })
			: m.programmes_agreements_foot_read_back({ version })
	};
}
