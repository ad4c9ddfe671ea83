import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '#platform/db/tx.ts';
import { projectRoot } from '#platform/pdf/project-root.ts';
import { importWording, type ImportedWording } from './commands.server.ts';

/** The measures of our own whose words come with Kith. */
export const ownMeasureIds = ['how-things-are', 'how-heavy-it-gets'] as const;

/** The languages in which we wrote them. */
export const ownLanguages = ['en', 'es'] as const;
export type OwnLanguage = (typeof ownLanguages)[number];

/** Brings in the words of a measure of our own, which come with Kith, in one language. */
export function importOwnWording(
	tx: Tx,
	measure: (typeof ownMeasureIds)[number],
	language: OwnLanguage
): Promise<ImportedWording> {
	const file = join(projectRoot(), 'src/rooms/evaluation/measure', `${measure}.${language}.txt`);
	return importWording(tx, {
		measure,
		text: readFileSync(file, 'utf8'),
		said: { language, licenceReference: '', title: '', options: '' }
	});
}
