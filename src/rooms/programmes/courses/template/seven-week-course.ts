import { week, type PlanLine, type Template } from './course-template.ts';

const arrive: PlanLine = ['arrive', 15, 'Arrive, tea, settle the little ones', 'Llegar, té, acomodar a los peques'];
const pause: PlanLine = ['break', 15, 'Break: something warm, something sweet', 'Descanso: algo caliente, algo dulce'];

/** The seven-week wellbeing course: a soft start, a theme a week, a morning outdoors and a celebration. */
export const sevenWeekCourse = {
	key: 'seven-week-course',
	kind: 'course',
	wayIn: 'whole',
	children: 'creche',
	name: { en: 'Seven weeks for you', es: 'Siete semanas para ti' },
	promise: {
		en: 'A small group of parents. Tea, talking, and things that help. Your little one plays next door.',
		es: 'Un grupo pequeño de madres y padres. Té, conversación y cosas que ayudan. Tu peque juega al lado.'
	},
	isNot: {
		en: 'No lessons and no treatment. Nobody checks what kind of parent you are.',
		es: 'No son clases ni un tratamiento. Nadie mira qué tipo de madre o padre eres.'
	},
	weeks: [
		week('settling-in', 'Settling in together', 'Llegar sin prisa', [
			[
				'arrive',
				20,
				'Arrive with the children, tea, find a corner you like',
				'Llegar con los peques, té, buscar un rincón a gusto'
			],
			['grounding', 5, 'Both feet on the floor, one slow breath', 'Los dos pies en el suelo, una respiración lenta'],
			['check-in', 20, 'Names, and the weather inside us today', 'Nombres, y el tiempo que hace hoy por dentro'],
			[
				'theme',
				20,
				'What would make this a good group for us?',
				'¿Qué haría de este un buen grupo para todas y todos?'
			],
			pause,
			[
				'parent-led',
				30,
				'Stay and play: meet the crèche together, parents choose the songs',
				'Jugar en familia: conocer juntos la guardería, ustedes eligen las canciones'
			],
			[
				'energiser',
				10,
				'End on a high: a song that everybody can join',
				'Terminar con alegría: una canción para todo el grupo'
			]
		]),
		week('theme', 'A little time of my own', 'Un ratito para mí', [
			arrive,
			['grounding', 5, 'Listen for five sounds', 'Escuchar cinco sonidos'],
			['check-in', 20, 'Our weather, and one small good thing', 'Nuestro tiempo, y una pequeña cosa buena'],
			[
				'theme',
				30,
				'Where does my day go? Draw it, then find ten minutes',
				'¿A dónde se va mi día? Dibujarlo y encontrar diez minutos'
			],
			pause,
			[
				'parent-led',
				25,
				'A parent shows what she does with her ten minutes',
				'Alguien del grupo enseña qué hace con sus diez minutos'
			],
			[
				'energiser',
				10,
				'End on a high: stretch up, shake out, laugh',
				'Terminar con alegría: estirarse, sacudirse, reír'
			]
		]),
		week('theme', 'Saying no kindly', 'Decir que no con cariño', [
			arrive,
			['grounding', 5, 'Hands on a warm cup', 'Las manos en una taza caliente'],
			[
				'check-in',
				20,
				'Our weather, and a yes we wish had been a no',
				'Nuestro tiempo, y un sí que quisimos que fuera no'
			],
			[
				'theme',
				30,
				'Ways to say no that keep the door open; try them in pairs',
				'Formas de decir que no sin cerrar la puerta; probarlas en parejas'
			],
			pause,
			[
				'parent-led',
				25,
				'A parent shows a way to write things down',
				'Alguien del grupo enseña una manera de escribir lo que siente'
			],
			['energiser', 10, 'End on a high: dance to one song', 'Terminar con alegría: bailar una canción']
		]),
		week('theme', 'When everything is too loud', 'Cuando todo hace demasiado ruido', [
			arrive,
			['grounding', 5, 'Breathe out for longer than you breathe in', 'Soltar el aire más despacio de lo que entra'],
			[
				'check-in',
				20,
				'Our weather, and what filled the week to the brim',
				'Nuestro tiempo, y lo que llenó la semana hasta el borde'
			],
			[
				'theme',
				30,
				'What the body says before we shout, and what brings us back',
				'Qué avisa el cuerpo antes de gritar, y qué nos devuelve la calma'
			],
			pause,
			[
				'parent-led',
				25,
				'A parent leads something for the hands: dough, wool, colours',
				'Alguien del grupo guía algo para las manos: masa, lana, colores'
			],
			[
				'energiser',
				10,
				'End on a high: clap a rhythm round the room',
				'Terminar con alegría: un ritmo de palmas en ronda'
			]
		]),
		week('theme', 'Who is in my corner', 'Quién está de mi lado', [
			arrive,
			['grounding', 5, 'Think of a face that makes you smile', 'Pensar en una cara que te hace sonreír'],
			['check-in', 20, 'Our weather, and somebody to thank', 'Nuestro tiempo, y alguien a quien dar las gracias'],
			[
				'theme',
				30,
				'Draw the people and places that hold us up, and one we would like to add',
				'Dibujar a las personas y los lugares que nos sostienen, y uno que falta'
			],
			pause,
			[
				'parent-led',
				25,
				'Parents swap what is good and free near here',
				'El grupo comparte lo bueno y gratis que hay cerca'
			],
			['energiser', 10, 'End on a high: pass a smile on', 'Terminar con alegría: pasar una sonrisa']
		]),
		week('nature', 'A morning outdoors', 'Una mañana al aire libre', [
			['arrive', 15, 'Meet, coats on, count everybody in', 'Encontrarnos, abrigos, contar que estén todas y todos'],
			[
				'grounding',
				5,
				'Stand still: what moves, what smells, what sings?',
				'Quedarse quieto: ¿qué se mueve, a qué huele, qué canta?'
			],
			['check-in', 15, 'Our weather, under the real weather', 'Nuestro tiempo, bajo el tiempo de verdad'],
			[
				'nature',
				35,
				'A slow walk in pairs; find something to keep in a pocket',
				'Un paseo lento en parejas; encontrar algo para el bolsillo'
			],
			['break', 15, 'Break: flasks and biscuits on a bench', 'Descanso: termos y galletas en un banco'],
			[
				'parent-led',
				25,
				'A parent leads: leaf prints with the children',
				'Alguien del grupo guía: huellas de hojas con los peques'
			],
			['energiser', 10, 'End on a high: a silly race back', 'Terminar con alegría: una carrera loca de vuelta']
		]),
		week('celebration', 'Look how far we have come', 'Mira hasta dónde llegamos', [
			['arrive', 15, 'Arrive, music on, lay the table', 'Llegar, música, poner la mesa'],
			[
				'grounding',
				5,
				'The breath from week one, now an old friend',
				'La respiración de la primera semana, ya una vieja amiga'
			],
			['check-in', 20, 'Our weather then, and our weather now', 'Nuestro tiempo de entonces y el de ahora'],
			[
				'celebration',
				30,
				'What grew: a word for each other, and certificates',
				'Lo que creció: una palabra para cada quien, y los certificados'
			],
			['break', 20, 'Break: food that everybody brought', 'Descanso: la comida que trajo cada quien'],
			[
				'parent-led',
				20,
				'Parents plan how to stay in touch and when to meet again',
				'El grupo decide cómo seguir en contacto y cuándo volver a verse'
			],
			[
				'energiser',
				10,
				'End on a high: the song from week one',
				'Terminar con alegría: la canción de la primera semana'
			]
		])
	],
	blocks: []
} as const satisfies Template;
