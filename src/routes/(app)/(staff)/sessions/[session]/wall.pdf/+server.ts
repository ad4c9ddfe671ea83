import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { wallPapers, type WallPaper } from '#rooms/programmes/meetings/wall/form.ts';
import { wallSheetPdf } from '#rooms/programmes/meetings/wall/pdf.server.ts';
import { findWallCode } from '#rooms/programmes/meetings/wall/queries.server.ts';
import { wallSheetOf } from '#rooms/programmes/meetings/wall/sheet.ts';
import { inLanguage, isLanguage } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { runtime } from '#platform/runtime.ts';
import type { RequestHandler } from './$types';

/** The code of a meeting to hang on the wall, or to stand on a table, in the language that the address names. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { name, accent, timeZone, languages } = locals.organisation;
	const language = url.searchParams.get('language') ?? locals.language;
	const paper = (url.searchParams.get('size') ?? 'a4') as WallPaper;
	const isPrinted = isLanguage(language) && !isFramed(language) && languages.includes(language);
	const { day, code, logo } = await locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, code: await findWallCode(tx, day.id), logo: await findLogo(tx) };
	});
	if (!code || !isPrinted || !wallPapers.includes(paper)) throw new NotFound();
	const { origin } = runtime();
	const giver = { name, accent, timeZone, logo, at: (path: string) => origin + locals.publicPath(path, '') };
	const sheet = inLanguage(language, () => wallSheetOf(day, code.code, giver));
	const pdf = await locals.aside(() => wallSheetPdf(sheet, language, paper));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="code.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
