import { week, type PlanLine, type Template, type TemplateBlock } from './course-template.ts';

const open = (en: string, es: string): PlanLine[] => [
	['arrive', 30, 'The door is open: tea, toys, a chair', 'La puerta está abierta: té, juguetes, una silla'],
	['theme', 40, en, es],
	['snack', 20, 'Something to eat together', 'Algo de comer juntos'],
	['energiser', 30, 'Songs on the mat, then slowly home', 'Canciones en la alfombra y, sin prisa, a casa']
];

const round: TemplateBlock = {
	key: 'round',
	title: { en: 'Four open mornings', es: 'Cuatro mañanas abiertas' },
	weeks: [
		week('theme', 'Tea and talk', 'Té y charla', open('Whatever is on your mind', 'Lo que tengas en la cabeza')),
		week(
			'theme',
			'Bring and swap',
			'Trae y cambia',
			open('Clothes and toys that have grown too small', 'Ropa y juguetes que se han quedado pequeños')
		),
		week(
			'theme',
			'Hands busy',
			'Manos ocupadas',
			open('Knit, fold, draw: hands work, mouths rest', 'Tejer, doblar, dibujar: trabajan las manos, descansa la boca')
		),
		week(
			'theme',
			'Ask a question',
			'Haz una pregunta',
			open(
				'Forms, letters, sleep, school: somebody here has been through it',
				'Papeles, cartas, sueño, escuela: alguien de aquí ya ha pasado por eso'
			)
		)
	]
};

/** A drop-in: no list, no theme that builds on another, somebody with a kettle. */
export const dropIn = {
	key: 'drop-in',
	kind: 'group',
	wayIn: 'open',
	children: 'with-parent',
	name: { en: 'Open morning', es: 'Mañana abierta' },
	promise: {
		en: 'Tea, toys and other parents. Stay ten minutes or two hours. Nothing to book.',
		es: 'Té, juguetes y otras familias. Quédate diez minutos o dos horas. No hay que reservar.'
	},
	weeks: round.weeks,
	blocks: [round]
} as const satisfies Template;
