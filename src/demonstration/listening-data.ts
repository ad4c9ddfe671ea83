import type { ThemeFields } from '#rooms/coproduction/theme/form.ts';
import type { Words } from '#platform/forms/words.ts';

/** What was asked, and what to ask after it. */
export const askedThen = [
	{
		asks: {
			en: 'What makes a good week with a baby or small child, and what makes a hard one?',
			es: '¿Qué hace buena una semana con un bebé o un niño pequeño, y qué la hace difícil?'
		},
		probe: { en: 'Can you tell me about one day?', es: '¿Me cuentas cómo fue un día?' }
	},
	{
		asks: {
			en: 'When it was hard, what helped, and what got in the way of help?',
			es: 'Cuando fue difícil, ¿qué ayudó y qué impidió que llegara la ayuda?'
		},
		probe: { en: 'Who would you have liked to ask?', es: '¿A quién te habría gustado preguntar?' }
	},
	{
		asks: {
			en: 'If there were something here for parents like you, what would it have to be?',
			es: 'Si aquí hubiera algo para familias como la tuya, ¿cómo tendría que ser?'
		},
		probe: { en: 'What would make you stay away?', es: '¿Qué haría que no vinieras?' }
	}
];

const plain = { endA: {}, endB: {}, forA: {}, forB: {} };

/** What is asked now, of those for whom the course is over. */
export const askedNow = [
	{
		asks: { en: 'What do you miss, now that the course is over?', es: '¿Qué echas de menos ahora que acabó el curso?' },
		probe: {}
	},
	{
		asks: { en: 'What has stayed with you?', es: '¿Qué se ha quedado contigo?' },
		probe: { en: 'Is there something you still do?', es: '¿Hay algo que sigas haciendo?' }
	},
	{
		asks: { en: 'What should come next?', es: '¿Qué tendría que venir ahora?' },
		probe: {}
	}
];

/** A group that is to be heard: how many of it, where to ask next, and every how many notes somebody of it speaks. */
export const groups: { label: Words; aim: number; askNext: Words; every: number; language?: string }[] = [
	{ label: { en: 'First baby', es: 'Primer bebé' }, aim: 30, askNext: {}, every: 2 },
	{
		label: { en: 'Fathers and other partners', es: 'Padres y otras parejas' },
		aim: 15,
		askNext: { en: 'The barber on Mill Lane, Saturdays', es: 'La barbería de Mill Lane, los sábados' },
		every: 9
	},
	{ label: { en: 'Spanish-speaking', es: 'De habla hispana' }, aim: 15, askNext: {}, every: 0, language: 'es' },
	{
		label: { en: 'Arabic-speaking', es: 'De habla árabe' },
		aim: 15,
		askNext: { en: 'The women’s circle at the library', es: 'El círculo de mujeres de la biblioteca' },
		every: 0,
		language: 'ar'
	},
	{
		label: { en: 'Under 21', es: 'Menos de 21' },
		aim: 12,
		askNext: { en: 'The college crèche at lunch', es: 'La guardería del instituto a mediodía' },
		every: 14
	},
	{
		label: { en: 'In temporary housing', es: 'En alojamiento temporal' },
		aim: 8,
		askNext: { en: 'The breakfast room of the hostel', es: 'El comedor del albergue' },
		every: 0
	}
];

/** Why nobody of the last group was heard. */
export const whyNobody =
	'The hostel lets no visitors in. We left cards with a stamp at its desk and asked its support worker, who told us of two families: too few to tell. We go again in autumn, with her.';

/** What parents said about one thing: to which question, and in which tongues. */
export interface SaidOften {
	place: 1 | 2 | 3;
	en: string[];
	es: string[];
	ar: string[];
}

/** Nine things that were said again and again, in the order of the themes. */
export const said: SaidOften[] = [
	{
		place: 1,
		en: [
			'Everybody asks how the baby is. Nobody asks how I am.',
			'The health visitor weighs him and goes. I had my coat on by mistake the whole time and she never noticed.',
			'I say "fine" eleven times a day.'
		],
		es: [
			'Todo el mundo pregunta por la niña. Por mí, nadie.',
			'Digo «bien» y ya está, porque no sé qué harían si dijera otra cosa.'
		],
		ar: ['الكل يسأل عن الطفل، ولا أحد يسأل عني.']
	},
	{
		place: 1,
		en: [
			'From two till six it is me, her and the phone.',
			'A hard week is a week with no reason to put shoes on.',
			'My mum is four thousand miles away and asleep when I am not.'
		],
		es: [
			'Hay días que la única voz adulta es la de la tele.',
			'Mi madre está en Sevilla y yo en un tercero sin ascensor.'
		],
		ar: ['اليوم طويل، والهاتف هو الرفيق الوحيد.']
	},
	{
		place: 2,
		en: [
			'I was told of a group, but only for the baby. Where do I leave my three-year-old?',
			'I can’t hear a word when I watch two doors and a kettle.',
			'They said "bring the children", and then there was one mat.'
		],
		es: [
			'Si no hay quien cuide al mayor, no voy. Así de fácil.',
			'No me entero de nada si tengo que correr detrás de él.'
		],
		ar: ['لا أستطيع أن آتي من دون طفلي الكبير.']
	},
	{
		place: 2,
		en: [
			'Two buses with a double pram, and the second driver shook his head.',
			'The fare was the milk, so we stayed in.',
			'I got there late once and did not dare to open the door.'
		],
		es: ['El autobús cuesta lo que la leche.', 'Llegué tarde un día y no me atreví a entrar.'],
		ar: ['الحافلة بعيدة، ومعي عربة كبيرة.']
	},
	{
		place: 3,
		en: [
			'Somebody who stands outside and says: you are in the right place.',
			'If one face knew me, I would come in.',
			'Let the first person I meet be a mother, not a form.'
		],
		es: ['Que alguien me espere en la puerta.', 'Que quien me reciba sea otra madre.'],
		ar: ['أن تستقبلني أم مثلي عند الباب.']
	},
	{
		place: 3,
		en: [
			'A hot dinner that I did not cook, and somebody to eat it with.',
			'Tea while it is still hot. That is the whole dream.',
			'Food first. Then I can talk.'
		],
		es: ['Un café caliente de principio a fin.', 'Comer con las dos manos.'],
		ar: ['شاي ساخن وطعام لم أطبخه أنا.']
	},
	{
		place: 2,
		en: [
			'The only one who helped was the neighbour with twins. She just sat on the floor with me.',
			'We already keep each other going at three in the morning. It only needs a room.',
			'I know how to settle a screaming baby. Ask me that.'
		],
		es: ['La vecina del segundo sabe más que nadie.', 'Entre nosotras ya nos ayudamos; falta un sitio.'],
		ar: ['نحن نساعد بعضنا، وينقصنا مكان فقط.']
	},
	{
		place: 3,
		en: [
			'I need to tell the birth from start to end, once, to somebody who doesn’t look at the clock.',
			'Please, two hours in which nobody says the word birth.',
			'If one starts with her stitches I am out of the door.'
		],
		es: ['Yo quiero contar el parto entero.', 'Dos horas sin hablar del parto, por favor.'],
		ar: ['أريد أن أحكي عن ولادتي مرة واحدة حتى النهاية.']
	},
	{
		place: 3,
		en: [
			'I can do the shopping in English. I can’t cry in it.',
			'When the leader said one sentence in Arabic, my sister stopped shaking.',
			'Let people talk in whatever comes out.'
		],
		es: ['Lo difícil solo me sale en español.', 'Que se pueda mezclar, una frase así y otra asá.'],
		ar: ['الأشياء الصعبة لا أقولها إلا بالعربية.']
	}
];

/** What was said since, of the course that is over. */
export const saidNow = [
	[
		'The Tuesday itself. I still put my shoes on at nine.',
		'Asking how somebody is, and then waiting.',
		'The same, with fewer weeks and more walking.'
	],
	[
		'El café, y que alguien se acuerde de mi nombre.',
		'Respirar antes de contestar.',
		'Un grupo para cuando vuelves al trabajo.'
	],
	['Being somebody’s first face at the door.', 'The song.', 'A group for grandmothers. Mine asked.']
];

/** What those nine things are called, in parents' words, in the order in which they were said. */
export const found: ThemeFields[] = [
	{ ...plain, kind: 'challenge', name: { en: 'Nobody asks how I am', es: 'Nadie me pregunta cómo estoy' } },
	{
		...plain,
		kind: 'challenge',
		name: { en: 'The day is long and the phone is company', es: 'El día es largo y el móvil es la compañía' }
	},
	{ ...plain, kind: 'challenge', name: { en: 'Not without my other child', es: 'No sin mi otro hijo' } },
	{ ...plain, kind: 'challenge', name: { en: 'Getting there is half the fight', es: 'Llegar ya es media batalla' } },
	{ ...plain, kind: 'solution', name: { en: 'Somebody like me at the door', es: 'Alguien como yo en la puerta' } },
	{ ...plain, kind: 'solution', name: { en: 'Food that I did not cook', es: 'Comida que no he cocinado yo' } },
	{
		...plain,
		kind: 'strength',
		name: { en: 'We already keep each other going', es: 'Ya nos sostenemos entre nosotras' }
	},
	{
		kind: 'tension',
		name: { en: 'To talk about the birth, or not', es: 'Hablar del parto, o no' },
		endA: { en: 'Let me tell it once, from start to end', es: 'Déjame contarlo una vez, de principio a fin' },
		endB: { en: 'Two hours without it, please', es: 'Dos horas sin eso, por favor' },
		forA: {
			en: 'What was told once stops going round. Many had told nobody.',
			es: 'Lo que se cuenta una vez deja de dar vueltas. Muchas no se lo habían contado a nadie.'
		},
		forB: {
			en: 'Somebody else’s birth can open her own. She came to be something else for two hours.',
			es: 'El parto de otra puede abrir el propio. Ella viene a ser otra cosa durante dos horas.'
		}
	},
	{ ...plain, kind: 'solution', name: { en: 'In whatever language comes out', es: 'En el idioma que salga' } }
];
