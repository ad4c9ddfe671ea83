import { createHash } from 'node:crypto';
import { uuidv7 } from '#platform/db/ids.ts';

/** The organisations and courses of the scene, by the names the tests call them. */
export const courses = { birch: 'ours', cedar: 'ours', elm: 'theirs' } as const;
export type Course = keyof typeof courses;
export type Org = 'ours' | 'theirs';

interface Role {
	role: string;
	circle?: Course;
	/** It is held on the area in which that course lies. */
	area?: true;
	since?: number;
	until?: number;
	ended?: boolean;
}

/** Somebody of the scene: where she belongs, her roles, and how she is signed in. */
export interface Person {
	org: Org;
	/** A parent of this course. */
	course?: Course;
	/** Her child is in the crèche today. */
	today?: boolean;
	role?: Role;
	/** Two factors were shown. */
	strong?: boolean;
	/** Hours since the browser was last used. */
	idle?: number;
}

const staff = (role: string, circle?: Course, org: Org = 'ours'): Person => ({
	org,
	strong: true,
	role: { role, circle }
});

/** Everybody who has a row of her own in the scene. */
export const cast: Readonly<Record<string, Person>> = {
	bystander: { org: 'ours' },
	parent: { org: 'ours', course: 'birch', today: true },
	peer: { org: 'ours', course: 'birch' },
	stranger: { org: 'ours', course: 'cedar' },
	foreigner: { org: 'theirs', course: 'elm', today: true },
	facilitator: staff('facilitator', 'birch'),
	'facilitator-elsewhere': staff('facilitator', 'cedar'),
	'facilitator-of-no-course': staff('facilitator'),
	'creche-today': staff('creche_worker', 'birch'),
	'creche-another-day': staff('creche_worker', 'cedar'),
	coordinator: staff('coordinator'),
	'area-coordinator': { ...staff('coordinator', 'birch'), role: { role: 'coordinator', circle: 'birch', area: true } },
	'area-coordinator-elsewhere': {
		...staff('coordinator', 'cedar'),
		role: { role: 'coordinator', circle: 'cedar', area: true }
	},
	'safeguarding-lead': staff('safeguarding_lead'),
	'conduct-lead': staff('conduct_lead'),
	evaluator: staff('evaluator'),
	'programme-lead': staff('programme_lead'),
	ended: { org: 'ours', strong: true, role: { role: 'facilitator', circle: 'birch', ended: true } },
	'run-out': { org: 'ours', strong: true, role: { role: 'facilitator', circle: 'birch', since: -48, until: -1 } },
	'not-begun': { org: 'ours', strong: true, role: { role: 'facilitator', circle: 'birch', since: 1, until: 48 } },
	idle: { ...staff('coordinator'), idle: 2 },
	weak: { ...staff('coordinator'), strong: false },
	'coordinator-elsewhere': staff('coordinator', undefined, 'theirs'),
	'lead-elsewhere': staff('safeguarding_lead', undefined, 'theirs')
};

/** The ids of the scene: one for each organisation, course and person. */
export interface Ids {
	org: Record<Org, string>;
	course: Record<Course, string>;
	/** The area in which each course lies, and its partner. */
	area: Record<Course, string>;
	partner: Record<Course, string>;
	person: Record<string, string>;
}

const ofEach = () => ({ birch: uuidv7(), cedar: uuidv7(), elm: uuidv7() });

/** New ids for a scene. */
export function newIds(): Ids {
	return {
		org: { ours: uuidv7(), theirs: uuidv7() },
		course: ofEach(),
		area: ofEach(),
		partner: ofEach(),
		person: Object.fromEntries(Object.keys(cast).map((name) => [name, uuidv7()]))
	};
}

/** The token in somebody's browser. */
export function tokenOf(name: string, ids: Ids): string {
	return createHash('sha256').update(`${name} ${ids.org.ours}`).digest('base64url');
}
