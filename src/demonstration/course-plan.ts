import { makeFinal, sayRunOfPlan } from '#rooms/coproduction/course-plan/commands.server.ts';
import { listCriteria } from '#rooms/coproduction/criterion/queries.server.ts';
import { addPlanLine } from '#rooms/coproduction/plan-line/commands.server.ts';
import type { PlanArea, PlanLineFields } from '#rooms/coproduction/plan-line/form.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import type { Tx } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Words } from '../platform/forms/words.ts';
import { found } from './listening-data.ts';

/** What a line is about, what follows, from which theme (by its number), criterion (in its order) or the vote, and where it lives. */
interface Planned {
	area: PlanArea;
	words: Words;
	theme?: number;
	criterion?: number;
	home?: 'run' | 'first meeting' | 'second meeting' | 'venue';
}

const planned: Planned[] = [
	{
		...{ area: 'weeks', theme: 1, home: 'run' },
		words: {
			en: 'Seven mornings at ten, when the day is longest.',
			es: 'Siete mañanas a las diez, cuando el día es más largo.'
		}
	},
	{
		...{ area: 'parts', theme: 0, home: 'first meeting' },
		words: {
			en: 'Each meeting begins with a round: how are you?',
			es: 'Cada encuentro empieza con una ronda: ¿cómo estás tú?'
		}
	},
	{
		...{ area: 'venue', theme: 3, home: 'venue' },
		words: { en: 'A hall by the bus stop, without stairs.', es: 'Una sala junto a la parada, sin escaleras.' }
	},
	{
		...{ area: 'creche', theme: 2, home: 'run' },
		words: {
			en: 'A crèche with a room of its own, for brothers and sisters too.',
			es: 'Una guardería con sala propia, también para hermanos y hermanas.'
		}
	},
	{
		...{ area: 'food', theme: 5, home: 'run' },
		words: { en: 'Hot food that no parent has to cook.', es: 'Comida caliente que ninguna familia tiene que cocinar.' }
	},
	{
		...{ area: 'booklet', criterion: 1, home: 'second meeting' },
		words: { en: 'A page about ten minutes of one’s own.', es: 'Una página sobre diez minutos propios.' }
	},
	{
		...{ area: 'lead', theme: 4, home: 'run' },
		words: {
			en: 'A parent who has been before opens the door and leads with us.',
			es: 'Alguien que ya estuvo abre la puerta y lleva el grupo con nosotras.'
		}
	},
	{
		...{ area: 'after', criterion: 0 },
		words: {
			en: 'Whoever likes leaves her number for the others, and there is a walk every second Sunday.',
			es: 'Quien quiera deja su número a las demás, y hay un paseo cada dos domingos.'
		}
	},
	{
		...{ area: 'promotion', home: 'run' },
		words: {
			en: 'The poster carries the name that won the vote.',
			es: 'El cartel lleva el nombre que ganó la votación.'
		}
	},
	{
		...{ area: 'promotion', theme: 4 },
		words: {
			en: 'Parents who were there talk to parents at the clinic and the food bank. The leaflet comes second.',
			es: 'Quienes estuvieron hablan con otras familias en el centro de salud y el banco de alimentos. El folleto viene después.'
		}
	}
];

/** The course plan of the finished project: its lines lead to the course that runs, and it was made final at a meeting. */
export async function planCourse(
	tx: Tx,
	projectId: string,
	{ run, decision, finalOn }: { run: string; decision: string; finalOn: string }
): Promise<void> {
	const themes = await listThemes(tx, projectId);
	const criteria = await listCriteria(tx, projectId);
	const [first, second] = await listSessions(tx, run);
	const venue = (await getCohort(tx, run)).venueId;
	const themeAt = (at: number) => themes.find(({ name }) => name.en === found[at]?.name.en)?.id ?? '';
	const fromOf = ({ theme, criterion }: Planned): PlanLineFields['from'] =>
		theme !== undefined
			? { kind: 'theme', id: themeAt(theme) }
			: criterion !== undefined
				? { kind: 'criterion', id: criteria[criterion]?.id ?? '' }
				: { kind: 'decision', id: decision };
	const homes = {
		run: { kind: 'cohort', id: run },
		'first meeting': { kind: 'session', id: first?.id ?? '' },
		'second meeting': { kind: 'session', id: second?.id ?? '' },
		venue: { kind: 'venue', id: venue ?? '' }
	} as const;
	for (const line of planned) {
		const fields = {
			area: line.area,
			words: line.words,
			from: fromOf(line),
			home: line.home ? homes[line.home] : null
		};
		const added = await addPlanLine(tx, projectId, { id: uuidv7(), ...fields });
		if (!added.ok) throw new Error('a line of the demonstration’s course plan was refused');
	}
	await sayRunOfPlan(tx, projectId, run);
	const finalBy = { en: 'parents and the team, in the hall', es: 'familias y equipo, en la sala' };
	await makeFinal(tx, projectId, { finalOn, finalBy });
}
