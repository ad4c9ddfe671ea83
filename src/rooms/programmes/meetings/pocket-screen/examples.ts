import type { TakenPack } from './form.ts';

const id = (end: number) => `00000000-0000-4000-8000-${String(end).padStart(12, '0')}`;
const hour = 3_600_000;

/** A meeting that is on now, with these people and one child; every word that must not be read on the phone's disk is in `secrets`. */
export function packOf(names: readonly string[], now: number): { pack: TakenPack; secrets: string[] } {
	const [from, to] = [new Date(now - hour).toISOString(), new Date(now + hour).toISOString()];
	const child = {
		child: id(900),
		called: 'Quillon',
		band: 'two',
		allergies: ['Pistachiocream'],
		collectors: [{ called: 'Grandma Zelphine' }],
		barred: [{ called: 'Vandrick Moor' }]
	};
	const lines = names.map((called, at) => {
		const [language, isNew] = [at % 3 ? 'en' : 'es', at === 1];
		return { person: id(at + 1), called, language, isNew, missed: at === 2 ? 2 : 0, brought: '', state: null };
	});
	const pack: TakenPack = {
		session: {
			id: id(500),
			title: 'Week 3: boundaries',
			place: 'Elm Hall',
			startsAt: from,
			endsAt: to,
			zone: 'Europe/London'
		},
		role: 'facilitator',
		plan: [
			{ id: id(601), title: 'Arriving', minutes: 20, startsAt: from, notes: null },
			{ id: id(602), title: 'Circle of yes', minutes: 25, startsAt: from, notes: 'Chairs in a round' }
		],
		lines,
		known: [{ person: id(700), called: 'Ottoline' }],
		children: [child],
		marks: []
	};
	return {
		pack,
		secrets: [...names, child.called, 'Pistachiocream', 'Zelphine', 'Vandrick', 'Ottoline', 'Chairs in a round']
	};
}
