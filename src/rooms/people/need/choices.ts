import type { Typed } from '#platform/forms/read.server.ts';
import { texts } from '#platform/forms/shown.ts';
import { nameOfLanguage, standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { interpreters, needChoices, type Need, type NeedKind } from './form.ts';
import type { NeedCount } from './policy.ts';

const kinds: Record<NeedKind, () => string> = {
	interpreter: m.people_need_kind_interpreter,
	access: m.people_need_kind_access,
	food: m.people_need_kind_food,
	travel: m.people_need_kind_travel
};

const choices: Record<string, () => string> = {
	sign: m.people_need_sign,
	other: m.people_need_other,
	'step-free': m.people_need_step_free,
	seat: m.people_need_seat,
	hearing: m.people_need_hearing,
	sight: m.people_need_sight,
	'quiet-corner': m.people_need_quiet_corner,
	'no-pork': m.people_need_no_pork,
	'no-meat': m.people_need_no_meat,
	'no-dairy': m.people_need_no_dairy,
	'no-nuts': m.people_need_no_nuts,
	'no-gluten': m.people_need_no_gluten,
	lift: m.people_need_lift,
	'meet-at-stop': m.people_need_meet_at_stop,
	parking: m.people_need_parking,
	fare: m.people_need_fare
};

const choiceWords = (choice: string): string => (choices[choice] ?? (() => standingAlone(nameOfLanguage(choice))))();

/** What can be ticked of a kind. */
export function needOptions(kind: keyof typeof needChoices): { value: string; label: string }[] {
	return needChoices[kind].map((value) => ({ value, label: choiceWords(value) }));
}

/** What an interpreter may speak, by name, and at the end what has none; the first asks for nobody. */
export function interpreterOptions(): { value: string; label: string }[] {
	const all = interpreters.map((value) => ({ value, label: choiceWords(value) }));
	const named = all.slice(0, -2).sort((one, other) => one.label.localeCompare(other.label));
	return [{ value: '', label: m.people_need_interpreter_none() }, ...named, ...all.slice(-2)];
}

/** A need in a few words, for a tag: "Interpreter (Somali)", "No pork, No nuts", "Food". */
export function needTag({ kind, choices }: Pick<Need, 'kind' | 'choices'>): string {
	const what = choices.map(choiceWords).join(', ');
	if (!what) return kinds[kind]();
	return kind === 'interpreter' ? m.people_need_of({ kind: kinds[kind](), what }) : what;
}

/** A need in full: what she chose and what she wrote. */
export function needWords(need: Need): string {
	const quoted = need.words && m.people_need_quoted({ words: need.words });
	return [needTag(need), quoted].filter(Boolean).join(' ');
}

/** What is to be had ready, in one line: "Interpreter (Somali): 1 · No pork: 2". */
export function countWords(counts: readonly NeedCount[]): string {
	return counts
		.map(({ kind, choice, count }) =>
			m.people_need_counted({ what: needTag({ kind, choices: choice === null ? [] : [choice] }), count })
		)
		.join(' · ');
}

/** What the fields of needs hold: what was typed just now, or else what stands. */
export interface NeedsTyped {
	values: Record<string, string>;
	lists: Record<string, string[]>;
}

/** The fields of needs as they were typed where a form was sent with them, and as they stand where none was. */
export function typedIn(typed: Typed | undefined, stand: readonly Need[]): NeedsTyped {
	return typed && 'need_food_words' in typed ? ofForm(typed) : ofNeeds(stand);
}

const ofForm = (typed: Typed): NeedsTyped => ({
	values: texts(typed),
	lists: Object.fromEntries(
		['access', 'food', 'travel'].map((kind) => [`need_${kind}`, [typed[`need_${kind}`] ?? []].flat()])
	)
});

const ofNeeds = (needs: readonly Need[]): NeedsTyped => ({
	values: {
		...Object.fromEntries(needs.map(({ kind, words }) => [`need_${kind}_words`, words])),
		need_interpreter: needs.find(({ kind }) => kind === 'interpreter')?.choices[0] ?? ''
	},
	lists: Object.fromEntries(needs.map(({ kind, choices }) => [`need_${kind}`, choices]))
});
