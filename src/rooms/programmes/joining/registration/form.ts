import * as v from 'valibot';
import { formId, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';
import { childFields, childFrom, type ChildDetails } from '#rooms/people/child/form.ts';
import { letterLookForm, type ChosenLook } from '#rooms/people/letter-look/form.ts';
import { isSameName } from '#rooms/people/child/policy.ts';
import { needsForm, type Need } from '#rooms/people/need/form.ts';
import { purposes, type Purpose } from '#rooms/people/consent/form.ts';
import { called, email, language, phone, reachKinds, type ReachKind } from '#rooms/people/person/form.ts';
import { dayTime, hoursFields, phoneFields, whenFields } from '#rooms/people/safe-contact/form.ts';
import type { SafeContact } from '#rooms/people/safe-contact/policy.ts';

export const heardFromChoices = ['midwife', 'friend', 'community', 'online', 'poster', 'other', 'not-said'] as const;
export type HeardFrom = (typeof heardFromChoices)[number];

/** What she may tell the facilitators beforehand; "loss" is one of the choices and needs no explaining, "steps" is kept among what she needs. */
export const tellChoices = ['meet-me', 'loss', 'talk-not-write', 'steps'] as const;
export type Tell = Exclude<(typeof tellChoices)[number], 'loss'>;

export const mostChildren = 3;
/** So many may come on a trip with one form. */
export const mostSeats = { grownUps: 6, children: 8 } as const;
export const childNumbers = [1, 2, 3] as const;

/** What somebody gives when she joins. */
export interface Joining {
	formId: string;
	called: string;
	language: string;
	reach: { kind: ReachKind; value: string };
	safe: SafeContact;
	consents: Record<Purpose, boolean>;
	children: ChildDetails[];
	/** Where places are had for one meeting, which. */
	sessionId?: string;
	/** On a trip: how many grown-ups, she herself among them, and how many children have a seat. */
	seats?: { grownUps: number; children: number };
	/** How letters to her look before they are opened; discreet where she chose nothing. */
	look?: ChosenLook;
	heardFrom: HeardFrom | null;
	loss: boolean;
	tells: Tell[];
	/** What she needs to take part; nobody's before she answers. */
	needs?: Need[];
	/** A field that people do not see was filled in: a machine wrote this, or a browser that fills in too much. */
	machine: boolean;
}

type Typed = Record<string, string | string[]>;
type Schema<Value> = v.GenericSchema<unknown, Value>;
/** Reads one field; a field that is wrong says so where it stands, and the others are still read. */
type Read = <Value>(name: string, schema: Schema<Value>) => Value | undefined;

/** The joining form. Every field that is wrong is named at once; whatever the form does not ask is left out. */
export const joinForm = v.pipe(
	v.record(v.string(), v.union([v.string(), v.array(v.string())])),
	v.rawTransform<Typed, Joining>(({ dataset: { value: typed }, addIssue, NEVER }) => {
		let wrong = false;
		const refuse = (name: string, message: string) => {
			wrong = true;
			addIssue({ message, path: [{ type: 'object', origin: 'value', input: typed, key: name, value: typed[name] }] });
		};
		const read: Read = (name, schema) => {
			const result = v.safeParse(schema, typed[name]);
			if (result.success) return result.output;
			refuse(
				name,
				(isEmpty(typed[name]) && needed[name.replace(/^child\d_/, 'child_')]?.()) || result.issues[0].message
			);
			return undefined;
		};
		const joining = readJoining(read, typed, refuse);
		return wrong ? NEVER : (joining as Joining);
	})
);

/** What to say of a field that was left empty, so that a list of problems says which is which. */
const needed: Record<string, () => string> = {
	called: m.programmes_joining_need_called,
	language: m.programmes_joining_need_language,
	reach: m.programmes_joining_need_reach,
	email: m.programmes_joining_need_email,
	phone: m.programmes_joining_need_phone,
	phone_way: m.programmes_joining_need_phone_way,
	contact: m.programmes_joining_need_contact,
	safe_when: m.programmes_joining_need_safe,
	child_first_name: m.programmes_joining_need_child_name,
	child_age_band: m.programmes_joining_need_age,
	child_allergic: m.programmes_joining_need_allergic
};

function isEmpty(typed: string | string[] | undefined): boolean {
	return typed === undefined || (typeof typed === 'string' && typed.trim() === '');
}

type Refuse = (name: string, message: string) => void;

function readJoining(read: Read, typed: Typed, refuse: Refuse): Partial<Joining> {
	const reach = readReach(read);
	return {
		formId: read('id', formId),
		called: read('called', called),
		language: read('language', language),
		reach,
		consents: readConsents(read, typed),
		look: readLook(typed, refuse),
		safe: readSafe(read, refuse, typed.reach === 'phone' ? 'phone' : 'email'),
		sessionId: typed.session ? read('session', v.pipe(v.string(), v.uuid())) : undefined,
		seats: readSeats(read, typed),
		children: typed.creche === 'yes' ? readChildren(read, typed, refuse) : [],
		heardFrom: typed.heard_from ? read('heard_from', oneOf(heardFromChoices)) : null,
		...readTells(typed.tells),
		needs: readNeeds(typed, refuse),
		machine: Boolean(typed.extra)
	};
}

/** How many come; one grown-up where it is not asked. */
function readSeats(read: Read, { grown_ups, seat_children }: Typed): Joining['seats'] {
	if (grown_ups === undefined && seat_children === undefined) return undefined;
	const grownUps = read('grown_ups', whole(1, mostSeats.grownUps));
	const children = read('seat_children', whole(0, mostSeats.children));
	return grownUps === undefined || children === undefined ? undefined : { grownUps, children };
}

function readLook({ letter_look, letter_word }: Typed, refuse: Refuse): ChosenLook | undefined {
	const result = v.safeParse(letterLookForm, { letter_look, letter_word });
	if (result.success) return result.output;
	refuse('letter_word', result.issues[0].message);
	return undefined;
}

function readReach(read: Read): { kind: ReachKind; value: string } | undefined {
	const kind = read('reach', oneOf(reachKinds));
	const value = kind && read(kind, kind === 'email' ? email : phone);
	return kind && value ? { kind, value } : undefined;
}

function readSafe(read: Read, refuse: Refuse, kind: ReachKind): SafeContact | undefined {
	const when = read('safe_when', whenFields.safe_when);
	const note = read('safe_note', whenFields.safe_note);
	const way = kind === 'phone' ? read('phone_way', phoneFields.phone_way) : undefined;
	const mayLeaveMessage = kind === 'phone' && way !== 'text' && (read('leave_message', tick) ?? false);
	const times = when === 'only' ? readHours(read, refuse) : { ...dayTime, days: [1, 2, 3, 4, 5, 6, 7] };
	if (note === undefined || !times || (kind === 'phone' && !way)) return undefined;
	const mayText = way === 'text' || way === 'both';
	const mayCall = way === 'call' || way === 'both';
	return { ...times, note, mayEmail: kind === 'email', mayText, mayCall, mayLeaveMessage };
}

function readHours(read: Read, refuse: Refuse) {
	const fromHour = read('from_hour', hoursFields.from_hour);
	const toHour = read('to_hour', hoursFields.to_hour);
	const days = read('days', hoursFields.days);
	if (fromHour === undefined || toHour === undefined || !days) return undefined;
	if (fromHour < toHour) return { fromHour, toHour, days };
	refuse('to_hour', m.people_safe_hours_order());
	return undefined;
}

/** Being written to is asked with a yes or a no, because so much hangs on it; the others are a tick each, and none is ticked before. */
function readConsents(read: Read, typed: Typed): Record<Purpose, boolean> | undefined {
	const contact = read('contact', oneOf(['yes', 'no']));
	const ticked = new Set([typed.consents ?? []].flat());
	const answers = purposes.map((purpose) => [purpose, purpose === 'contact' ? contact === 'yes' : ticked.has(purpose)]);
	return contact && (Object.fromEntries(answers) as Record<Purpose, boolean>);
}

function readChildren(read: Read, typed: Typed, refuse: Refuse): ChildDetails[] {
	const numbers = childNumbers.filter((number) => number === 1 || isBegun(typed, number));
	const children = numbers.flatMap((number) => {
		const child = readChild(read, refuse, number);
		return child ? [{ number, child }] : [];
	});
	for (const { number, child } of children)
		if (children.some((other) => other.number < number && isSameName(other.child.firstName, child.firstName)))
			refuse(`child${number}_first_name`, m.programmes_joining_same_name());
	return children.map(({ child }) => child);
}

function isBegun(typed: Typed, number: number): boolean {
	return Object.keys(childFields).some((name) => Boolean(typed[`child${number}_${name}`]));
}

function readChild(read: Read, refuse: Refuse, number: number): ChildDetails | undefined {
	const of = (name: string) => `child${number}_${name}`;
	const first_name = read(of('first_name'), childFields.first_name);
	const age_band = read(of('age_band'), childFields.age_band);
	const allergic = read(of('allergic'), childFields.allergic);
	const allergies = read(of('allergies'), childFields.allergies);
	const needs = read(of('needs'), childFields.needs);
	const collectors = read(of('collectors'), childFields.collectors);
	const urgent_phone = read(of('urgent_phone'), childFields.urgent_phone);
	if (allergic === 'some' && allergies === '') refuse(of('allergies'), m.people_allergies_needed());
	if (!first_name || !age_band || !allergic) return undefined;
	if (allergies === undefined || needs === undefined || collectors === undefined || urgent_phone === undefined)
		return undefined;
	return childFrom({ first_name, age_band, allergic, allergies, needs, collectors, urgent_phone });
}

/** What she needs, with the steps that she ticked above. */
function readNeeds(typed: Typed, refuse: Refuse): Need[] | undefined {
	const steps = [typed.tells ?? []].flat().includes('steps') ? ['step-free'] : [];
	const said = v.safeParse(needsForm, { ...typed, need_access: [...steps, ...[typed.need_access ?? []].flat()] });
	if (said.success) return said.output.needs;
	for (const { path, message } of said.issues) refuse(String(path?.[0]?.key), message);
	return undefined;
}

function readTells(typed: string | string[] | undefined): { loss: boolean; tells: Tell[] } {
	const told = tellChoices.filter((choice) => [typed ?? []].flat().includes(choice));
	return { loss: told.includes('loss'), tells: told.filter((choice) => choice !== 'loss' && choice !== 'steps') };
}
