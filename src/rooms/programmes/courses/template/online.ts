import { week, type PlanLine, type Template } from './course-template.ts';

const arrive: PlanLine = [
	'arrive',
	10,
	'Come in when you can: camera on or off, children welcome on your lap',
	'Entra cuando puedas: con cámara o sin ella, con peques en brazos si quieres'
];
const pause: PlanLine = [
	'break',
	5,
	'Stretch, drink something, look out of a window',
	'Estirarse, beber algo, mirar por la ventana'
];
const goodbye: PlanLine = [
	'energiser',
	5,
	'One word each, and wave',
	'Una palabra cada quien, y un saludo con la mano'
];

/** A short course on a screen or by phone, an hour in the evening, for whoever can't come to a room. */
export const online = {
	key: 'online',
	kind: 'course',
	wayIn: 'whole',
	mode: 'online',
	children: 'none',
	hours: { from: '20:00', to: '21:00' },
	name: { en: 'Four evenings at home', es: 'Cuatro noches desde casa' },
	promise: {
		en: 'An hour with other parents, from your own sofa. With a camera, without, or by phone.',
		es: 'Una hora con otras familias, desde tu sofá. Con cámara, sin cámara o por teléfono.'
	},
	weeks: [
		week('theme', 'Hello from my kitchen', 'Hola desde mi cocina', [
			arrive,
			['check-in', 15, 'Names, and what you can see from where you sit', 'Nombres, y qué ves desde donde estás'],
			['theme', 25, 'What would make this hour a good one?', '¿Qué haría buena esta hora?'],
			pause,
			goodbye
		]),
		week('theme', 'The long evening', 'La noche larga', [
			arrive,
			['grounding', 5, 'Both feet on the floor, one slow breath', 'Los dos pies en el suelo, una respiración lenta'],
			['check-in', 10, 'Our weather tonight', 'Nuestro tiempo de esta noche'],
			['theme', 25, 'What helps between bath time and midnight', 'Qué ayuda entre el baño y la medianoche'],
			pause,
			goodbye
		]),
		week('theme', 'Asking for a hand', 'Pedir que te echen una mano', [
			arrive,
			['check-in', 10, 'Somebody who helped this week', 'Alguien que ayudó esta semana'],
			['theme', 20, 'Whom to ask, and the first sentence of it', 'A quién pedirlo, y la primera frase'],
			pause,
			['parent-led', 10, 'A parent tells how she asked', 'Alguien del grupo cuenta cómo lo pidió'],
			goodbye
		]),
		week('celebration', 'See you somewhere', 'Nos vemos en algún sitio', [
			arrive,
			['check-in', 15, 'What you keep of these evenings', 'Qué te llevas de estas noches'],
			['celebration', 20, 'A cup of tea together, each her own', 'Un té en compañía, cada quien el suyo'],
			['feedback', 10, 'What should be different next time?', '¿Qué debería cambiar la próxima vez?'],
			goodbye
		])
	],
	blocks: []
} as const satisfies Template;
