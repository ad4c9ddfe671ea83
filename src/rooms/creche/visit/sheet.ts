import { phoneShown } from '#platform/forms/phone.ts';
import { ageBands, ageBandWords } from '#rooms/people/child/form.ts';
import { clock, dayAndTime, longDay, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { noteOf } from '../day-note/words.ts';
import type { DayNote } from '../day-note/queries.server.ts';
import { hoursShown } from '../sitting/policy.ts';
import type { PrintedChild, CrecheList } from './pdf.server.ts';
import { allergyWord, isExpected, presence } from './policy.ts';
import type { CrecheChild, Creche } from './queries.server.ts';

/** What stands around the list, and the moment at which it is printed. */
interface Print {
	/** The meeting that it is the crèche of, and where that is. */
	meeting: string;
	venue: string;
	organisation: string;
	zone: string;
	now: Date;
	/** How many people mind the crèche, where that is to be said. */
	team?: number;
	/** What was written to the crèche for today. */
	notes?: readonly DayNote[];
}

/** Today's crèche list as it is printed: every child with its allergies, or the word that there are none or nobody knows. */
export function crecheListOf({ sitting, children }: Creche, print: Print): CrecheList {
	const { zone, now } = print;
	return {
		organisation: print.organisation,
		title: m.creche_sheet_title(),
		session: print.meeting,
		when: m.creche_when({
			day: longDay(sitting.startsAt, zone),
			...hoursShown(sitting, zone)
		}),
		where: print.venue,
		counts: countsOf(children, print.team),
		notes: { heading: m.creche_note_title(), lines: notesOf(print) },
		alerts: {
			heading: m.creche_alert_heading(),
			none: noneWords(children, now),
			label: m.creche_alert_label()
		},
		columns: [
			m.creche_column_child(),
			m.creche_column_care(),
			m.creche_column_adult(),
			m.creche_column_in(),
			m.creche_column_out()
		],
		signing: [m.creche_signing_time(), m.creche_signing_name()],
		children: children.map((child) => printed(child, print)),
		spareRows: 2,
		foot: m.creche_sheet_foot({ when: dayAndTime(now, zone) }),
		pageWords: m.creche_sheet_page({ page: '{page}', pages: '{pages}' }),
		lookOnScreen: m.creche_look_on_screen()
	};
}

/** The notes for today, the first one first, each with whom it is of and when it was written. */
function notesOf({ notes = [], zone }: Print): string[] {
	return notes
		.toReversed()
		.map((note) => `${noteOf(note)}, ${clock(note.writtenAt, zone)}: ${note.words.replaceAll('\n', ' ')}`);
}

function countsOf(children: readonly CrecheChild[], team?: number): string[] {
	const { bands, adults } = presence(children.map((child) => ({ ageBand: child.ageBand, isIn: isExpected(child) })));
	const counts = ageBands
		.filter((band) => bands[band])
		.map((band) => m.creche_count_children({ age: ageBandWords(band), count: bands[band] }));
	const onTeam = team === undefined ? [] : [m.creche_count_team({ count: team })];
	return [...counts, m.creche_count_adults({ count: adults }), ...onTeam];
}

function noneWords(children: readonly CrecheChild[], now: Date): string {
	const toAsk = children.filter((child) => allergyWord(child, now).askAgain).length;
	return toAsk ? m.creche_alert_none({ count: toAsk }) : m.creche_alert_none_all();
}

function printed(child: CrecheChild, { zone, now }: Print): PrintedChild {
	const word = allergyWord(child, now);
	const again = word.askAgain && word.kind !== 'unknown' ? [m.creche_ask_again()] : [];
	const day = child.confirmedAt ? shortDay(child.confirmedAt, zone) : '';
	return {
		name: child.firstName,
		age: ageBandWords(child.ageBand),
		allergies: word.kind === 'some' ? [word.text, ...again] : word.kind === 'unknown' ? [m.creche_unknown()] : [],
		cleared: word.kind === 'none' ? [m.creche_none_asked({ day }), ...again].join('. ') : '',
		needs: child.needs ? [child.needs] : [],
		grownUp:
			child.isAway && !child.visitId ? [child.parent, m.creche_away()].filter(Boolean).join(' · ') : child.parent,
		collects: [
			...(child.broughtBy ? [child.broughtBy] : []),
			...(child.hasBar ? [m.creche_bar_paper()] : []),
			...(child.named.length ? [m.creche_collectors({ names: child.named.join(', ') })] : []),
			...(child.collectors ? [m.creche_collectors_said({ names: child.collectors })] : []),
			...(child.urgentPhone ? [m.creche_urgent({ phone: phoneShown(child.urgentPhone, zone) })] : [])
		]
	};
}
