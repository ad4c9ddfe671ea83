import { seal, unseal } from '../identity/sealing.ts';
import { topics, type LetterKind, type Topic } from './kind.ts';

/** What a message may be ended with: the topic that its reader can switch off. A message about her own places, or that she asked for, has none. */
export function endableTopic({ class: sort, topic }: Pick<LetterKind, 'class' | 'topic'>): Topic | null {
	return sort === 'reminder' || sort === 'news' ? topic : null;
}

/** What stands in the link that ends a topic for one person: nobody guesses it, it names nobody, and it opens nothing else. */
export function stopLink(orgId: string, accountId: string, topic: Topic): string {
	return seal('stop', orgId, `${accountId} ${topic}`);
}

/** Whom a link is for and what it ends; null where it is none of this organisation's. */
export function readStop(orgId: string, link: string): { accountId: string; topic: Topic } | null {
	const [accountId = '', said = ''] = unseal('stop', orgId, link)?.split(' ') ?? [];
	const topic = topics.find((one) => one === said);
	return topic ? { accountId, topic } : null;
}
