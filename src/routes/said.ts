import { m } from '#messages';

/**
 * What was done, in one sentence, by the word in the address to which a form leads: `?said=…`. Said first on the page that opens (`Frame.svelte`);
 * `?saved` says only that it is kept. `tests/house/said-first` holds that no form leads on in silence.
 */
export const said: Record<string, () => string> = {
	'cant-come': m.programmes_said_cant_come,
	'can-come': m.programmes_said_can_come,
	'place-yes': m.programmes_said_place_yes,
	'place-no': m.programmes_said_place_no,
	certificate: m.programmes_said_certificate,
	weather: m.programmes_said_weather,
	'weather-back': m.programmes_said_weather_back,
	quiet: m.people_quiet_said,
	'quiet-for': m.people_desk_said_quiet,
	'help-away': m.people_quiet_said_help,
	'not-quiet': m.people_quiet_said_end,
	'letter-sent': m.people_own_said_letter,
	'note-sent': m.creche_note_said_sent,
	'note-read': m.creche_note_said_read,
	'open-hours': m.creche_open_kept,
	'hours-kept': m.creche_rota_kept_hours,
	'room-size': m.creche_rota_kept_size,
	'rota-changed': m.creche_rota_taken,
	'creche-place': m.people_desk_said_creche_place,
	'creche-waiting': m.people_desk_said_creche_waiting,
	'creche-left': m.people_desk_said_creche_left,
	'code-back': m.people_desk_said_code_back,
	'area-added': m.programmes_areas_said_added,
	'partner-ended': m.programmes_areas_said_ended,
	'collector-named': m.creche_collector_named,
	'collector-off': m.creche_collector_gone,
	'settling-told': m.creche_settling_told,
	'settling-read': m.creche_settling_read,
	barred: m.creche_bar_written,
	'bar-lifted': m.creche_bar_lifted,
	'venue-inside': m.programmes_venue_inside_kept,
	'risk-check': m.programmes_venue_risk_kept,
	'booklet-laid': m.programmes_booklets_said_laid,
	'booklet-changed': m.programmes_booklets_said_changed,
	'booklet-given': m.programmes_booklets_said_given,
	'page-back': m.programmes_writing_said_back,
	anew: m.programmes_writing_said_anew,
	made: m.programmes_said_made,
	block: m.programmes_said_block,
	reunion: m.programmes_said_reunion,
	published: m.programmes_said_published,
	unpublished: m.programmes_said_unpublished,
	discarded: m.programmes_said_discarded,
	'as-before': m.programmes_said_as_before,
	plan: m.programmes_said_plan,
	restored: m.programmes_said_restored,
	session: m.programmes_said_session,
	cancelled: m.programmes_said_cancelled,
	reopened: m.programmes_said_reopened,
	ended: m.programmes_said_ended,
	'answered-yes': m.programmes_said_answered_yes,
	'answered-no': m.programmes_said_answered_no,
	noted: m.programmes_said_noted,
	again: m.programmes_said_again,
	'all-back': m.programmes_said_all_back,
	'walk-in-back': m.programmes_said_walk_in_back,
	'tap-again': m.programmes_said_tap_again,
	brought: m.programmes_said_brought,
	'typed-sheet': m.programmes_typed_said,
	'concern-taken': m.safeguarding_said_taken,
	'concern-written': m.safeguarding_said_written,
	'concern-closed': m.safeguarding_said_closed,
	waves: m.evaluation_said_waves,
	wave: m.evaluation_said_wave,
	report: m.evaluation_said_report,
	refreshed: m.evaluation_said_refreshed,
	'data-back': m.evaluation_said_data_back,
	'report-published': m.evaluation_said_published,
	shared: m.evaluation_said_shared,
	'link-ended': m.evaluation_said_link_ended
};

/** What an address says of what was done, if it says anything. */
export function saidIn(asked: {
	get(name: string): string | null;
	has(name: string): boolean;
}): (() => string) | undefined {
	return said[asked.get('said') ?? ''] ?? (asked.has('saved') ? m.programmes_home_saved : undefined);
}
