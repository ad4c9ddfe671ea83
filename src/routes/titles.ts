import { shortDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';

/**
 * What each page of the team is called in its tab, by its route, so that six open tabs can be told apart. The kind of page, a course and a day may stand there; a
 * person's name never, because the browser keeps titles in its history.
 */
export const staffTitles: Record<string, () => string> = {
	'/account': m.account_title,
	'/account/name': m.programmes_asking_name_title,
	'/appointments': m.programmes_appointments_title,
	'/claims': m.programmes_money_desk_title,
	'/concerns': m.safeguarding_title,
	'/concerns/collecting': m.creche_bar_list,
	'/concerns/[concern]': m.app_title_concern,
	'/evaluation': m.evaluation_title,
	'/evaluation/data/import': m.evaluation_imports_title,
	'/evaluation/measures': m.evaluation_measures_title,
	'/evaluation/measures/check': m.evaluation_measures_check_title,
	'/evaluation/measures/import': m.evaluation_measures_import_title,
	'/evaluation/reports/[report]': m.app_title_report,
	'/evaluation/waves': m.evaluation_waves_title,
	'/evaluation/waves/[wave]': m.evaluation_waves_hand,
	'/exercises': m.programmes_exercises_title,
	'/exercises/[exercise]': m.programmes_exercises_one,
	'/exercises/[exercise]/change': m.programmes_exercises_own_change,
	'/exercises/new': m.programmes_exercises_own_new,
	'/letters': m.app_letters,
	'/manage': m.programmes_courses_title,
	'/manage/areas': m.programmes_areas_title,
	'/manage/areas/[area]': m.programmes_areas_area,
	'/manage/areas/partners/[partner]': m.programmes_areas_partner,
	'/manage/areas/plans/[cohort]': m.programmes_areas_plans_title,
	'/manage/attendance': m.programmes_attendance_title,
	'/manage/calls': m.programmes_calls_title,
	'/manage/calendar': m.programmes_month_open,
	'/manage/notices': m.programmes_notices_title,
	'/manage/notices/[notice]': m.programmes_notices_one,
	'/manage/notices/new': m.programmes_notices_write,
	'/manage/import': m.programmes_import_title,
	'/manage/on/[cohort]': m.app_title_course,
	'/manage/on/[cohort]/because': m.coproduction_thread_run_tie,
	'/manage/on/[cohort]/change': m.programmes_courses_change,
	'/manage/on/[cohort]/costs': m.programmes_money_costs_title,
	'/manage/on/[cohort]/funder': m.programmes_pictures_funder,
	'/manage/on/[cohort]/guests': m.programmes_guests_title,
	'/manage/on/[cohort]/invited': m.programmes_gathering_title,
	'/manage/on/[cohort]/people': m.app_title_course_people,
	'/manage/on/[cohort]/plan': m.app_title_week,
	'/manage/on/[cohort]/publish': m.programmes_courses_publish_title,
	'/manage/on/[cohort]/block': m.programmes_groups_next_block,
	'/manage/on/[cohort]/rota': m.creche_rota_title,
	'/manage/on/[cohort]/reunion': m.programmes_sessions_reunion_title,
	'/manage/on/[cohort]/share': m.programmes_posters_title,
	'/manage/on/[cohort]/team': m.programmes_team_course_title,
	'/manage/on/[cohort]/template': m.programmes_templates_save_title,
	'/manage/templates': m.programmes_templates_title,
	'/manage/templates/[template]': m.programmes_templates_what,
	'/manage/on/new': m.programmes_courses_new_title,
	'/manage/people': m.programmes_people_title,
	'/manage/pockets': m.programmes_pocket_desk_title,
	'/manage/people/alike': m.people_desk_likeness_title,
	'/manage/people/[person]': m.app_title_one_person,
	'/manage/people/[person]/change': m.app_title_change_person,
	'/manage/people/[person]/children/[child]': m.app_title_child_of,
	'/manage/people/[person]/move': m.programmes_moves_title,
	'/manage/people/[person]/needs': m.people_desk_need_title,
	'/manage/people/[person]/quiet': m.people_desk_quiet_title,
	'/manage/people/[person]/same': m.people_desk_merge_title,
	'/manage/phone': m.programmes_phone_title,
	'/manage/questions': m.programmes_asking_list,
	'/manage/settings': m.hosting_settings_title,
	'/manage/settings/help-lines': m.hosting_help_title,
	'/manage/settings/quiet-hours': m.hosting_quiet_title,
	'/manage/settings/travel': m.programmes_travel_settings,
	'/manage/team': m.programmes_team_title,
	'/manage/waiting': m.programmes_referral_list,
	'/manage/venues': m.programmes_venues_title,
	'/manage/venues/[venue]': m.app_title_venue,
	'/manage/venues/[venue]/inside': m.programmes_venue_inside_title,
	'/manage/venues/[venue]/pictures': m.programmes_venue_pictures,
	'/manage/venues/new': m.programmes_venue_add,
	'/sessions/[session]/agreement': m.programmes_agreements_title,
	'/sessions/[session]/booklet': m.programmes_booklets_title,
	'/sessions/[session]/plan': m.programmes_actual_title,
	'/sessions/[session]': m.app_title_register,
	'/sessions/[session]/creche': m.app_title_creche,
	'/sessions/[session]/creche/notes': m.creche_note_team_title,
	'/sessions/[session]/creche/[child]': m.app_title_child,
	'/sessions/[session]/celebration': m.programmes_celebrations_title,
	'/sessions/[session]/creche/plan': m.creche_plan_title,
	'/sessions/[session]/guests': m.programmes_guests_day_title,
	'/sessions/[session]/heads': m.programmes_counts_title,
	'/sessions/[session]/marks': m.programmes_register_differs_page,
	'/sessions/[session]/people/[person]': m.app_title_person,
	'/sessions/[session]/pocket': m.programmes_pocket_title,
	'/sessions/[session]/room': m.programmes_heads_title,
	'/sessions/[session]/slots': m.programmes_slots_team_title,
	'/sessions/[session]/slots/[slot]': m.programmes_slots_one_title,
	'/sessions/[session]/arrivals/[arrival]': m.programmes_arrivals_who_title,
	'/sessions/[session]/wall': m.programmes_wall_title,
	'/sessions/[session]/trip': m.programmes_days_title,
	'/sessions/[session]/typed': m.programmes_typed_title,
	'/sessions/[session]/walk-in': m.programmes_register_walk_in_title,
	'/sessions/[session]/round': m.programmes_rounds_title,
	'/today': m.programmes_register_today,
	'/together': m.coproduction_project_title,
	'/together/activities': m.coproduction_activity_title,
	'/together/activities/new': m.coproduction_activity_own_new,
	'/together/activities/[activity]': m.coproduction_activity_one,
	'/together/activities/[activity]/change': m.coproduction_activity_own_change,
	'/together/[project]': m.coproduction_project_one,
	'/together/[project]/change': m.coproduction_project_change,
	'/together/[project]/workshops': m.coproduction_workshop_title,
	'/together/[project]/workshops/new': m.coproduction_workshop_new,
	'/together/[project]/workshops/[workshop]': m.coproduction_workshop_one,
	'/together/[project]/workshops/[workshop]/change': m.coproduction_workshop_change,
	'/together/[project]/workshops/[workshop]/[step]': m.coproduction_step_one,
	'/together/[project]/people': m.coproduction_project_people_do,
	'/together/[project]/listening': m.coproduction_listen_campaigns,
	'/together/[project]/listening/new': m.coproduction_listen_start,
	'/together/[project]/listening/[campaign]': m.coproduction_listen_one,
	'/together/[project]/notes': m.coproduction_notes_title,
	'/together/[project]/notes/[note]': m.coproduction_note_one,
	'/together/[project]/themes/new': m.coproduction_theme_new,
	'/together/[project]/themes/[theme]': m.coproduction_theme_one,
	'/together/[project]/promises/new': m.coproduction_promise_new,
	'/together/[project]/promises/[promise]': m.coproduction_promise_one,
	'/together/[project]/criteria/new': m.coproduction_criterion_new,
	'/together/[project]/criteria/[criterion]': m.coproduction_criterion_change_title,
	'/together/[project]/[decision]/because': m.coproduction_thread_tie,
	'/together/[project]/boards': m.coproduction_board_title,
	'/together/[project]/boards/new': m.coproduction_board_make,
	'/together/[project]/boards/[board]': m.coproduction_board_one,
	'/together/[project]/boards/[board]/screens': m.coproduction_board_screen_title,
	'/together/[project]/boards/[board]/themes': m.coproduction_board_themes_do,
	'/together/[project]/boards/[board]/reading': m.coproduction_board_reading_title,
	'/together/[project]/new': m.coproduction_decision_make,
	'/together/[project]/[decision]': m.coproduction_decision_one,
	'/together/[project]/[decision]/change': m.coproduction_decision_change,
	'/together/[project]/[decision]/check': m.coproduction_check_title,
	'/together/[project]/[decision]/add': m.coproduction_run_add,
	'/together/[project]/[decision]/tellers': m.coproduction_tellers_title,
	'/together/[project]/[decision]/adopt': m.coproduction_adopt_title,
	'/together/[project]/[decision]/name': m.coproduction_name_title,
	'/together/[project]/[decision]/names': m.coproduction_suggest_names,
	'/together/[project]/[decision]/suggestions': m.coproduction_suggest_title,
	'/together/[project]/[decision]/alike': m.coproduction_alike_title,
	'/together/[project]/[decision]/no-go': m.coproduction_nogo_title,
	'/worried': m.safeguarding_raise_title
};

interface Shown {
	route: string | null;
	/** The page comes back because something in its form is wrong. */
	isWrong: boolean;
	/** What the page shows: the course or the day in it stand in the title too. */
	data: { cohort?: { label?: unknown }; day?: { startsAt?: unknown }; reader?: { zone?: unknown } };
}

/** What stands in the tab: what it is for whoever is on the team; for parents and visitors only our name, against a reader over the shoulder. */
export function titleOf({ route, isWrong, data }: Shown): string {
	const [, ofTeam] = /^\/\(app\)\/\(staff\)(\/.*)$/.exec(route ?? '') ?? [];
	const words = ofTeam ? staffTitles[ofTeam] : undefined;
	if (!words) return isWrong ? m.app_title_look() : m.app_title();
	const { cohort, day, reader } = data;
	const about =
		cohort?.label && typeof cohort.label === 'object'
			? inWords(cohort.label)
			: day?.startsAt instanceof Date && typeof reader?.zone === 'string'
				? shortDay(day.startsAt, reader.zone)
				: '';
	const title = [words(), about, m.app_title()].filter(Boolean).join(' · ');
	return isWrong ? m.app_title_wrong({ title }) : title;
}
