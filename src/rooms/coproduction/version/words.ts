import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { DocumentVersion } from '../document/queries.server.ts';

/** Which version it is, and since when it stands as it does: one line. */
export function versionWords({ number: n, openedOn, publishedOn, state }: DocumentVersion, zone: string): string {
	const day = (on: string) => longDay(instantOf(on, '12:00', zone), zone);
	if (state === 'open' && openedOn) return m.coproduction_document_version_opened({ n, day: day(openedOn) });
	if (publishedOn) return m.coproduction_document_version_published({ n, day: day(publishedOn) });
	return m.coproduction_document_version({ n });
}
