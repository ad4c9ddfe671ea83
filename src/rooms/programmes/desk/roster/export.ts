import type { SafeContact } from '#rooms/people/safe-contact/policy.ts';
import { languageNames, isLanguage } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { ageBandWords } from '#rooms/people/child/form.ts';
import { daysWords, registrationWords } from './choices.ts';
import type { RosterLine } from './queries.server.ts';

/** The columns of the table: what stands on the screen, and nothing else; her safe hours beside each number, so that it is never rung without them. */
export function exportColumns(): string[] {
	return [
		m.programmes_roster_name(),
		m.programmes_roster_state(),
		m.programmes_roster_turn(),
		m.programmes_roster_joined(),
		m.programmes_roster_language(),
		m.programmes_roster_came(),
		m.programmes_roster_children(),
		m.programmes_roster_allergies(),
		m.programmes_roster_needs(),
		m.programmes_roster_email(),
		m.programmes_roster_phone(),
		m.programmes_roster_hours(),
		m.programmes_roster_days(),
		m.programmes_roster_may_text(),
		m.programmes_roster_may_call(),
		m.programmes_roster_may_leave_message(),
		m.programmes_roster_note()
	];
}

type Row = RosterLine & { joinedOn: string; turn: number };

/** One person as a row of the table, in the order of its columns. */
export function exportedRow(
	line: Row,
	addresses: readonly { kind: string; value: string }[],
	safe: SafeContact
): string[] {
	const of = (kind: string) => addresses.find((address) => address.kind === kind)?.value ?? '';
	const yes = (may: boolean) => (may ? m.programmes_yes() : m.programmes_no());
	const each = (text: (child: RosterLine['children'][number]) => string) =>
		line.children
			.filter(text)
			.map((child) => `${child.firstName}: ${text(child)}`)
			.join('; ');
	return [
		line.called,
		line.answerBy ? m.programmes_state_held() : registrationWords(line.state),
		line.turn ? String(line.turn) : '',
		line.joinedOn,
		isLanguage(line.language) ? languageNames[line.language] : line.language,
		String(line.came),
		each((child) => ageBandWords(child.ageBand)),
		each((child) => child.allergies),
		each((child) => child.needs),
		safe.mayEmail ? of('email') : '',
		safe.mayText || safe.mayCall ? of('phone') : '',
		`${safe.fromHour}:00–${safe.toHour}:00`,
		daysWords(safe.days),
		yes(safe.mayText),
		yes(safe.mayCall),
		yes(safe.mayLeaveMessage),
		safe.note
	];
}
