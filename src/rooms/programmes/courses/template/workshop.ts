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
