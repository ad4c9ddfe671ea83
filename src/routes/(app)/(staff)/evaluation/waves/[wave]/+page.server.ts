import { handOver } from '#rooms/evaluation/invitation/commands.server.ts';
import { listHandable } from '#rooms/evaluation/invitation/queries.server.ts';
import { getWave } from '#rooms/evaluation/wave/queries.server.ts';
import { mayHandOver, mayPlanWaves } from '#rooms/evaluation/wave/policy.ts';
import { NotFound } from '#platform/outcome.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { runtime } from '#platform/runtime.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const refusals = {
	begun: m.evaluation_waves_hand_begun,
	'no-consent': m.evaluation_waves_hand_no_consent,
	closed: m.evaluation_waves_hand_closed
};

function peopleOf(locals: App.Locals, waveId: string) {
	return locals.tx(async (tx) => {
		const wave = await getWave(tx, waveId);
		if (!mayHandOver(tx.actor, wave.cohortId)) throw new NotFound(); // another course's wave is treated as if it were not there
		return { wave, people: await listHandable(tx, wave.cohortId) };
	});
}

export const load: PageServerLoad = async ({ locals, params }) => ({
	...(await peopleOf(locals, params.wave)),
	plans: locals.actor !== null && mayPlanWaves(locals.actor)
});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { wave, people } = await peopleOf(locals, params.wave);
		const wanted = await textIn(request, 'person');
		const person = people.find(({ personId }) => personId === wanted);
		if (!person) throw new NotFound();
		const outcome = await locals.atDoor((tx) => handOver(tx, wave.id, person.personId));
		if (!outcome.ok) return refusal(refusals[outcome.reason]());
		const path = locals.publicPath(`/answer/${outcome.value}`);
		const square = await qrSvg(runtime().origin + path);
		// Shown once, in the answer to this very tap: the link is neither kept nor in an address of ours.
		return {
			called: person.called,
			path,
			square: `data:image/svg+xml;base64,${Buffer.from(square).toString('base64')}`,
			refusal: undefined
		};
	}
};
