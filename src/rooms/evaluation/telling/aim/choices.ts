import { inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { bandOptions } from '../evaluation/choices.ts';
import { lineRefusalWords } from '../question/choices.ts';
import type { Aim } from './queries.server.ts';

/** Whom an aim means, in one line. */
export function aimWords({ months, language, areaName, people }: Aim, cuts: readonly number[]): string {
	const band = months === null ? '' : (bandOptions(cuts).find((one) => one.months === months)?.label ?? String(months));
	return [inWords(people), band, language ? nameOfLanguage(language) : '', areaName ?? ''].filter(Boolean).join(' · ');
}

/** Why an aim was not kept, and at which field. */
export function aimRefusalWords(reason: 'over' | 'enough' | 'no-band' | 'no-area'): [sentence: string, field: string] {
	if (reason === 'no-band') return [m.forms_choose(), 'months'];
	if (reason === 'no-area') return [m.forms_choose(), 'area'];
	return [lineRefusalWords(reason), ''];
}
