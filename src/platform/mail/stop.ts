import { seal, unseal } from '../identity/sealing.ts';
import { topics, type LetterKind, type Topic } from './kind.ts';

/** What a message may be ended with: the topic that its reader can switch off. A message about her own places, or that she asked for, has none. */
export function endableTopic({ class: sort, topic }: Pick<LetterKind, 'class' | 'topic'>): Topic | null {
	return sort === 'reminder' || sort === 'news' ? topic : null;
}

/** What stands in the link that ends topics for one person: nobody guesses it, it names nobody, and it opens nothing else. */
export function stopLink(orgId: string, accountId: string, ended: readonly Topic[]): string {
	return seal('stop', orgId, [accountId, ...new Set(ended)].join(' '));
}

/** Whom a link is for and what it ends: the topics of all that was in one envelope. Null where it is none of this organisation's. */
export function readStop(orgId: string, link: string): { accountId: string; ended: Topic[] } | null {
	const [accountId = '', ...said] = unseal('stop', orgId, link)?.split(' ') ?? [];
	const ended = topics.filter((topic) => said.includes(topic));
	return ended.length ? { accountId, ended } : null;
}
