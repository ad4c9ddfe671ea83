import type { Room } from '#platform/room.ts';
import { letShiftsGo } from './duty/jobs.server.ts';
import { kinds } from './kinds.ts';
import { copyFor, eraseFor } from './own-data.server.ts';
import { sendTests } from './way/jobs.server.ts';
import { testLetter } from './way/mail.server.ts';
import sees from './who-sees.json' with { type: 'json' };

/** Who is on duty, and by which ways she is known to be woken: the same whether anything ever happened or not. */
export const watch = {
	name: 'watch',
	uses: ['people'],
	roles: [],
	letters: { 'watch.test-app': testLetter, 'watch.test-email': testLetter, 'watch.test-text': testLetter },
	kinds,
	jobs: {},
	news: { announced: [], heard: [] },
	everyMinute: [
		{ name: 'test alarms', due: 'watch.due_tests', work: sendTests },
		{ name: 'old shifts', due: 'watch.due_old_shifts', work: letShiftsGo }
	],
	ways: [], // those who look after concerns come from their list, coordinators from their first page
	ownData: { copyFor, eraseFor },
	keeps: { 'watch.duty': 'old shifts' },
	sees
} satisfies Room;
