import { mayRunCampaign } from '#rooms/coproduction/campaign/policy.ts';
import { getCampaign } from '#rooms/coproduction/campaign/queries.server.ts';
import { posterOf } from '#rooms/coproduction/campaign/sheet.ts';
import { wallSheetPdf } from '#rooms/programmes/meetings/wall/pdf.server.ts';
import { inLanguage, isLanguage } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import type { RequestHandler } from './$types';

/** The link of a campaign as a square to hang on a wall, in the language that the address names. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { name, accent, timeZone, languages } = locals.organisation;
	const language = url.searchParams.get('language') ?? locals.language;
	const isPrinted = isLanguage(language) && !isFramed(language) && languages.includes(language);
	const { campaign, logo } = await locals.tx(async (tx) => {
		const campaign = await getCampaign(tx, params.campaign);
		if (campaign.projectId !== params.project || !mayRunCampaign(tx.actor, campaign)) throw new NotFound();
		return { campaign, logo: await findLogo(tx) };
	});
	if (!isPrinted) throw new NotFound();
	const at = (path: string) => runtime().origin + locals.publicPath(path, '');
	const sheet = { ...inLanguage(language, () => posterOf(campaign, { name, accent, timeZone, at })), logo };
	const pdf = await locals.aside(() => wallSheetPdf(sheet, language, 'a4'));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="poster.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
