import { week, type PlanLine, type Template } from './course-template.ts';

const arrive: PlanLine = ['arrive', 15, 'Arrive, something warm to drink', 'Llegar, algo caliente para beber'];
const end: PlanLine = [
	'feedback',
	10,
	'What do you take along? What is still open?',
	'¿Qué te llevas? ¿Qué queda abierto?'
];

/** Three evenings for whoever will stand beside others: to listen, to stay safe, to begin. */
export const training = {
	key: 'training',
	kind: 'training',
	wayIn: 'whole',
	children: 'none',
	hours: { from: '18:00', to: '20:00' },
	name: { en: 'Three evenings for helpers', es: 'Tres tardes para quien acompaña' },
	promise: {
		en: 'For parents who would like to stand beside others. You bring what you have lived through; we bring the rest.',
		es: 'Para madres y padres que quieren acompañar a otras familias. Tú traes lo vivido; el resto lo ponemos aquí.'
	},
	weeks: [
		week('settling-in', 'Listening', 'Escuchar', [
			arrive,
			['check-in', 20, 'Who stood beside you once, and what did they do?', '¿Quién te acompañó alguna vez y qué hizo?'],
			['theme', 35, 'To listen without mending anything', 'Escuchar sin arreglar nada'],
			['break', 10, 'A short pause', 'Una pausa corta'],
			[
				'theme',
				30,
				'In threes: one talks, one listens, one watches',
				'De tres en tres: una persona habla, otra escucha, otra mira'
			],
			end
		]),
		week('theme', 'Safe for her, safe for you', 'Segura para ella, segura para ti', [
			arrive,
			['grounding', 10, 'Feet on the floor, one long breath', 'Los pies en el suelo, una respiración larga'],
			[
				'theme',
				40,
				'When you are worried about somebody: whom to tell, and when',
				'Cuando te preocupa alguien: a quién decirlo y cuándo'
			],
			['break', 10, 'A short pause', 'Una pausa corta'],
			['theme', 35, 'Where your part ends, and how to say so kindly', 'Dónde acaba tu parte y cómo decirlo con cariño'],
			end
		]),
		week('celebration', 'Ready to begin', 'Lista para empezar', [
			arrive,
			[
				'theme',
				40,
				'Walk through a morning in the hall, from the kettle to the keys',
				'Recorrer una mañana en la sala, de la tetera a las llaves'
			],
			['break', 10, 'A short pause', 'Una pausa corta'],
			[
				'parent-led',
				30,
				'Somebody who has done it for a year tells how it is',
				'Alguien que lo hace desde hace un año cuenta cómo es'
			],
			['celebration', 15, 'Who goes where, and who looks after you', 'Quién va a dónde y quién te cuida a ti'],
			end
		])
	],
	blocks: []
} as const satisfies Template;
