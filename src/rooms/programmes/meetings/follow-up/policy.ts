import { isStale, isToBeRung, wasThere, type RingingFacts } from '../register/policy.ts';

/** What there is to say to somebody at a session, the most pressing first. */
export type Saying = 'call' | 'ask-allergies' | 'hello' | 'language' | 'missed' | 'ending';

/** What is known of somebody when it is decided what to say to her. */
export interface SayingFacts extends RingingFacts {
	isNew: boolean;
	language: string;
	children: readonly { allergies: string | null; confirmedAt: string | null }[];
}

/** What to say to somebody. */
export function whatToSayTo(
	facts: SayingFacts,
	session: { now: Date; language: string; nearsItsEnd: boolean }
): Saying[] {
	const speaks = facts.state === null || wasThere(facts.state);
	const says: [Saying, boolean][] = [
		['call', isToBeRung(facts)],
		['ask-allergies', speaks && facts.children.some((child) => isStale(child.confirmedAt, session.now))],
		['hello', speaks && facts.isNew],
		['language', speaks && facts.language !== session.language],
		['missed', facts.state === 'apologies'],
		['ending', session.nearsItsEnd && wasThere(facts.state)]
	];
	return says.filter(([, holds]) => holds).map(([saying]) => saying);
}
