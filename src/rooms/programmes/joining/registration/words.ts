import { m } from '#messages';
import { heardFromChoices, tellChoices } from './form.ts';

const tells = {
	'meet-me': m.programmes_joining_tell_meet_me,
	loss: m.programmes_joining_tell_loss,
	'talk-not-write': m.programmes_joining_tell_talk,
	steps: m.programmes_joining_tell_steps
} as const;

const heard = {
	midwife: m.programmes_joining_heard_midwife,
	friend: m.programmes_joining_heard_friend,
	community: m.programmes_joining_heard_community,
	online: m.programmes_joining_heard_online,
	poster: m.programmes_joining_heard_poster,
	other: m.programmes_joining_heard_other,
	'not-said': m.programmes_joining_heard_not_said
} as const;

/** What she may tell beforehand, as choices. */
export function tellOptions(): { value: string; label: string }[] {
	return tellChoices.map((value) => ({ value, label: tells[value]() }));
}

/** How she may have heard of the course, as choices; the first leaves it open. */
export function heardOptions(): { value: string; label: string }[] {
	const open = { value: '', label: m.programmes_joining_heard_none() };
	return [open, ...heardFromChoices.map((value) => ({ value, label: heard[value]() }))];
}

/** "2 grown-ups". */
export function grownUpsWords(count: number): string {
	return count === 1 ? m.programmes_trips_grown_ups_one() : m.programmes_trips_grown_ups_many({ count });
}

/** "1 child"; "no child". */
export function childrenWords(count: number): string {
	if (count === 0) return m.programmes_trips_children_none();
	return count === 1 ? m.programmes_trips_children_one() : m.programmes_trips_children_many({ count });
}

/** "2 grown-ups, 1 child": who comes with one place on a trip. */
export function seatsWords({ grownUps, children }: { grownUps: number; children: number }): string {
	return children ? `${grownUpsWords(grownUps)}, ${childrenWords(children)}` : grownUpsWords(grownUps);
}
