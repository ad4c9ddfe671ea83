import { clock } from '#platform/i18n/dates.ts';
import { nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { countNeeds } from '#rooms/people/need/policy.ts';
import { countWords } from '#rooms/people/need/choices.ts';
import type { Difference, MarkField } from '../mark/policy.ts';
import { attendanceWords, states } from './form.ts';
import { toldApart } from './policy.ts';
import type { Line } from './queries.server.ts';

const tells: Record<string, () => string> = {
	'meet-me': m.programmes_register_tell_meet,
	'talk-not-write': m.programmes_register_tell_talk,
	steps: m.programmes_register_tell_steps
};

/** What somebody told the facilitators beforehand, in their words. */
export const toldBefore = (told: readonly string[]): string[] =>
	told.map((tell) => tells[tell]?.() ?? '').filter(Boolean);

type Prepared = readonly Pick<Line, 'state' | 'needs'>[];
const expected = (lines: Prepared) => lines.filter(({ state }) => state !== 'apologies' && state !== 'no-word');

/** What is to be had ready for whoever comes, counted, in one line; empty where nobody needs anything. Whoever said that she does not come counts no more. */
export const readyWords = (lines: Prepared): string => countWords(countNeeds(expected(lines)));

/** The same on paper, which may lie on a table: how many need something of each kind, and no more. */
export function readyOnPaper(lines: Prepared): string {
	const kinds = expected(lines).map(({ needs }) => ({ needs: needs.map((need) => ({ ...need, choices: [] })) }));
	return countWords(countNeeds(kinds));
}

/** What each of a register is called on paper: of those of one name, with the shortest that tells them apart. */
export function namesOnPaper(lines: Parameters<typeof toldApart>[0]): string[] {
	const apart = toldApart(lines);
	return lines.map(({ personId, called }) => {
		const more = apart.get(personId);
		if (!more) return called;
		if ('cameBefore' in more) return m.programmes_register_sheet_apart_before({ name: called, count: more.cameBefore });
		if ('at' in more) return m.programmes_register_sheet_apart_of({ name: called, ...more });
		return m.programmes_register_sheet_apart({ name: called, more: nameOfLanguage(more.language) });
	});
}

/** What one phone says, whose it is and when it was tapped. */
export function saidBy(field: MarkField, { value, by, at }: Difference['stands'][number], zone: string): string {
	return m.programmes_register_differs_said({ what: valueWords(field, value), name: by, time: clock(at, zone) });
}

function valueWords(field: MarkField, value: unknown): string {
	if (field === 'walk-in') return value ? m.programmes_register_walk_in() : m.programmes_register_differs_no_walk_in();
	if (field === 'brought')
		return typeof value === 'string' && value
			? m.programmes_register_with({ names: value })
			: m.programmes_register_differs_alone();
	const state = states.find((one) => one === value);
	return state ? attendanceWords(state) : m.programmes_register_differs_open();
}
