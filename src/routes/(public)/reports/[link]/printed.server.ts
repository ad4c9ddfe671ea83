import type { RequestEvent } from '@sveltejs/kit';
import { printedReport } from '#rooms/evaluation/report/sheet.server.ts';
import { findRunOfEdition } from '#rooms/evaluation/edition/queries.server.ts';
import { listPrintedLogos } from '#rooms/programmes/courses/picture/queries.server.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { fullDate } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { picturesOf } from '../../../pictures.server.ts';
import { editionOf } from './edition.server.ts';

/** A published report as a document says it, and the language it is in. */
export async function printedFor(event: Pick<RequestEvent, 'locals' | 'params' | 'setHeaders'>) {
	const { organisation } = event.locals;
	const { number, publishedAt, language, words, foreword, closing } = await editionOf(event);
	// as whoever has the link: a visitor knows of no run with people who were invited
	const { logo, logos } = await event.locals.link(async (tx) => {
		const run = await findRunOfEdition(tx, event.params.link ?? '');
		return { logo: await findLogo(tx), logos: run ? await listPrintedLogos(tx, run) : [] };
	});
	const printed = printedReport(words, picturesOf(words), {
		organisation: organisation.name,
		accent: organisation.accent,
		logo,
		logos,
		subtitle: `${words.title} · ${words.subtitle}`,
		status: m.evaluation_editions_status({ number, when: fullDate(publishedAt, organisation.timeZone) }),
		footer: m.evaluation_editions_footer(),
		foreword,
		closing
	});
	return { printed, language };
}
