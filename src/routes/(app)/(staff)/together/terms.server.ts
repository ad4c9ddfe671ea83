import { usualNoGo } from '#rooms/coproduction/decision/form.ts';
import type { ProjectDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { listCourseNames } from '#rooms/programmes/desk/overview/queries.server.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { wordValues } from '#platform/forms/words.ts';
import type { Project } from '#rooms/coproduction/project/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { holds } from '#platform/db/tx.ts';
import { m } from '#messages';

/** Evening, when children sleep. */
const evening = '20:00';

/** A vote as the fields of its form. */
export function termsShown(decision: ProjectDecision, zone: string): Record<string, string> {
	const { question, why, method, dots, places, tieRule, shows, closesAt, version, suggests, noGo } = decision;
	return {
		...wordValues('question', question),
		...wordValues('why', why),
		...{ method, tieRule, shows, dots: dots === null ? '' : String(dots), places: String(places) },
		...{ version: String(version), closesOn: closesAt ? isoDay(closesAt, zone) : '' },
		closesAt: closesAt ? clock(closesAt, zone) : evening,
		suggestsOn: suggests ? isoDay(suggests.until, zone) : '',
		suggestsAt: suggests ? clock(suggests.until, zone) : evening,
		readDays: String(suggests?.readDays ?? 2),
		noGoShare: String(noGo?.share ?? usualNoGo.share),
		noGoLeast: String(noGo?.least ?? usualNoGo.least)
	};
}

/** Whose people may be on a roll: the project's own, and for whoever coordinates those of runs. */
export async function circlesFor(tx: Tx, project: Project): Promise<{ value: string; label: string }[]> {
	const own = { value: project.id, label: m.coproduction_decision_circle_own({ project: inWords(project.name) }) };
	if (!holds(tx.actor, 'coordinator')) return [own];
	const runs = await listCourseNames(tx);
	return [own, ...runs.map(({ id, label }) => ({ value: id, label: inWords(label) }))];
}

/** What comes before a vote, as the ticks of its form. */
export function stagesShown({ suggests, noGo }: ProjectDecision): string[] {
	return [...(suggests ? ['suggesting'] : []), ...(noGo ? ['no-go'] : [])];
}
