import type { Room } from '#platform/room.ts';
import { crechePlaceFreed } from './events.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import sees from './who-sees.json' with { type: 'json' };

/** Where the children are while their parents meet: it knows circles and days, and no course. */
export const creche = {
	name: 'creche',
	uses: ['people'],
	roles: ['creche_worker'],
	letters: {},
	kinds: {},
	jobs: {},
	news: { announced: [crechePlaceFreed], heard: [] },
	everyMinute: [],
	ways: [],
	ownData: { copyFor, eraseFor },
	keeps: {},
	sees
} satisfies Room;
