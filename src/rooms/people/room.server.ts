import type { Room } from '#platform/room.ts';
import { kinds } from './kinds.ts';
import { lookForLikenesses } from './likeness/jobs.server.ts';
import { forgetGone } from './merge/commands.server.ts';
import {
	addressAskedLetter,
	addressChangedLetter,
	addressGivenLetter,
	phoneChangedLetter
} from './own-address/mail.server.ts';
import { deviceAddedLetter } from './push/mail.server.ts';
import { newMailbox, oldMailbox } from './own-address/queries.server.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { letOldRulingsGo } from './ruling/commands.server.ts';
import { letOldRepliesGo } from './text-reply/commands.server.ts';
import sees from './who-sees.json' with { type: 'json' };

/** Who somebody is to the charity, and how it is safe to reach her: the ground of all other rooms. */
export const people = {
	name: 'people',
	uses: [],
	roles: [],
	letters: {
		'people.address-asked': addressAskedLetter,
		'people.address-changed': addressChangedLetter,
		'people.address-given': addressGivenLetter,
		'people.device-added': deviceAddedLetter,
		'people.phone-changed': phoneChangedLetter
	},
	kinds,
	goTo: {
		'people.address-asked': newMailbox,
		'people.address-changed': oldMailbox
	},
	jobs: {},
	news: { announced: [], heard: [] },
	everyMinute: [
		{ name: 'records alike', due: 'people.due_likenesses', work: lookForLikenesses },
		{ name: 'merges', due: 'people.due_merges', work: forgetGone },
		{ name: 'old rulings', due: 'people.due_rulings', work: letOldRulingsGo },
		{ name: 'answers to texts', due: 'people.due_text_replies', work: letOldRepliesGo }
	],
	ways: [],
	ownData: { copyFor, eraseFor },
	keeps: {
		'people.handed_row': 'merges',
		'people.unlooked': 'records alike',
		'people.ruling': 'old rulings',
		'people.contact_change': 'old rulings',
		'people.text_reply': 'answers to texts'
	},
	sees
} satisfies Room;
