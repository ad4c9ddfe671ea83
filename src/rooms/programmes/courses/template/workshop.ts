import { week, type Template } from './course-template.ts';

/** One meeting about one thing, with a guest or led by a parent. */
export const workshop = {
	key: 'workshop',
	kind: 'workshop',
	wayIn: 'whole',
	children: 'creche',
	name: { en: 'A morning about one thing', es: 'Una mañana sobre una cosa' },
	promise: {
		en: 'One morning, one thing to try, people who know how it is. Tea is there.',
		es: 'Una mañana, una cosa que probar y gente que sabe lo que es. Habrá té.'
	},
	weeks: [
		week('theme', 'One thing, tried together', 'Una cosa, probada en grupo', [
			['arrive', 15, 'Arrive, tea, settle the little ones', 'Llegar, té, acomodar a los peques'],
			['check-in', 15, 'Names, and what made you come', 'Nombres, y qué te hizo venir'],
			['speaker', 30, 'Somebody shows how she does it', 'Alguien enseña cómo lo hace'],
			['break', 15, 'Something warm, something sweet', 'Algo caliente, algo dulce'],
			['craft', 30, 'Try it yourself, with help beside you', 'Probarlo, con ayuda al lado'],
			[
				'feedback',
				15,
				'What do you take home? What should be different?',
				'¿Qué te llevas a casa? ¿Qué debería cambiar?'
			]
		])
	],
	blocks: []
} as const satisfies Template;

/** A gathering of those who were there before: one meeting, nobody asks for a place, and the children are with their parents. */
export const gathering = {
	key: 'gathering',
	kind: 'workshop',
	wayIn: 'open',
	children: 'with-parent',
	name: { en: 'A gathering', es: 'Un encuentro' },
	promise: {
		en: 'See each other again, with tea and something to eat. Bring the children, or come alone.',
		es: 'Volver a veros, con té y algo de comer. Trae a los peques o ven sin ellos.'
	},
	weeks: [
		week('theme', 'Together for a morning', 'Una mañana en compañía', [
			['arrive', 30, 'Arrive, tea, find old faces and new ones', 'Llegar, té, caras de siempre y caras nuevas'],
			['check-in', 20, 'What has grown since?', '¿Qué ha crecido desde entonces?'],
			['snack', 30, 'Eat together what everybody brought', 'Comer lo que ha traído cada cual'],
			['parent-led', 25, 'Somebody shows something of hers', 'Alguien enseña algo suyo'],
			['energiser', 15, 'A song, and slowly home', 'Una canción y, sin prisa, a casa']
		])
	],
	blocks: []
} as const satisfies Template;
