import { instantOf, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import {
	attitudes,
	influences,
	stakeholderKinds,
	type Attitude,
	type Influence,
	type StakeholderFields,
	type StakeholderKind
} from './form.ts';

/** What somebody is: a person, a group, an organisation. */
export const stakeholderKindWords = (kind: StakeholderKind): string => m[`coproduction_stakeholder_kind_${kind}`]();

/** How somebody stands to it, in words. */
export const attitudeWords = (attitude: Attitude): string =>
	m[`coproduction_stakeholder_attitude_${attitude.replace('-', '_') as 'rather_for'}`]();

/** How much depends on somebody, in words. */
export const influenceWords = (influence: Influence): string =>
	m[`coproduction_stakeholder_influence_${influence.replace('-', '_') as 'last_word'}`]();

/** What can be chosen of somebody. */
export const stakeholderOptions = () => ({
	kind: stakeholderKinds.map((value) => ({ value, label: stakeholderKindWords(value) })),
	attitude: attitudes.map((value) => ({ value, label: attitudeWords(value) })),
	influence: influences.map((value) => ({ value, label: influenceWords(value) }))
});

const dayWords = (day: string, zone: string) => longDay(instantOf(day, '12:00', zone), zone);

/** How she stands to it and how much depends on her, in one line. */
export const stakeholderLine = ({ kind, attitude, influence }: StakeholderFields): string =>
	[stakeholderKindWords(kind), attitudeWords(attitude), influenceWords(influence)].join(' · ');

/** Who talks to her next and when, as far as that is known; nothing where no talk is planned. */
export function nextTalkWords({ talkBy, talkOn }: StakeholderFields, zone: string): string {
	const when = talkOn ? dayWords(talkOn, zone) : null;
	if (talkBy && when) return m.coproduction_stakeholder_next({ who: talkBy, day: when });
	if (when) return m.coproduction_stakeholder_next_on({ day: when });
	return talkBy ? m.coproduction_stakeholder_next_by({ who: talkBy }) : '';
}

/** When somebody talked to her last; nothing where nobody has. */
export const talkedWords = ({ talkedOn }: StakeholderFields, zone: string): string =>
	talkedOn ? m.coproduction_stakeholder_talked_on({ day: dayWords(talkedOn, zone) }) : '';

/** Why somebody was not kept. */
export const stakeholderRefusalWords = (reason: 'changed-meanwhile' | 'enough'): string =>
	reason === 'enough' ? m.coproduction_stakeholder_enough() : m.coproduction_guide_changed_meanwhile();
