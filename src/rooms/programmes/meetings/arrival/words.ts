import { clock } from '#platform/i18n/dates.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { refusalWords } from '../day/words.ts';
import { wasThere } from '../register/policy.ts';
import type { MayBe, Named } from './policy.ts';

/** Somebody at the door as she wrote it: a first name, and a letter where she left one. */
export function namedAtDoor({ called, letter }: Named): string {
	return letter ? `${called} ${letter}` : called;
}

/** When she wrote it, and how often where one name stands there more than once. */
export function writtenAtDoor(lines: readonly { cameAt: Date }[], zone: string): string {
	const [first] = lines;
	const at = first ? clock(first.cameAt, zone) : '';
	return lines.length > 1 ? `${at} · ${m.programmes_arrivals_times({ count: lines.length })}` : at;
}

/** The words of the button that says who it is: those of one name are told apart by how often they were here. */
export function mayBeWords({ called, state, cameBefore }: MayBe, isAmongNamesakes = false): string {
	if (wasThere(state)) return m.programmes_arrivals_again({ name: called });
	return isAmongNamesakes && cameBefore !== undefined
		? m.programmes_arrivals_times_here({ name: called, count: cameBefore })
		: m.programmes_arrivals_this_is({ name: called });
}

/** Why a line at the door can't be settled, and what to do instead. */
export function doorRefusalWords(reason: 'settled' | 'cancelled' | 'too-early' | 'no-place'): string {
	return reason === 'settled' ? m.programmes_arrivals_settled() : refusalWords(reason);
}

/** Who comes to say hello: one of those who let their first name stand on the page of the group, or somebody of the team. */
export function whoSaysHello(names: readonly string[]): string {
	if (!names.length) return m.programmes_wall_thanks();
	const name = new Intl.ListFormat(currentLanguage(), { type: 'disjunction' }).format(names);
	return m.programmes_wall_thanks_by({ name });
}
