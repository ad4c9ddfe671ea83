import type { PromiseState } from '#rooms/coproduction/promise/form.ts';
import type { Words } from '#platform/forms/words.ts';

/** What was said, what is done about it, on which themes it rests, and since how many days. */
export interface KeptPromise {
	said: Words;
	doing: Words;
	state: PromiseState;
	/** The themes, by their numbers in the order in which they were found. */
	themes: number[];
	/** How many days ago it was written down. */
	ago: number;
	why?: Words;
	who?: string;
	/** By which day, in days from now. */
	by?: number;
	asked?: { of: Words; ago: number; answered: Words };
}

/** Eleven promises of the finished project: two are not done, one is an ask to somebody outside. */
export const promises: KeptPromise[] = [
	{
		said: { en: 'Nobody asks how I am.', es: 'Nadie me pregunta cómo estoy.' },
		doing: {
			en: 'Every meeting begins with a round: how are you, not how is the baby.',
			es: 'Cada encuentro empieza con una ronda: cómo estás tú, no cómo está el bebé.'
		},
		...{ state: 'done', themes: [0], ago: 130, who: 'The course team' }
	},
	{
		said: { en: 'From two till six it is me, her and the phone.', es: 'De dos a seis somos ella, yo y el móvil.' },
		doing: {
			en: 'The course meets on Tuesdays at ten, and again in the afternoon from autumn on.',
			es: 'El curso se reúne los martes a las diez y, desde otoño, también por la tarde.'
		},
		...{ state: 'doing', themes: [1], ago: 40, who: 'Coordinator', by: 45 }
	},
	{
		said: { en: 'Where do I leave my three-year-old?', es: '¿Dónde dejo al de tres años?' },
		doing: {
			en: 'A crèche with its own room and two workers, for brothers and sisters too.',
			es: 'Guardería con sala propia y dos cuidadoras, también para hermanos y hermanas.'
		},
		...{ state: 'done', themes: [2], ago: 120, who: 'Crèche team' }
	},
	{
		said: {
			en: 'The fare was the milk, so we stayed in.',
			es: 'El billete costaba la leche, así que nos quedamos en casa.'
		},
		doing: {
			en: 'Bus fares are paid back in cash, on the day.',
			es: 'El autobús se devuelve en efectivo, el mismo día.'
		},
		...{ state: 'done', themes: [3], ago: 110, who: 'Coordinator' }
	},
	{
		said: {
			en: 'Two buses with a double pram, and the second driver shook his head.',
			es: 'Dos autobuses con un carrito doble, y el segundo conductor dijo que no.'
		},
		doing: {
			en: 'We asked for prams to be let on the number 14 without folding them.',
			es: 'Pedimos que en la línea 14 dejen subir carritos sin plegar.'
		},
		...{ state: 'doing', themes: [3], ago: 100, who: 'Two parents and the coordinator', by: 20 },
		asked: {
			of: { en: 'the bus company', es: 'la empresa de autobuses' },
			ago: 90,
			answered: {
				en: 'They train their drivers anew in spring, and a parent of ours speaks there.',
				es: 'Vuelven a formar a sus conductores en primavera, y allí habla una de nuestras madres.'
			}
		}
	},
	{
		said: {
			en: 'I got there late once and did not dare to open the door.',
			es: 'Llegué tarde un día y no me atreví a abrir la puerta.'
		},
		doing: {
			en: 'Somebody stands outside until half past ten. Late is fine.',
			es: 'Alguien espera fuera hasta las diez y media. Llegar tarde está bien.'
		},
		...{ state: 'done', themes: [3, 4], ago: 130, who: 'Peer supporters' }
	},
	{
		said: {
			en: 'Let the first person I meet be a mother, not a form.',
			es: 'Que la primera que me reciba sea una madre, no un formulario.'
		},
		doing: {
			en: 'A parent who has been before opens the door. The form comes in the second week, with tea.',
			es: 'Abre la puerta una madre o un padre que ya vino. El formulario llega la segunda semana, con té.'
		},
		...{ state: 'done', themes: [4], ago: 125, who: 'Peer supporters' }
	},
	{
		said: { en: 'Food first. Then I can talk.', es: 'Primero comer. Luego puedo hablar.' },
		doing: {
			en: 'Hot food at every meeting, cooked by whoever likes to, and paid.',
			es: 'Comida caliente en cada encuentro, cocinada por quien quiera, y pagada.'
		},
		...{ state: 'doing', themes: [5, 6], ago: 60, who: 'Kitchen group', by: -9 }
	},
	{
		said: { en: 'Let people talk in whatever comes out.', es: 'Que cada cual hable en el idioma que le salga.' },
		doing: {
			en: 'One of those who lead speaks Spanish, and an interpreter for Arabic comes every second week.',
			es: 'Una de las que llevan el grupo habla español, y cada dos semanas viene una intérprete de árabe.'
		},
		...{ state: 'not-yet', themes: [8], ago: 30, who: 'Coordinator', by: 60 },
		why: {
			en: 'Spanish is there. For Arabic we have money for every fourth week, and have asked for more.',
			es: 'El español ya está. Para el árabe hay dinero una vez al mes, y hemos pedido más.'
		}
	},
	{
		said: {
			en: 'I need to tell the birth from start to end, once.',
			es: 'Necesito contar el parto una vez, de principio a fin.'
		},
		doing: {
			en: 'A part of each meeting in which births are told.',
			es: 'Un rato en cada encuentro para contar los partos.'
		},
		...{ state: 'not-doing', themes: [7], ago: 115 },
		why: {
			en: 'Just as many asked for two hours without it. Whoever wants to tell hers does so with one supporter, in the small room.',
			es: 'Otras tantas pidieron dos horas sin eso. Quien quiera contarlo lo hace con una acompañante, en la sala pequeña.'
		}
	},
	{
		said: {
			en: 'A group at the weekend, when I am most alone.',
			es: 'Un grupo en fin de semana, cuando más sola estoy.'
		},
		doing: { en: 'A meeting on Sundays.', es: 'Un encuentro los domingos.' },
		...{ state: 'not-doing', themes: [1, 6], ago: 85 },
		why: {
			en: 'The hall is a church on Sundays, and crèche workers have families too. Parents walk together instead; the day is on the wall.',
			es: 'El domingo la sala es iglesia, y las cuidadoras también tienen familia. En su lugar, hay paseos entre familias; el día está en la pared.'
		}
	}
];
