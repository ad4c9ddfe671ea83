import { instantOf, longDay } from '#platform/i18n/dates.ts';
import type { WordAnswer } from '#platform/word-files/word-bounds.ts';
import { m } from '#messages';
import type { DocumentVersion } from '../document/queries.server.ts';

/** Which version it is, and since when it stands as it does: one line. */
export function versionWords({ number: n, openedOn, publishedOn, state }: DocumentVersion, zone: string): string {
	const day = (on: string) => longDay(instantOf(on, '12:00', zone), zone);
	if (state === 'open' && openedOn) return m.coproduction_document_version_opened({ n, day: day(openedOn) });
	if (publishedOn) return m.coproduction_document_version_published({ n, day: day(publishedOn) });
	return m.coproduction_document_version({ n });
}

/** Why a Word file was not read. */
type FileProblem = NonNullable<WordAnswer['problem']> | 'none' | 'empty';

const fileProblems: Record<FileProblem, () => string> = {
	none: m.coproduction_document_file_none,
	empty: m.coproduction_document_file_empty,
	large: m.coproduction_document_file_large,
	damaged: m.coproduction_document_file_damaged,
	'no-word-file': m.coproduction_document_file_other
};

/** What is said where a Word file was not read. */
export const wordFileProblem = (problem: FileProblem): string => fileProblems[problem]();
