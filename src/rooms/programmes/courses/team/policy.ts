import type { Role } from '#platform/db/tx.ts';

/** Roles that are held in one course; the others are held in the whole organisation. */
export const courseRoles = ['facilitator', 'creche_worker'] as const satisfies readonly Role[];

/** Whether a role belongs to one course. */
export function isCourseRole(role: Role): boolean {
	return courseRoles.some((courseRole) => courseRole === role);
}
