import type { Room } from '#platform/room.ts';
import { m } from '#messages';
import { alertOfConcern, bringBackConcerns } from './concern/jobs.server.ts';
import { alertLetter } from './concern/mail.server.ts';
import { followMerge } from './merge/commands.server.ts';
import { kinds } from './kinds.ts';
import sees from './who-sees.json' with { type: 'json' };

/** Something that made somebody worry about a person, for those alone who deal with it. */
export const safeguarding = {
	name: 'safeguarding',
	uses: ['people', 'programmes'],
	roles: ['safeguarding_lead', 'conduct_lead', 'outside_contact'],
	letters: { 'safeguarding.alert': alertLetter },
	kinds,
	jobs: { 'concern-alert': alertOfConcern },
	news: { announced: [], heard: [] }, // what it hears, it hears in the same transaction: safeguarding.hear
	everyMinute: [{ name: 'concerns left behind', due: 'safeguarding.due_left_behind', work: bringBackConcerns }],
	ways: [
		{
			href: '/concerns',
			label: m.safeguarding_way,
			shownTo: ['safeguarding_lead', 'conduct_lead'],
			beginsFor: ['safeguarding_lead', 'conduct_lead']
		}
	],
	merging: { bringTogether: followMerge },
	ownData: null, // she asks the organisation's lead for it: a copy that anybody with her phone can take would tell of a concern
	keeps: {},
	sees
} satisfies Room;
