import type { Room } from '#platform/room.ts';
import { forgetGone } from './merge/commands.server.ts';
import {
	addressAskedLetter,
	addressChangedLetter,
	addressGivenLetter,
	phoneChangedLetter
} from './own-address/mail.server.ts';
import { wayToMailbox, wayToNew, wayToOld } from './own-address/queries.server.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
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
		'people.phone-changed': phoneChangedLetter
	},
	lettersGoAs: 'news',
	goTo: {
		'people.address-asked': wayToNew,
		'people.address-changed': wayToOld,
		'people.address-given': wayToMailbox,
		'people.phone-changed': wayToMailbox
	},
	jobs: {},
	news: { announced: [], heard: [] },
	everyMinute: [{ name: 'merges', due: 'people.due_merges', work: forgetGone }],
	ways: [],
	ownData: { copyFor, eraseFor },
	keeps: { 'people.handed_row': 'merges' },
	sees
} satisfies Room;
