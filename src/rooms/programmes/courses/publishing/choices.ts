import { m } from '#messages';
import type { PublishWarning } from './policy.ts';

/** Why a course can't be published yet, in a sentence. */
export function obstacleWords(obstacle: 'no-meetings' | 'dates-past'): string {
	return obstacle === 'no-meetings'
		? m.programmes_courses_obstacle_no_meetings()
		: m.programmes_courses_obstacle_dates_past();
}

/** What a coordinator should know before she publishes, in a sentence. */
export function warningWords(warning: PublishWarning): string {
	const words: Record<PublishWarning, () => string> = {
		'no-facilitator': m.programmes_courses_warning_no_facilitator,
		'no-creche-worker': m.programmes_courses_warning_no_creche_worker,
		'no-creche-room': m.programmes_courses_warning_no_creche_room,
		'language-missing': m.programmes_courses_warning_language_missing,
		'online-unsaid': m.programmes_online_warn_unsaid,
		'risk-never': m.programmes_venue_risk_never,
		'risk-over': m.programmes_venue_risk_warn_over,
		'risk-due': m.programmes_venue_risk_warn_due
	};
	return words[warning]();
}
