import { phoneShown } from '#platform/forms/phone.ts';
import { ageBands, ageBandWords } from '#rooms/people/child/form.ts';
import { clock, dayAndTime, longDay, shortDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { PrintedChild, CrecheList } from './pdf.server.ts';
import { allergyWord, isExpected, presence } from './policy.ts';
import type { CrecheChild, CrecheDay } from './queries.server.ts';

interface Print {
	organisation: string;
	zone: string;
	now: Date;
	/** How many people mind the crèche, where that is to be said. */
	team?: number;
}

/** Today's crèche list as it is printed: every child with its allergies, or the word that there are none or nobody knows. */
export function crecheListOf(day: CrecheDay, children: readonly CrecheChild[], print: Print): CrecheList {
	const { zone, now } = print;
	return {
		organisation: print.organisation,
		title: m.programmes_creche_sheet_title(),
		session: m.programmes_register_sheet_session({ week: day.week, title: inWords(day.title) }),
		when: m.programmes_register_when({
			day: longDay(day.startsAt, zone),
			from: clock(day.startsAt, zone),
			to: clock(day.endsAt, zone)
		}),
		where: day.venue,
		counts: countsOf(children, print.team),
		alerts: {
			heading: m.programmes_creche_alert_heading(),
			none: noneWords(children, now),
			label: m.programmes_creche_alert_label()
		},
		columns: [
			m.programmes_creche_column_child(),
			m.programmes_creche_column_care(),
			m.programmes_creche_column_adult(),
			m.programmes_creche_column_in(),
			m.programmes_creche_column_out()
		],
		signing: [m.programmes_creche_signing_time(), m.programmes_creche_signing_name()],
		children: children.map((child) => printed(child, print)),
		spareRows: 2,
		foot: m.programmes_creche_sheet_foot({ when: dayAndTime(now, zone) }),
		pageWords: m.programmes_register_sheet_page({ page: '{page}', pages: '{pages}' }),
		lookOnScreen: m.programmes_register_look_on_screen()
	};
}

function countsOf(children: readonly CrecheChild[], team?: number): string[] {
	const { bands, adults } = presence(children.map((child) => ({ ageBand: child.ageBand, isIn: isExpected(child) })));
	const counts = ageBands
		.filter((band) => bands[band])
		.map((band) => m.programmes_creche_count_children({ age: ageBandWords(band), count: bands[band] }));
	const onTeam = team === undefined ? [] : [m.programmes_creche_count_team({ count: team })];
	return [...counts, m.programmes_creche_count_adults({ count: adults }), ...onTeam];
}

function noneWords(children: readonly CrecheChild[], now: Date): string {
	const toAsk = children.filter((child) => allergyWord(child, now).askAgain).length;
	return toAsk ? m.programmes_creche_alert_none({ count: toAsk }) : m.programmes_creche_alert_none_all();
}

function printed(child: CrecheChild, { zone, now }: Print): PrintedChild {
	const word = allergyWord(child, now);
	const again = word.askAgain && word.kind !== 'unknown' ? [m.programmes_creche_ask_again()] : [];
	const day = child.confirmedAt ? shortDay(child.confirmedAt, zone) : '';
	return {
		name: child.firstName,
		age: ageBandWords(child.ageBand),
		allergies:
			word.kind === 'some' ? [word.text, ...again] : word.kind === 'unknown' ? [m.programmes_creche_unknown()] : [],
		cleared: word.kind === 'none' ? [m.programmes_creche_none_asked({ day }), ...again].join('. ') : '',
		needs: child.needs ? [child.needs] : [],
		grownUp:
			child.isAway && !child.visitId
				? [child.parent, m.programmes_creche_away()].filter(Boolean).join(' · ')
				: child.parent,
		collects: [
			...(child.broughtBy ? [child.broughtBy] : []),
			...(child.collectors ? [m.programmes_creche_collectors({ names: child.collectors })] : []),
			...(child.urgentPhone ? [m.programmes_creche_urgent({ phone: phoneShown(child.urgentPhone, zone) })] : [])
		]
	};
}
