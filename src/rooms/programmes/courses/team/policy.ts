import type { Role } from '#platform/db/tx.ts';

/** Roles that are held in one course; the others are held in the whole organisation. */
export const courseRoles = ['facilitator', 'creche_worker'] as const satisfies readonly Role[];

/** Whether a role may be held for an area or a partner: those of one course, in all courses there, and who coordinates, for an area. */
export function mayBeHeldFor(role: Role, place: 'area' | 'partner'): boolean {
	return isCourseRole(role) || (role === 'coordinator' && place === 'area');
}

/** Whether a role belongs to one course. */
export function isCourseRole(role: Role): boolean {
	return courseRoles.some((courseRole) => courseRole === role);
}

/** A role that ends within so many days is shown as ending soon: time to give it again, or to look for somebody else. */
export const soonDays = 30;

/** How many people of the team a form offers by name; whoever else was on it is known by her address. */
export const staffOffered = 60;
