import { keepSpace, keepWorkerHours } from '#rooms/creche/rota/commands.server.ts';
import { listSittings } from '#rooms/creche/sitting/queries.server.ts';
import type { Speakers } from './speakers.ts';
import { addMember } from './staff.ts';

type Work = Awaited<ReturnType<Speakers['as']>>;

const [ten, halfPastEleven, noon] = [600, 690, 720];

/** Who minds the children of the course that is running: full but for half an hour, which Joy could stay. */
export async function planRota(speakers: Speakers, coordinator: Work, circleId: string, joy: string): Promise<void> {
	const helpers: string[] = [];
	for (const called of ['Tomasz', 'Lena']) {
		const email = `${called.toLowerCase()}@willow-lane.example`;
		helpers.push(await addMember(speakers, { called, email, role: 'creche_worker', circleId }));
	}
	await coordinator(async (tx) => {
		const [first] = await listSittings(tx, circleId);
		if (!first) throw new Error('the course of the demonstration has no meeting');
		const all = { from: ten, inRatio: true, following: true };
		await keepWorkerHours(tx, first.id, { ...all, worker: joy, to: halfPastEleven, mayFrom: ten, mayTo: noon });
		for (const worker of helpers)
			await keepWorkerHours(tx, first.id, { ...all, worker, to: noon, mayFrom: null, mayTo: null });
		await keepSpace(tx, first.id, 24);
	});
}
