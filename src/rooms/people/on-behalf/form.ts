import * as v from 'valibot';
import type { Audience } from '#platform/i18n/dates.ts';
import { oneOf, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { childForm } from '../child/form.ts';
import { purposes } from '../consent/form.ts';
import { needsForm } from '../need/form.ts';
import { apart, called, email, language, phone } from '../person/form.ts';
import { safeContactForm } from '../safe-contact/form.ts';

/** How somebody asked for a change that a coordinator makes for her. */
export const askedHow = ['by-phone', 'in-person'] as const;
export type AskedHow = (typeof askedHow)[number];

/** What can be changed for somebody. */
export type ChangeKind =
	| 'name'
	| 'phone'
	| 'email'
	| 'safe-contact'
	| 'consent'
	| 'child'
	| 'absence'
	| 'coming'
	| 'creche-asked'
	| 'creche-left'
	| 'needs';

const asked = { asked: oneOf(askedHow) };

export const nameForm = v.object({ called, apart, language, ...asked });
export const phoneForm = v.object({ phone, ...asked });
export const emailForm = v.object({ email, old_is_read: tick, ...asked });
export const safeForm = v.intersect([v.object(asked), safeContactForm]);
export const takeBackConsentForm = v.object({ purpose: oneOf(purposes), ...asked });
export const crecheForHerForm = v.object({ registration: v.string(), place: v.optional(v.string(), ''), ...asked });
export const needsForHerForm = v.intersect([v.object(asked), needsForm]);
export const childForHerForm = v.intersect([v.object(asked), childForm]);

/** The words for how she asked. */
export function askedWords(how: AskedHow): string {
	return how === 'by-phone' ? m.people_changed_by_phone() : m.people_changed_in_person();
}

/** What was changed, in the words of her own page, or of those who look after her. */
export function changedWords(what: ChangeKind, audience: Audience): string {
	return (audience === 'team' ? ofThem : ofYou)[what]();
}

const ofYou: Record<ChangeKind, () => string> = {
	name: m.people_changed_name,
	phone: m.people_changed_phone,
	email: m.people_changed_email,
	'safe-contact': m.people_changed_safe,
	consent: m.people_changed_consent,
	child: m.people_changed_child,
	absence: m.people_changed_absence,
	coming: m.people_changed_coming,
	'creche-asked': m.people_changed_creche_asked,
	'creche-left': m.people_changed_creche_left,
	needs: m.people_changed_needs
};

const ofThem: Record<ChangeKind, () => string> = {
	name: m.people_desk_changed_name,
	phone: m.people_desk_changed_phone,
	email: m.people_desk_changed_email,
	'safe-contact': m.people_desk_changed_safe,
	consent: m.people_desk_changed_consent,
	child: m.people_changed_child,
	absence: m.people_desk_changed_absence,
	coming: m.people_desk_changed_coming,
	'creche-asked': m.people_desk_changed_creche_asked,
	'creche-left': m.people_desk_changed_creche_left,
	needs: m.people_desk_changed_needs
};
