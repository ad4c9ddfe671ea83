import { changeArea, endPartner } from '#rooms/programmes/courses/area/commands.server.ts';
import { makeArea, makePartner } from '#rooms/programmes/courses/area/examples.ts';
import { ourselves } from '#rooms/programmes/courses/area/form.ts';
import type { Tx } from '../platform/db/tx.ts';

/** The areas of the demonstration, and the partners that deliver with it now. */
export interface Areas {
	riverside: string;
	hilltop: string;
	familyCentre: string;
	library: string;
}

/** Two areas, and three partners of which one is a former one. */
export async function layAreas(coordinator: Tx): Promise<Areas> {
	const former = await makePartner(coordinator, 'Elm House', '2019-04-01');
	const gone = await endPartner(coordinator, former, ourselves);
	const life = { name: 'Elm House', since: '2019-04-01', until: '2025-03-31', version: 2 };
	const ended = await changeArea(coordinator, former, life, 'programmes.partner');
	if (!gone.ok || !ended.ok) throw new Error('a partner could not become a former one');
	return {
		riverside: await makeArea(coordinator, 'Riverside', '2018-09-01'),
		hilltop: await makeArea(coordinator, 'Hilltop', '2023-01-01'),
		familyCentre: await makePartner(coordinator, 'Mill Lane family centre', '2021-01-01'),
		library: await makePartner(coordinator, 'Friends of the library', '2023-01-01')
	};
}
