import type { Words } from '#platform/forms/words.ts';

export const documentKinds = ['plan', 'agreement', 'principles', 'advert', 'poster', 'other'] as const;
export type DocumentKind = (typeof documentKinds)[number];

export const versionStates = ['draft', 'open', 'published'] as const;
export type VersionState = (typeof versionStates)[number];

/** What is written down of a document before it has words. */
export interface DocumentFields {
	kind: DocumentKind;
	title: Words;
}
