import { m } from '#messages';
import type { DocumentKind, VersionState } from './form.ts';

/** What a document is. */
export const documentKindWords = (kind: DocumentKind): string => m[`coproduction_document_kind_${kind}`]();

/** How a version stands: its chip. */
export function versionChip(state: VersionState): { label: string; tone: 'leaf' | 'sun' | 'plain' } {
	if (state === 'draft') return { label: m.coproduction_document_state_draft(), tone: 'plain' };
	if (state === 'open') return { label: m.coproduction_document_state_open(), tone: 'leaf' };
	return { label: m.coproduction_document_state_published(), tone: 'sun' };
}

/** Why a document could not go on. */
export const documentRefusalWords = {
	'no-draft': m.coproduction_document_refused_no_draft,
	'no-why': m.coproduction_document_refused_no_why,
	empty: m.coproduction_document_refused_empty,
	'not-open': m.coproduction_document_refused_not_open,
	'draft-already': m.coproduction_document_refused_draft_already
} as const;
