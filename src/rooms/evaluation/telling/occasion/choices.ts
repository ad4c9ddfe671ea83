import { clock, dayAndTime, instantOf, type Audience } from '#platform/i18n/dates.ts';
import { inList, nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { disturbances, stretchKinds, type Disturbance, type StretchKind } from './form.ts';
import type { Remedy } from './policy.ts';
import type { Occasion } from './queries.server.ts';

const keyOf = (word: string) => word.replaceAll('-', '_') as 'focus_group';

/** What a part is, in words: its own where it is none of the known. */
export const stretchWords = ({ kind, words }: { kind: StretchKind; words: string | null }): string =>
	words ?? m[`evaluation_occasion_part_${keyOf(kind)}`]();

/** The parts to choose from, and none. */
export const stretchOptions = () => [
	{ value: '', label: m.evaluation_occasion_part_none() },
	...stretchKinds.map((kind) => ({ value: kind, label: stretchWords({ kind, words: null }) }))
];

/** Parts by their kinds, named in one line. */
export const stretchesNamed = (occasion: Pick<Occasion, 'parts'>, kinds: readonly string[]): string =>
	inList(occasion.parts.filter(({ kind }) => kinds.includes(kind)).map(stretchWords));

const disturbanceKey = (kind: Disturbance) => kind.replaceAll('-', '_') as 'late_start';

/** What disturbed, in words. */
export const disturbanceWords = (kind: Disturbance): string =>
	m[`evaluation_occasion_disturb_${disturbanceKey(kind)}`]();

/** What can be tapped. */
export const disturbanceOptions = () => disturbances.map((value) => ({ value, label: disturbanceWords(value) }));

/** What would help, on a button. */
export function remedyWords({ kind, part, minutes }: Remedy, occasion: Pick<Occasion, 'parts'>): string {
	if (kind === 'map-one-to-one') return m.evaluation_occasion_offer_map();
	if (kind === 'longer') return m.evaluation_occasion_offer_longer({ minutes: minutes ?? 0 });
	return m.evaluation_occasion_offer_drop({ part: stretchesNamed(occasion, part === null ? [] : [part]) });
}

/** When a session is, in one line. */
export const occasionWhen = (
	{ heldOn, starts }: Pick<Occasion, 'heldOn' | 'starts'>,
	zone: string,
	audience: Audience = 'team'
): string => dayAndTime(instantOf(heldOn, starts, zone), zone, audience);

/** An hour of a session's day as whoever helps reads it. */
export const hourSaid = ({ heldOn }: Pick<Occasion, 'heldOn'>, at: string, zone: string): string =>
	clock(instantOf(heldOn, at, zone), zone, 'parents');

/** Who comes, by numbers, and which languages are spoken. */
export const occasionWho = ({ people, facilitators, languages }: Occasion): string =>
	m.evaluation_occasion_line({ people, facilitators, languages: inList(languages.map(nameOfLanguage)) });

/** What became of a session, in one sentence. */
export const happenedWords = (came: number, late: number): string =>
	late ? m.evaluation_occasion_told_n({ came, late }) : m.evaluation_occasion_told_on_time({ came });

/** Why a session was not kept. */
export const occasionRefusalWords = (reason: 'over' | 'enough' | 'told' | 'changed-meanwhile' | 'not-yet'): string =>
	({
		over: m.evaluation_plan_over,
		enough: m.evaluation_occasion_refused_enough,
		told: m.evaluation_occasion_refused_told,
		'changed-meanwhile': m.evaluation_plan_changed_meanwhile,
		'not-yet': m.evaluation_occasion_refused_not_yet
	})[reason]();
