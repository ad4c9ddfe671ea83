import { m } from '#messages';
import type { ReplyFields } from './form.ts';

/** Why a reply was not taken. */
export const replyRefusalWords = {
	closed: m.coproduction_reply_refused_closed,
	empty: m.coproduction_reply_empty
} as const;

/** A reply as the fields of its form hold it. */
export function replyValues({ who, answers }: ReplyFields): Record<string, string> {
	const each = Object.entries(answers).flatMap(([place, { choice, words }]) => [
		[`choice${place}`, choice === null ? '' : String(choice)],
		[`words${place}`, words]
	]);
	return { who, ...Object.fromEntries(each) };
}

/** The groups that were ticked, of a form that comes back. */
export function groupsIn(typed: Record<string, string | string[]> | undefined): string[] {
	return [typed?.groups ?? []].flat();
}
