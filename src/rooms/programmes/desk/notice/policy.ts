import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import type { Words } from '#platform/forms/words.ts';
import { neutralWords } from './library.ts';

/** Whoever coordinates writes notices: to all, or to the runs and areas that are hers. */
export function mayWriteNotices(actor: Actor, circleId?: string | null): boolean {
	if (circleId === undefined) return holdsAnywhere(actor, 'coordinator');
	return circleId === null ? holds(actor, 'coordinator') : holds(actor, 'coordinator', circleId);
}

/** Why a notice does not go. */
export type SendRefusal = 'changed-meanwhile' | 'not-approved' | 'nothing-on';

/** A newsletter goes after somebody else than whoever changed it last has read it and said yes. */
export function mayApprove(actor: Actor, { changedBy }: { changedBy: string }): boolean {
	return actor.id !== null && actor.id !== changedBy;
}

/** The words of a subject that are not on the neutral list: somebody who only sees her phone could read something out of them. */
export function tellingWords(subject: Words): string[] {
	const found = Object.entries(subject).flatMap(([language, text]) => {
		const neutral = neutralWords[language as Language];
		return text.split(/[^\p{L}\p{M}’'-]+/u).filter((word) => word && !neutral?.has(word.toLocaleLowerCase(language)));
	});
	return [...new Set(found)];
}
