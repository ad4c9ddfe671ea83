import { inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Interest } from './queries.server.ts';

/** Of what somebody wants to hear, in a line: "Wellbeing course · Peckham · Spanish"; anything where she said nothing. */
export function ofWhatWords({ programme, area, heldIn }: Pick<Interest, 'programme' | 'area' | 'heldIn'>): string {
	const said = [programme && inWords(programme), area, heldIn && nameOfLanguage(heldIn)].filter(Boolean);
	return said.join(' · ') || m.programmes_coming_anything();
}
