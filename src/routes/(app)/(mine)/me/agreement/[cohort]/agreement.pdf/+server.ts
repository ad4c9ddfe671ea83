import { agreementPdf, wallSizes, type WallSize } from '#rooms/programmes/taking-part/agreement/pdf.server.ts';
import { listVersions, onTheWall } from '#rooms/programmes/taking-part/agreement/queries.server.ts';
import { wallAgreement } from '#rooms/programmes/taking-part/agreement/sheet.ts';
import { findCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { inLanguage, isLanguage } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { RequestHandler } from './$types';

/** The agreement that stands, for the wall: in the language and on the paper that the address asks for. For the group, and for those who run it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { name, accent, timeZone, defaultLanguage } = locals.organisation;
	const wanted = url.searchParams.get('language') ?? locals.language;
	const language = isLanguage(wanted) && !isFramed(wanted) ? wanted : defaultLanguage;
	const size = (url.searchParams.get('size') ?? 'a4') as WallSize;
	if (!isId(params.cohort) || !wallSizes.includes(size)) throw new NotFound();
	const sheet = await locals.tx(async (tx) => {
		const agreement = onTheWall(await listVersions(tx, params.cohort));
		const cohort = agreement && (await findCohort(tx, params.cohort));
		if (!cohort) throw new NotFound();
		const giver = { name, accent, timeZone, logo: await findLogo(tx) };
		return inLanguage(language, () => wallAgreement(agreement, cohort.label, giver));
	});
	const pdf = await locals.aside(() => agreementPdf(sheet, language, size));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="agreement.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
