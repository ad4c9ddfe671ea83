import { languages, type Language } from '#platform/i18n/language-list.ts';
import { forWhomChoices, type ForWhom } from '../cohort/form.ts';
import { ageBands, type AgeBand } from '#rooms/people/child/form.ts';

/** What the page of all courses can be narrowed to: a language, for whom, a weekday (0 for Sunday), an area, an age for which there is a crèche. */
export interface Narrowed {
	/** The language in which it is held. */
	language: Language | null;
	whom: ForWhom | null;
	day: number | null;
	area: string | null;
	creche: AgeBand | null;
}

/** Reads it from an address; what is nonsense there narrows nothing. */
export function narrowedIn(url: URL): Narrowed {
	const param = (name: string) => url.searchParams.get(name) || null;
	const day = param('day');
	const creche = param('creche');
	return {
		language: languages.find((one) => one === param('language')) ?? null,
		whom: forWhomChoices.find((one) => one === param('whom')) ?? null,
		day: day && /^[0-6]$/.test(day) ? Number(day) : null,
		area: param('area')?.slice(0, 200) ?? null,
		creche: ageBands.find((band) => band === creche) ?? null
	};
}
