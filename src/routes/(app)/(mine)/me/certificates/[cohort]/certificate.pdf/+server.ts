import { certificatePdf } from '#rooms/programmes/taking-part/certificate/pdf.server.ts';
import { getCertificateSheet } from '#rooms/programmes/taking-part/certificate/sheet.server.ts';
import { runtime } from '#platform/runtime.ts';
import type { RequestHandler } from './$types';

/** Her certificate as a page to print; its name gives nothing away. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { language, organisation } = locals;
	const urlOf = (code: string) => runtime().origin + locals.publicPath(`/certificates/${code}`, '');
	const sheet = await locals.tx((tx) =>
		getCertificateSheet(tx, params.cohort, organisation, urlOf, !url.searchParams.has('plain'))
	);
	return new Response(Buffer.from(await locals.aside(() => certificatePdf(sheet, language))), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="certificate.pdf"' }
	});
};
