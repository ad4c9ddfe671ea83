import { inList, inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import type { Words } from '#platform/forms/words.ts';
import { m } from '#messages';
import type { WayIn } from '../template/course-template.ts';
import { forWhomChoices, inAllLanguages, type ForWhom } from './form.ts';
import { ageBandWords, ageBands } from '#rooms/people/child/form.ts';
import type { AreaRefusal } from '../area/policy.ts';
import type { ModeRefusal } from '../online/policy.ts';
import { modeRefusalWords } from '../online/words.ts';
import type { PlacesRefusal } from './policy.ts';
import { templateKeys, type TemplateKey } from '../template/templates.ts';

interface TemplateWords {
	kind: () => string;
	title: () => string;
	lead: () => string;
}

const templateWords: Record<TemplateKey, TemplateWords> = {
	'seven-week-course': {
		kind: m.programmes_groups_kind_course,
		title: m.programmes_courses_new_title,
		lead: m.programmes_courses_new_lead
	},
	'three-block-group': {
		kind: m.programmes_groups_kind_group,
		title: m.programmes_groups_new_group,
		lead: m.programmes_groups_lead_group
	},
	'drop-in': {
		kind: m.programmes_groups_kind_drop_in,
		title: m.programmes_groups_new_drop_in,
		lead: m.programmes_groups_lead_drop_in
	},
	workshop: {
		kind: m.programmes_groups_kind_workshop,
		title: m.programmes_groups_new_workshop,
		lead: m.programmes_groups_lead_workshop
	},
	gathering: {
		kind: m.programmes_gathering_kind,
		title: m.programmes_gathering_new,
		lead: m.programmes_gathering_new_lead
	},
	trip: {
		kind: m.programmes_groups_kind_trip,
		title: m.programmes_groups_new_trip,
		lead: m.programmes_groups_lead_trip
	},
	training: {
		kind: m.programmes_groups_kind_training,
		title: m.programmes_groups_new_training,
		lead: m.programmes_groups_lead_training
	},
	online: {
		kind: m.programmes_online_kind,
		title: m.programmes_online_new,
		lead: m.programmes_online_lead
	}
};

/** What a template makes, in a word or two: "A weekly group". */
export const kindWords = (key: TemplateKey): string => templateWords[key].kind();

const comesWithKith = (key: string): TemplateKey | undefined => templateKeys.find((known) => known === key);

/** "A new weekly group"; of a template of the charity's own, by its name. */
export function newTitleWords({ key, name }: { key: string; name: Words }): string {
	const known = comesWithKith(key);
	return known ? templateWords[known].title() : m.programmes_templates_new_run({ name: inWords(name) });
}

/** What a template begins with, in a sentence or two. */
export function newLeadWords(key: string): string {
	const known = comesWithKith(key);
	return known ? templateWords[known].lead() : m.programmes_templates_new_run_lead();
}

/** The field of the form at which a refusal stands. */
export const fieldOfRefusal: Record<
	| PlacesRefusal
	| AreaRefusal
	| ModeRefusal
	| 'venue-missing'
	| 'called-the-same'
	| 'places-taken'
	| 'creche-taken'
	| 'programme-missing',
	string
> = {
	'programme-missing': 'programme',
	'venue-missing': 'venueId',
	'called-the-same': 'venue-name',
	'no-room': 'venueId',
	'open-door-in-room': 'mode',
	'area-missing': 'areaId',
	'partner-missing': 'partnerId',
	'has-no-places': 'places',
	'places-needed': 'places',
	'places-taken': 'places',
	'has-no-creche': 'band-under-two',
	'creche-taken': 'band-under-two'
};

/** How one comes into a run, as a choice, and what it means. */
const waysSaid: Record<WayIn, { words: () => string; hint: () => string }> = {
	whole: { words: m.programmes_each_way_whole, hint: m.programmes_each_way_whole_hint },
	each: { words: m.programmes_each_way_each, hint: m.programmes_each_way_each_hint },
	open: { words: m.programmes_each_way_open, hint: m.programmes_each_way_open_hint }
};

/** How one comes into a run: "A place for one meeting". */
export const wayInWords = (way: WayIn): string => waysSaid[way].words();

/** What such a way in means, in a sentence or two. */
export const wayInHint = (way: WayIn): string => waysSaid[way].hint();

/** Why a change to a course can't be kept, in a sentence. */
export function changeRefusalWords(
	reason:
		| PlacesRefusal
		| AreaRefusal
		| ModeRefusal
		| 'venue-missing'
		| 'called-the-same'
		| 'places-taken'
		| 'creche-taken'
		| 'published'
		| 'changed-meanwhile'
		| 'template-retired'
		| 'programme-missing'
): string {
	const words = {
		'template-retired': m.programmes_templates_refused_retired,
		'programme-missing': m.programmes_templates_programme_gone,
		'has-no-places': m.programmes_groups_refused_no_places,
		'places-needed': m.programmes_groups_refused_places_needed,
		'has-no-creche': m.programmes_groups_refused_no_creche,
		'venue-missing': m.programmes_courses_venue_gone,
		'called-the-same': m.programmes_venue_called_the_same,
		'no-room': () => modeRefusalWords('no-room'),
		'open-door-in-room': () => modeRefusalWords('open-door-in-room'),
		'area-missing': m.programmes_areas_gone,
		'partner-missing': m.programmes_areas_partner_gone,
		'places-taken': m.programmes_courses_refused_places_taken,
		'creche-taken': m.programmes_courses_refused_creche_taken,
		published: m.programmes_courses_refused_published_dates,
		'changed-meanwhile': m.programmes_courses_changed_meanwhile
	};
	return words[reason]();
}

/** What a field of the course's form is called, for telling what changed in it. */
export function fieldWords(name: string): string {
	const words: Record<string, () => string> = {
		mode: m.programmes_online_mode,
		onlineLink: m.programmes_online_link,
		onlinePhone: m.programmes_online_phone,
		venueId: m.programmes_courses_venue,
		areaId: m.programmes_areas_area,
		partnerId: m.programmes_areas_partner,
		heldIn: m.programmes_coming_held_in,
		forWhom: m.programmes_coming_for_whom,
		ageFrom: m.programmes_fit_age_from,
		ageTo: m.programmes_fit_age_to,
		childFrom: m.programmes_fit_child_from,
		childTo: m.programmes_fit_child_to,
		beenBefore: m.programmes_fit_been_rule,
		places: m.programmes_courses_places,
		offerHours: m.programmes_courses_offer_hours,
		callAfter: m.programmes_calls_after,
		firstDay: m.programmes_courses_first_day,
		from: m.programmes_courses_from,
		to: m.programmes_courses_to
	};
	if (name.startsWith('label-')) return m.programmes_courses_name();
	if (name === 'hope' || name.startsWith('hope-')) return m.programmes_hope_open();
	if (name.startsWith('not-')) return m.programmes_courses_not();
	if (name.startsWith('promise-')) return m.programmes_courses_promise();
	const band = ageBands.find((one) => name === `band-${one}`);
	return band ? `${m.programmes_courses_creche()}: ${ageBandWords(band)}` : (words[name]?.() ?? name);
}

const whom = {
	everybody: m.programmes_coming_for_everybody,
	mothers: m.programmes_coming_for_mothers,
	fathers: m.programmes_coming_for_fathers,
	pregnant: m.programmes_coming_for_pregnant,
	loss: m.programmes_coming_for_loss
} as const;

/** For whom a course is, in words. */
export const forWhomWords = (one: ForWhom): string => whom[one]();

/** For whom a course is, as choices. */
export const forWhomOptions = () => forWhomChoices.map((value) => ({ value, label: whom[value]() }));

/** The language in which a course is held, as choices: not said, each, and all where there are several. */
export function heldInOptions(languages: readonly string[]): { value: string; label: string }[] {
	return [
		{ value: '', label: m.programmes_coming_held_unsaid() },
		...languages.map((value) => ({ value, label: nameOfLanguage(value) })),
		...(languages.length > 1 ? [{ value: inAllLanguages, label: inList(languages.map(nameOfLanguage)) }] : [])
	];
}
