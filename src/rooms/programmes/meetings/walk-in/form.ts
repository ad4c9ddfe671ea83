import * as v from 'valibot';
import {
	ageBands,
	allergyAnswers,
	childFields,
	childFrom,
	mostCare,
	saysWhich,
	type ChildDetails
} from '#rooms/people/child/form.ts';
import { apart, called, email, language, phone } from '#rooms/people/person/form.ts';
import { noRules, type SafeContact } from '#rooms/people/safe-contact/policy.ts';
import { chosen, formId, maybe, maybeLines, oneOf, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { mostBrought } from '../register/form.ts';

const perhaps = <Schema extends v.GenericSchema<string, string>>(schema: Schema) =>
	v.union([v.pipe(v.optional(v.string(), ''), v.trim(), v.literal('')), schema]);

/** Somebody new who walked in: a name is enough. */
export const walkInForm = v.pipe(
	v.object({
		id: formId,
		called,
		apart,
		language,
		brought: maybe(mostBrought),
		phone: v.optional(perhaps(phone), ''),
		text: tick,
		call: tick,
		email: v.optional(perhaps(email), ''),
		first_name: maybe(100),
		age_band: v.optional(v.union([oneOf(ageBands), v.literal('')]), ''),
		allergic: v.optional(v.union([oneOf(allergyAnswers), v.literal('')]), ''),
		allergies: maybeLines(mostCare),
		needs: maybeLines(mostCare),
		collectors: childFields.collectors,
		urgent_phone: childFields.urgent_phone
	}),
	v.forward(
		v.check(
			(typed) => !typed.first_name || typed.age_band !== '',
			() => m.programmes_register_walk_in_age_needed()
		),
		['age_band']
	),
	v.forward(
		v.check(
			(typed) => !typed.first_name || typed.allergic !== '',
			() => m.programmes_register_walk_in_allergic_needed()
		),
		['allergic']
	),
	v.forward(
		v.check(
			(typed) => !typed.first_name || saysWhich(typed),
			() => m.people_allergies_needed()
		),
		['allergies']
	),
	v.forward(
		v.check(
			(typed) => !typed.phone || typed.text || typed.call,
			() => m.programmes_register_walk_in_way_needed()
		),
		['text']
	),
	v.transform((typed) => ({
		id: typed.id,
		called: typed.called,
		apart: typed.apart,
		language: typed.language,
		brought: typed.brought,
		child: childOf(typed),
		...reachOf(typed)
	}))
);

/** Somebody who walked in, as the command takes it. */
export interface WalkIn {
	id: string;
	called: string;
	/** What tells her from another of her name; null where nobody was asked for it yet. */
	apart?: string | null;
	language: string;
	brought: string;
	child?: ChildDetails;
	reach?: { kind: 'email' | 'phone'; value: string };
	safe?: SafeContact;
	/** What a phone without signal made: her id, her child's, and which of its taps this is. */
	made?: { person: string; child?: string; seq: number };
}

/** Somebody who walked in before. */
export const knownForm = v.object({ person: chosen });

function childOf(typed: {
	first_name: string;
	age_band: ChildDetails['ageBand'] | '';
	allergic: 'none' | 'some' | '';
	allergies: string;
	needs: string;
	collectors: string;
	urgent_phone: string;
}): ChildDetails | undefined {
	if (!typed.first_name || !typed.age_band || !typed.allergic) return undefined;
	return childFrom({ ...typed, age_band: typed.age_band, allergic: typed.allergic });
}

/** What she said of how to reach her, and nothing that she did not say: daytime, and no message left. */
function reachOf(typed: {
	phone: string;
	text: boolean;
	call: boolean;
	email: string;
}): Pick<WalkIn, 'reach' | 'safe'> {
	const careful = { ...noRules, mayEmail: false, mayText: false, mayCall: false, fromHour: 9, toHour: 20 };
	if (typed.phone)
		return {
			reach: { kind: 'phone', value: typed.phone },
			safe: { ...careful, mayText: typed.text, mayCall: typed.call }
		};
	return typed.email ? { reach: { kind: 'email', value: typed.email }, safe: { ...careful, mayEmail: true } } : {};
}
