import type { Tx } from '#platform/db/tx.ts';
import { fullDate } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { findVenue, getCohort, listSessions } from '#programmes/courses';
import { whereWords } from '#rooms/programmes/courses/public-page/words.ts';
import type { Certificate } from './pdf.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { findCertificateOf } from './queries.server.ts';

/** Who gives a certificate. */
interface Giver {
	name: string;
	accent: string;
	timeZone: string;
}

/** What her certificate says, in the language spoken now; how often she came only where she likes that. Throws NotFound when she has not asked for one. */
export async function getCertificateSheet(
	tx: Tx,
	cohortId: string,
	giver: Giver,
	urlOf: (code: string) => string,
	saysHowOften = true
): Promise<Certificate> {
	const asked = tx.actor.id ? await findCertificateOf(tx, cohortId, tx.actor.id) : undefined;
	if (!asked) throw new NotFound();
	const cohort = await getCohort(tx, cohortId);
	const meetings = meetingsOf(await listSessions(tx, cohortId));
	const date = (at: Date | undefined) => (at ? fullDate(at, giver.timeZone) : '');
	const where = whereWords({ ...cohort, venue: (await findVenue(tx, cohort.venueId)) ?? null });
	const url = urlOf(asked.code);
	return {
		organisation: giver.name,
		accent: giver.accent,
		logo: await findLogo(tx),
		title: m.programmes_certificates_title(),
		opening: m.programmes_certificates_opening(),
		name: asked.named,
		deed: m.programmes_certificates_deed({ course: inWords(cohort.label) }),
		particulars: [
			m.programmes_certificates_dates({ first: date(meetings.at(0)?.startsAt), last: date(meetings.at(-1)?.startsAt) }),
			saysHowOften
				? m.programmes_certificates_attended({ came: asked.attended, meetings: meetings.length, where })
				: where
		],
		drawing: m.programmes_certificates_drawing(),
		signatures: [{ name: m.programmes_certificates_facilitator(), role: giver.name }],
		check: {
			words: m.programmes_certificates_check(),
			url,
			address: url.replace(/^https?:\/\//, '').replace(/\/[^/]*$/, ''),
			codeLabel: m.programmes_certificates_code(),
			code: asked.code.toUpperCase(),
			square: m.programmes_certificates_square()
		}
	};
}
