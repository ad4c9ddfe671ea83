import { coproduction } from '#rooms/coproduction/room.server.ts';
import { creche } from '#rooms/creche/room.server.ts';
import { evaluation } from '#rooms/evaluation/room.server.ts';
import { people } from '#rooms/people/room.server.ts';
import { programmes } from '#rooms/programmes/room.server.ts';
import { safeguarding } from '#rooms/safeguarding/room.server.ts';
import { watch } from '#rooms/watch/room.server.ts';
import { ground } from './platform/ground.server.ts';
import type { Room } from './platform/room.ts';

/** Every room, from the ground up, in the order of the menu. Whoever builds one adds it here and nowhere else. */
export const rooms: readonly Room[] = [
	ground,
	people,
	creche,
	programmes,
	coproduction,
	watch,
	safeguarding,
	evaluation
];
