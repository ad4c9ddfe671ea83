import { m } from '#messages';

/** Why a panel can't begin, or stays as it is, with a way forward. */
export const panelRefusalWords = {
	people: m.coproduction_panel_refused_people,
	parents: m.coproduction_panel_refused_parents,
	'still-open': m.coproduction_panel_refused_still_open,
	'nobody-applied': m.coproduction_panel_refused_nobody,
	rating: m.coproduction_panel_refused_rating,
	'no-page': m.coproduction_listen_no_page
} as const;
