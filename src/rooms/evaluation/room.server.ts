import type { Room } from '#platform/room.ts';
import { m } from '#messages';
import { riskAnswered } from './events.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { letOldAnswerLinksGo, remindToAnswer, inviteToWaves } from './invitation/jobs.server.ts';
import { invitationLetter } from './invitation/mail.server.ts';
import { joinPseudonyms } from './merge/commands.server.ts';
import { kinds } from './kinds.ts';
import sees from './who-sees.json' with { type: 'json' };

/** What changed for parents, told honestly. */
export const evaluation = {
	name: 'evaluation',
	uses: ['people', 'programmes', 'coproduction'],
	roles: ['evaluator'],
	letters: { 'evaluation.invitation': invitationLetter },
	kinds,
	jobs: {},
	news: { announced: [riskAnswered], heard: [] },
	everyMinute: [
		{ name: 'invitations', due: 'evaluation.due_waves', work: inviteToWaves },
		{ name: 'answer reminders', due: 'evaluation.due_waves', work: remindToAnswer },
		{ name: 'old answer links', due: 'evaluation.due_links', work: letOldAnswerLinksGo }
	],
	ways: [
		{
			href: '/evaluation',
			label: m.evaluation_way,
			shownTo: ['evaluator'],
			shownToAll: ['coordinator'],
			beginsFor: ['evaluator']
		}
	],
	merging: { bringTogether: joinPseudonyms },
	ownData: { copyFor, eraseFor },
	keeps: { 'evaluation.link': 'old answer links' },
	sees
} satisfies Room;
