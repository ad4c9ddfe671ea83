import * as v from 'valibot';
import { chosen, day, email, line, maybe, oneOf } from '#platform/forms/fields.ts';
import { roles, type Role } from '#platform/db/tx.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { m } from '#messages';
import { isCourseRole } from './policy.ts';

/** Somebody who is to work with the charity: who, as what, where, until when and why. */
export const roleForm = v.pipe(
	v.object({
		/** Somebody who is on the team already; then name and address are known. */
		known: v.optional(
			v.union([v.literal(''), chosen], () => m.forms_choose()),
			''
		),
		called: maybe(100),
		email: v.optional(v.union([v.pipe(v.string(), v.trim(), v.literal('')), email]), ''),
		language: oneOf(languages),
		role: oneOf(roles),
		cohortId: v.optional(
			v.union([v.literal(''), chosen], () => m.forms_choose()),
			''
		),
		until: day,
		why: line(300)
	}),
	v.forward(
		v.partialCheck(
			[['known'], ['called']],
			(typed) => typed.known !== '' || typed.called !== '',
			() => m.forms_needed()
		),
		['called']
	),
	v.forward(
		v.partialCheck(
			[['known'], ['email']],
			(typed) => typed.known !== '' || typed.email !== '',
			() => m.forms_needed()
		),
		['email']
	),
	v.forward(
		v.partialCheck(
			[['role'], ['cohortId']],
			(typed) => !isCourseRole(typed.role) || typed.cohortId !== '',
			() => m.programmes_team_which_course()
		),
		['cohortId']
	)
);
export type NewTeamRole = v.InferOutput<typeof roleForm>;

/** What of the team is out of date, each of which the list shows by itself. */
export const outOfDate = ['invited', 'over', 'ending'] as const;
export type OutOfDate = (typeof outOfDate)[number];

/** What the list of the team can show: who works here now, what is out of date, or the roles that have ended. */
export const showings = ['now', ...outOfDate, 'ended'] as const;

/** What is looked for in the team, as the page's address says it; what is nonsense there asks for everybody who works here now. */
export interface TeamSearch {
	typed: string;
	role: Role | null;
	show: (typeof showings)[number];
}

/** Reads it from an address. */
export function teamSearchIn(url: URL): TeamSearch {
	const param = (name: string) => url.searchParams.get(name);
	return {
		typed: (param('q') ?? '').slice(0, 200),
		role: roles.find((one) => one === param('as')) ?? null,
		show: showings.find((one) => one === param('show')) ?? 'now'
	};
}
