import type { RiskState } from '../risk-check/policy.ts';
import type { Words } from '#platform/forms/words.ts';

/** What is known about a course when it is to be published. */
export interface Readiness {
	meetings: readonly { startsAt: Date; cancelled: boolean }[];
	facilitators: number;
	crecheWorkers: number;
	crechePlaces: number;
	crecheRoom: boolean;
	/** Languages of the organisation in which the course has no name yet. */
	languagesMissing: number;
	/** It meets online, and nobody said by which link or number. */
	onlineUnsaid: boolean;
	/** How the risk check of the venue stands. */
	risk: RiskState;
	/** Meetings of other courses in the same hall at the same time. */
	inTheHall: readonly { course: Words; startsAt: Date }[];
}

/** Why a course can't be published yet. */
export function publishObstacle({ meetings }: Readiness, now: Date): 'no-meetings' | 'dates-past' | undefined {
	const standing = meetings.filter((meeting) => !meeting.cancelled);
	if (!standing.length) return 'no-meetings';
	return standing.some((meeting) => meeting.startsAt <= now) ? 'dates-past' : undefined;
}

export type PublishWarning =
	'no-facilitator' | 'no-creche-worker' | 'no-creche-room' | 'language-missing' | 'online-unsaid' | RiskWarning;

/** What is to be done about the risk check of the venue. */
export type RiskWarning = 'risk-never' | 'risk-over' | 'risk-due';

/** What a coordinator should know before she publishes; none of it holds her back. */
export function publishWarnings(facts: Readiness): PublishWarning[] {
	const warnings: PublishWarning[] = [];
	if (!facts.facilitators) warnings.push('no-facilitator');
	if (facts.crechePlaces && !facts.crecheWorkers) warnings.push('no-creche-worker');
	if (facts.crechePlaces && !facts.crecheRoom) warnings.push('no-creche-room');
	if (facts.languagesMissing) warnings.push('language-missing');
	if (facts.onlineUnsaid) warnings.push('online-unsaid');
	if (facts.risk !== 'fine') warnings.push(`risk-${facts.risk}`);
	return warnings;
}
