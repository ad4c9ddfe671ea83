import { shortDay } from '#platform/i18n/dates.ts';
import { inList, inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { forWhomWords } from '../cohort/choices.ts';
import { forWhomChoices } from '../cohort/form.ts';
import type { Mode, ProgrammeKind } from '../template/course-template.ts';
import { programmeKindWords } from '../template/words.ts';
import { modeWords } from '../online/words.ts';
import type { SaveRefusal } from './policy.ts';
import type { ListedTemplate } from './queries.server.ts';

/** How many meetings there are: "7 meetings". */
export const meetingsWords = (count: number): string =>
	count === 1 ? m.programmes_templates_meetings_one() : m.programmes_templates_meetings({ count });

/** What a template is, how long, for whom and how it meets: "Course · 7 meetings · For fathers". */
export function factsOfTemplate(template: {
	kind: ProgrammeKind;
	mode: Mode;
	forWhom: string;
	weekCount: number;
}): string {
	const whom = forWhomChoices.find((choice) => choice === template.forWhom);
	const facts = [programmeKindWords(template.kind), meetingsWords(template.weekCount)];
	if (whom && whom !== 'everybody') facts.push(forWhomWords(whom));
	if (template.mode !== 'room') facts.push(modeWords(template.mode));
	return facts.join(' · ');
}

/** From which run it was saved, and when. */
export const savedFromWords = ({ fromLabel, savedAt }: Pick<ListedTemplate, 'fromLabel' | 'savedAt'>, zone: string) =>
	m.programmes_templates_saved_from({ name: inWords(fromLabel), day: shortDay(savedAt, zone) });

/** In which languages somebody has read it. */
export const checkedWords = (checked: readonly string[]): string =>
	checked.length
		? m.programmes_templates_checked_in({ languages: inList(checked.map(nameOfLanguage)) })
		: m.programmes_templates_checked_none();

/** Why a run can't be saved as a template, or that can't be changed, in a sentence. */
export function templateRefusalWords(reason: SaveRefusal | 'changed-meanwhile' | 'not-whole'): string {
	const words = {
		'no-meetings': m.programmes_templates_refused_no_meetings,
		'too-many': m.programmes_templates_refused_too_many,
		'name-taken': m.programmes_templates_refused_name_taken,
		'changed-meanwhile': m.programmes_templates_refused_changed,
		'not-whole': m.programmes_templates_refused_not_whole
	};
	return words[reason]();
}
