import type { Room } from '#platform/room.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import sees from './who-sees.json' with { type: 'json' };

/** Who somebody is to the charity, and how it is safe to reach her: the ground of all other rooms. */
export const people = {
	name: 'people',
	uses: [],
	roles: [],
	letters: {},
	lettersGoAs: 'news',
	jobs: {},
	news: { announced: [], heard: [] },
	everyMinute: [],
	ways: [],
	ownData: { copyFor, eraseFor },
	keeps: {},
	sees
} satisfies Room;
