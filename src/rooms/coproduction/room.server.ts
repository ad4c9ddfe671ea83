import type { Room } from '#platform/room.ts';
import { closeDueVotes, closeVote } from './count/jobs.server.ts';
import { kinds } from './kinds.ts';
import { sendWord } from './mine/jobs.server.ts';
import { becameLetter } from './mine/mail.server.ts';
import { joinLines } from './merge/commands.server.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { letOldRollsGo } from './roll/commands.server.ts';
import { tellOfVote } from './roll/jobs.server.ts';
import { voidLetter, voteLetter } from './roll/mail.server.ts';
import { letOldNotesGo } from './note/commands.server.ts';
import { letOldOwnWordsGo } from './reply/commands.server.ts';
import { letOldApplicationsGo } from './application/commands.server.ts';
import { letOldReportedGo } from './reported/commands.server.ts';
import { letOldStakeholdersGo } from './stakeholder/commands.server.ts';
import { m } from '#messages';
import sees from './who-sees.json' with { type: 'json' };

/** What parents and a charity make together: projects, and what is decided in them by secret vote. */
export const coproduction = {
	name: 'coproduction',
	uses: ['people', 'programmes'],
	roles: [],
	letters: { 'coproduction.vote': voteLetter, 'coproduction.void': voidLetter, 'coproduction.became': becameLetter },
	kinds,
	jobs: { 'coproduction-tell': tellOfVote, 'coproduction-close': closeVote },
	news: { announced: [], heard: [] },
	everyMinute: [
		{ name: 'votes', due: 'coproduction.due_votes', work: closeDueVotes },
		{ name: 'old rolls', due: 'coproduction.due_rolls', work: letOldRollsGo },
		{ name: 'old notes', due: 'coproduction.due_notes', work: letOldNotesGo },
		{ name: 'old replies', due: 'coproduction.due_replies', work: letOldOwnWordsGo },
		{ name: 'old applications', due: 'coproduction.due_applications', work: letOldApplicationsGo },
		{ name: 'old reported', due: 'coproduction.due_reported', work: letOldReportedGo },
		{ name: 'old stakeholders', due: 'coproduction.due_stakeholders', work: letOldStakeholdersGo },
		{ name: 'word of what became', due: 'coproduction.due_words', work: sendWord }
	],
	ways: [
		{
			href: '/together',
			label: m.coproduction_project_title,
			shownTo: ['coordinator', 'facilitator', 'evaluator'],
			beginsFor: []
		}
	],
	ownData: { copyFor, eraseFor },
	merging: { bringTogether: joinLines },
	keeps: {
		'coproduction.roll': 'old rolls',
		'coproduction.note': 'old notes',
		'coproduction.application': 'old applications',
		'coproduction.stakeholder': 'old stakeholders',
		'coproduction.reply_answer': 'old replies',
		'coproduction.reply': 'old replies',
		'coproduction.reported': 'old reported'
	},
	sees
} satisfies Room;
