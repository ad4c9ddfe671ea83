import type { Room } from '#platform/room.ts';
import { letDayNotesGo } from './day-note/commands.server.ts';
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
	everyMinute: [{ name: 'old notes to a crèche', due: 'creche.due_day_notes', work: letDayNotesGo }],
	ways: [],
	ownData: { copyFor, eraseFor },
	keeps: { 'creche.day_note': 'old notes to a crèche' },
	sees
} satisfies Room;
