import type { CallFields } from '#rooms/coproduction/call/form.ts';
import type { DecidedOutcome } from '#rooms/coproduction/application/form.ts';

const terms = {
	expenses: {
		en: 'Bus fares, and the crèche while you are with us.',
		es: 'El autobús, y la guardería mientras estás con nosotras.'
	},
	offer: {
		en: 'An hour with Ruth before you begin, somebody to ring, and a reference when you finish.',
		es: 'Una hora con Ruth antes de empezar, alguien a quien llamar y una carta de recomendación al terminar.'
	},
	access: {
		en: 'No steps, a quiet corner, an interpreter if you want one, breaks when you need them.',
		es: 'Sin escalones, un rincón tranquilo, intérprete si lo quieres y descansos cuando los necesites.'
	}
};

const criteria: CallFields['criteria'] = [
	{
		looksFor: { en: 'Has been where our parents are.', es: 'Ha estado donde están nuestras familias.' },
		asks: {
			en: 'What do you know about the first year that a book does not say?',
			es: '¿Qué sabes del primer año que no dice ningún libro?'
		},
		isShown: true
	},
	{
		looksFor: { en: 'Listens to somebody who sees it otherwise.', es: 'Escucha a quien lo ve de otra manera.' },
		asks: {
			en: 'Tell us of a time when you changed your mind because of what somebody said.',
			es: 'Cuéntanos una vez en que cambiaste de idea por lo que alguien te dijo.'
		},
		isShown: true
	},
	{
		looksFor: { en: 'Can be there.', es: 'Puede estar.' },
		asks: { en: 'Which days can you, and where do you live?', es: '¿Qué días puedes y dónde vives?' },
		isShown: false
	}
];

/** Somebody is wanted who chooses with us who leads the groups; its panel rates now. */
export const choosingCall: Omit<CallFields, 'opensOn' | 'closesOn'> = {
	name: { en: 'Choose with us who leads the groups', es: 'Elige con nosotras quién guía los grupos' },
	about: {
		en: 'You read what people write who want to lead a group, meet them with us, and your word counts as much as ours.',
		es: 'Lees lo que escribe quien quiere guiar un grupo, la conoces con nosotras, y tu palabra cuenta tanto como la nuestra.'
	},
	hours: {
		en: 'Four hours a month, on two mornings, until summer.',
		es: 'Cuatro horas al mes, en dos mañanas, hasta el verano.'
	},
	pay: {
		en: '£15 an hour, in your account on the last day of the month.',
		es: '15 libras la hora, en tu cuenta el último día del mes.'
	},
	...terms,
	criteria
};

/** Somebody is wanted who welcomes those who come for the first time; one can apply now. */
export const welcoming: Omit<CallFields, 'opensOn' | 'closesOn'> = {
	name: { en: 'Be at the door for those who are new', es: 'Recibe en la puerta a quien llega por primera vez' },
	about: {
		en: 'You stand at the door on Tuesdays, know the names, and sit beside whoever sits alone.',
		es: 'Estás en la puerta los martes, sabes los nombres y te sientas junto a quien está sola.'
	},
	hours: { en: 'Two hours a week, for one term.', es: 'Dos horas a la semana, durante un trimestre.' },
	pay: { en: '£14 an hour, every two weeks.', es: '14 libras la hora, cada dos semanas.' },
	...terms,
	criteria
};

interface Applied {
	called: string;
	reach: string;
	needs?: string;
	answers: Record<number, string>;
	language?: string;
	/** How each of the four on the panel rates it, in both criteria; null where she has not, or knows her. */
	marks?: readonly (0 | 1 | 2 | 3 | null)[];
	decided?: { outcome: DecidedOutcome; why: string };
}

const tuesday = 'Tuesdays and Fridays. I live near the hall.';

/** Twelve people who are not real. */
export const applicants: readonly Applied[] = [
	{
		...{ called: 'Sunita', reach: '07700 900201', needs: 'The crèche for one.', marks: [3, 3, 2, 3] },
		answers: {
			1: 'That the hardest hour is five in the afternoon.',
			2: 'I thought dads did not want a group. One told me he was never asked.',
			3: tuesday
		},
		decided: { outcome: 'shortlisted', why: 'She asks before she answers.' }
	},
	{
		...{ called: 'Beatriz', reach: 'beatriz@example.org', language: 'es', marks: [2, 3, 3, 2] },
		answers: {
			1: 'Que pedir ayuda es lo que más cuesta.',
			2: 'Mi vecina me dijo que yo no paraba de hablar. Desde entonces cuento hasta tres.',
			3: 'Los martes.'
		},
		decided: { outcome: 'shortlisted', why: 'Knows what it is to hear little of what is said.' }
	},
	{
		...{ called: 'Dawn', reach: '07700 900203', needs: 'No steps.', marks: [3, 1, 2, 3] },
		answers: {
			1: 'That everybody looks at the baby.',
			2: 'A midwife told me to rest. I was cross for a week, then I did.',
			3: 'Any morning.'
		},
		decided: { outcome: 'shortlisted', why: 'The panel talked long about her, and wants to hear more.' }
	},
	{
		...{ called: 'Keeley', reach: '07700 900204', marks: [1, 1, 2, 1] },
		answers: { 1: 'It goes fast.', 2: 'I do not often.', 3: tuesday },
		decided: { outcome: 'not-this-time', why: 'We read little of how you listen. Tell us more next time.' }
	},
	{
		...{ called: 'Rosa', reach: '07700 900205', marks: [2, 1, 1, 1] },
		answers: { 1: 'You learn to eat with one hand.', 3: 'Wednesdays only.' },
		decided: { outcome: 'not-this-time', why: 'One question had no answer, so we could not tell.' }
	},
	{
		...{ called: 'Imani', reach: 'imani@example.org', marks: [null, 3, 2, 2] },
		answers: {
			1: 'That silence in a room can be kind.',
			2: 'My sister said I was not fine. She was right.',
			3: 'Fridays.'
		},
		decided: { outcome: 'shortlisted', why: 'She hears what is not said.' }
	},
	{
		...{ called: 'Jo', reach: '07700 900207', marks: [null, 2, 2, null] },
		answers: {
			1: 'Nobody tells you that you can say no to visitors.',
			2: 'Somebody in the group said feeding is not a test.',
			3: tuesday
		}
	},
	{
		...{ called: 'Amal', reach: '07700 900208', needs: 'An interpreter for Arabic.', marks: [null, null, 1, null] },
		answers: {
			1: 'Night is long in a new country.',
			2: 'A woman from another country showed me another way to carry.',
			3: 'Every day.'
		}
	},
	{
		...{ called: 'Paula', reach: '07700 900209' },
		answers: {
			1: 'The tea is always cold.',
			2: 'My health visitor asked me what I thought. That was new.',
			3: 'Mondays.'
		}
	},
	{
		...{ called: 'Tess', reach: '07700 900210' },
		answers: { 1: 'Tired is not the word.', 2: 'At work I was told I interrupt. I write things down now.', 3: tuesday }
	},
	{
		...{ called: 'Nuria', reach: 'nuria@example.org', language: 'es' },
		answers: {
			1: 'Que una también nace ese día.',
			2: 'Pensaba que sola podía. Una amiga me enseñó que no hacía falta.',
			3: 'Los viernes.'
		}
	},
	{
		...{ called: 'Holly', reach: '07700 900212' },
		answers: { 1: 'It is fine to put the baby down.', 2: 'My mum said sorry. I had not expected it.', 3: 'Tuesdays.' }
	}
];

/** Why somebody rated as she did, by what she gave. */
export const ratedBecause = [
	'I find nothing of it here.',
	'There is a little, I would want to ask.',
	'She says it clearly.',
	'I see it before me.'
] as const;
