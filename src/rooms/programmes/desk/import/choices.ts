import { m } from '#messages';
import { daysToUndo, keptFields, type ImportKind, type KeptField } from './form.ts';
import type { ImportedRow } from './policy.ts';

/** What a column holds, in words. */
export function columnHolds(field: KeptField): string {
	const words: Record<KeptField, () => string> = {
		called: m.programmes_import_field_called,
		email: m.programmes_import_field_email,
		phone: m.programmes_import_field_phone,
		language: m.programmes_import_field_language,
		person: m.programmes_import_field_person,
		on: m.programmes_import_field_on,
		state: m.programmes_import_field_state,
		programme: m.programmes_import_field_programme,
		session: m.programmes_import_field_session
	};
	return words[field]();
}

/** What a column may be said to hold. */
export const fieldsToChoose = (kind: ImportKind) => [
	{ value: '', label: m.programmes_import_leave_out() },
	...keptFields[kind].map((value) => ({ value, label: columnHolds(value) }))
];

/** What becomes of a row, in words. */
export function actWords({ act, why = '' }: ImportedRow): string {
	if (act === 'new') return m.programmes_import_act_new();
	return act === 'same' ? m.programmes_import_act_same({ why }) : m.programmes_import_act_wrong({ why });
}

/** What was done since with something that an import made. */
export function builtWords({ what, name }: { what: string; name: string }): string {
	if (/^programmes\.(registration|interest|referral)/.test(what)) return m.programmes_import_built_place({ name });
	if (/^programmes\.(attendance|mark|walk-in|head_count)/.test(what))
		return m.programmes_import_built_register({ name });
	if (/^platform\.(letter|phone)|\.letter/.test(what)) return m.programmes_import_built_letter({ name });
	if (/^platform\.(session|sign_in_name)/.test(what)) return m.programmes_import_built_signed_in({ name });
	return m.programmes_import_built_changed({ name });
}

/** Why something was not brought in, or not taken back. */
export function refusedWords(
	reason: 'changed' | 'not-ready' | 'nothing-new' | 'no-pattern' | 'built-on' | 'too-late' | 'undone'
): string {
	const words: Record<typeof reason, () => string> = {
		changed: m.programmes_import_changed,
		'not-ready': m.programmes_import_put_right,
		'nothing-new': m.programmes_import_nothing_new,
		'no-pattern': m.programmes_import_no_pattern,
		'built-on': m.programmes_import_undo_no,
		'too-late': () => m.programmes_import_undo_late({ days: daysToUndo }),
		undone: m.programmes_import_undo_already
	};
	return words[reason]();
}
