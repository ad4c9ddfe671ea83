import { week, type Template } from './course-template.ts';

/** A day out together: somebody knows the way, everybody is counted, nobody is left behind. */
export const trip = {
	key: 'trip',
	kind: 'trip',
	wayIn: 'whole',
	children: 'with-parent',
	hours: { from: '10:00', to: '15:00' },
	name: { en: 'A day out together', es: 'Un día fuera, en grupo' },
	promise: {
		en: 'Somewhere with sky. We go together, eat together and come home together. There is a seat for each of you.',
		es: 'Un sitio con cielo. Vamos, comemos y volvemos en grupo. Hay un asiento para cada quien.'
	},
	weeks: [
		week('nature', 'A day out', 'Un día fuera', [
			[
				'arrive',
				30,
				'Meet, count heads, say where the toilets are on the way',
				'Encontrarnos, contar cabezas, decir dónde hay baños en el camino'
			],
			['nature', 45, 'The way there, with songs', 'El camino de ida, con canciones'],
			[
				'check-in',
				15,
				'Arrived: count heads, say when and where we meet again',
				'Hemos llegado: contar cabezas, decir cuándo y dónde volvemos a vernos'
			],
			['theme', 75, 'Time to look, run, sit', 'Tiempo para mirar, correr, sentarse'],
			['snack', 45, 'Eat together on a blanket', 'Comer en grupo sobre una manta'],
			['parent-led', 30, 'Somebody shows a game from home', 'Alguien enseña un juego de su casa'],
			['nature', 45, 'Count heads, then the way back, slowly', 'Contar cabezas y volver sin prisa'],
			[
				'energiser',
				15,
				'Back: count heads, one thing that was good',
				'De vuelta: contar cabezas, una cosa buena de hoy'
			]
		])
	],
	blocks: []
} as const satisfies Template;
