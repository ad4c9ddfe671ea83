import { nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { ListeningRefusal } from './policy.ts';
import { heardIn, quotedIn, heardSettings, toldBy, type Setting } from './form.ts';

const settingKey = (setting: Setting) => setting.replaceAll('-', '_') as 'one_to_one';

/** How somebody was heard, in a few words. */
export const settingWords = (setting: Setting): string => m[`coproduction_note_setting_${settingKey(setting)}`]();

/** The settings that can be chosen. */
export const settingOptions = () => heardSettings.map((value) => ({ value, label: settingWords(value) }));

/** Where her words may be said again. */
export const quotedOptions = () =>
	quotedIn.map((value) => ({ value, label: m[`coproduction_note_quoted_${value}`]() }));

/** Whether she wants to hear what becomes of it. */
export const toldOptions = () => toldBy.map((value) => ({ value, label: m[`coproduction_note_told_${value}`]() }));

/** What a language is called in the one spoken now. */
export const heardLanguage = (tag: string): string =>
	tag === 'other' ? m.coproduction_note_language_other() : nameOfLanguage(tag);

/** The languages in which somebody can have been heard. */
export const heardLanguageOptions = () => heardIn.map((value) => ({ value, label: heardLanguage(value) }));

/** Why a note was not taken, and the field it belongs to. */
export function listeningRefusalWords(
	reason: ListeningRefusal | 'changed-meanwhile' | 'handed-in'
): string | [string, string] {
	if (reason === 'closed') return m.coproduction_note_closed();
	if (reason === 'not-yet') return m.coproduction_note_not_yet();
	if (reason === 'day-ahead') return [m.coproduction_note_day_ahead(), 'heardOn'];
	return reason === 'handed-in' ? m.coproduction_note_in_already() : m.coproduction_note_changed();
}

/** The groups that were ticked, of a form that comes back. */
export function tickedIn(typed: Record<string, string | string[]> | undefined): string[] {
	const ticked = typed?.targets;
	return Array.isArray(ticked) ? ticked : [];
}
