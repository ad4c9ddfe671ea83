import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import type { AttendanceState } from '../register/form.ts';
import { wasThere } from '../register/policy.ts';

/** What there is to say to somebody at a session, the most pressing first. */
export type Saying = 'call' | 'ask-allergies' | 'hello' | 'language' | 'missed' | 'ending';

/** What is known of somebody when it is decided what to say to her. */
export interface SayingFacts {
	state: AttendanceState | null;
	isNew: boolean;
	isMissed: boolean;
	/** How the last try to reach her went, since she was missed. */
	reached: string | null;
	language: string;
	children: readonly { allergies: string | null; confirmedAt: string | null }[];
}

/** Nobody who is here is rung, and nobody is rung again who was reached. */
export function isToBeRung({ isMissed, state, reached }: Pick<SayingFacts, 'isMissed' | 'state' | 'reached'>): boolean {
	const settled = reached === 'reached' || reached === 'not-needed';
	return isMissed && !wasThere(state) && state !== 'apologies' && !settled;
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

/** Whether what is known of a child was last confirmed too long ago. What can't be seen today is not asked. */
export function isStale(confirmedAt: string | Date | null, now: Date): boolean {
	return confirmedAt !== null && isToBeAskedAgain(new Date(confirmedAt), now);
}
