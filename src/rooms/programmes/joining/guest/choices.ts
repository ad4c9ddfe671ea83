import { m } from '#messages';
import { comesAsChoices, type ComesAs, type NotedGuest } from './form.ts';

const words: Record<ComesAs, () => string> = {
	midwife: m.programmes_guests_as_midwife,
	health: m.programmes_guests_as_health,
	charity: m.programmes_guests_as_charity,
	council: m.programmes_guests_as_council,
	other: m.programmes_guests_as_other
};

/** As what a guest comes: "Midwife". */
export const comesAsWords = (comesAs: ComesAs): string => words[comesAs]();

/** As what a guest comes, as choices. */
export const comesAsOptions = () => comesAsChoices.map((value) => ({ value, label: comesAsWords(value) }));

/** "Midwife · St Anne’s Hospital". */
export const guestWords = ({ comesAs, organisation }: { comesAs: ComesAs; organisation: string }): string =>
	[comesAsWords(comesAs), organisation].filter(Boolean).join(' · ');

/** How many places are left for guests. */
export function guestPlacesLeftWords(left: number): string {
	if (left === 0) return m.programmes_guests_none_left();
	return left === 1 ? m.programmes_guests_one_left() : m.programmes_guests_many_left({ count: left });
}

/** Why a guest can't book now, and what to do instead. */
export function guestRefusalWords(reason: 'over' | 'full' | 'which-meeting'): string {
	if (reason === 'full') return m.programmes_guests_refused_full();
	return reason === 'over' ? m.programmes_guests_refused_over() : m.programmes_each_which();
}

/** Why guests are not welcomed as it was said. */
export function welcomeRefusalWords(
	reason: 'more-than-places' | 'open-door' | 'many-meetings',
	places: number
): string {
	if (reason === 'open-door') return m.programmes_guests_open_door();
	return reason === 'many-meetings'
		? m.programmes_guests_many_meetings()
		: m.programmes_guests_more_than_places({ places });
}

const came: Record<NotedGuest['came'], () => string> = {
	yes: m.programmes_guests_came,
	no: m.programmes_guests_did_not,
	open: m.programmes_guests_not_noted
};

/** Whether a guest came, as choices. */
export const guestCameOptions = () =>
	(['yes', 'no', 'open'] as const).map((value) => ({ value, label: came[value]() }));

/** Whether a guest came; nothing where nobody noted it. */
export const guestCameWords = (noted: boolean | null): string => (noted === null ? '' : came[noted ? 'yes' : 'no']());
