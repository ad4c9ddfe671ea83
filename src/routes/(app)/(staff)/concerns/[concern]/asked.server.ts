import { findShown } from '#rooms/evaluation/measure/queries.server.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import type { getConcern } from '#rooms/safeguarding/concern/queries.server.ts';
import { languageInWords } from '#rooms/safeguarding/concern/words.ts';
import type { Tx } from '#platform/db/tx.ts';
import { inWords } from '#platform/i18n/language.ts';

type Concern = Awaited<ReturnType<typeof getConcern>>;

/** What an answer or a worry holds: ids of what was asked, or words. */
export interface About {
	measure?: string;
	item?: number;
	value?: number | string | null;
	wording?: string;
	course?: string;
	words?: string;
}

/** What was asked and what she answered, in the words that she read. */
export async function askedIn(tx: Tx, { measure, item, value, wording, course }: About, courses: Concern['courses']) {
	if (!measure || !item) return null;
	const shown = wording ? await findShown(tx, wording, item, value ?? null) : undefined;
	const asked = courses.find(({ id }) => id === course);
	return {
		measure: measureName(measure),
		item,
		statement: shown?.statement,
		answer: shown?.answer ?? String(value ?? ''),
		language: shown?.language,
		inLanguage: shown && languageInWords(shown.language),
		course: asked && inWords(asked.label)
	};
}
