import { week, type PlanLine, type Template, type TemplateBlock, type TemplateWeek } from './course-template.ts';

const arrive: PlanLine = [
	'arrive',
	20,
	'Arrive, tea, toys on the mat',
	'Llegar, té, juguetes en la alfombra',
	{
		materials: {
			en: 'Kettle, cups with lids, a mat, clean toys',
			es: 'Hervidor, vasos con tapa, una alfombra, juguetes limpios'
		},
		risks: {
			en: 'Hot drinks stay in the kitchen or under a lid, away from the mat.',
			es: 'Las bebidas calientes se quedan en la cocina o con tapa, lejos de la alfombra.'
		}
	}
];
const snack: PlanLine = [
	'snack',
	15,
	'Snack together: fruit, toast, something warm',
	'Merienda juntos: fruta, tostadas, algo caliente',
	{
		materials: { en: 'Fruit, bread, plates, wet cloths', es: 'Fruta, pan, platos, paños húmedos' },
		risks: {
			en: 'Look at the allergies of the day before anything is on the table. Grapes are cut lengthwise.',
			es: 'Mira las alergias del día antes de poner nada en la mesa. Las uvas se cortan a lo largo.'
		}
	}
];

/** A week of a group with the little ones in the room: what it is about, a slow moment, a talk, something made, a song. */
function together(
	[en, es]: [en: string, es: string],
	still: [string, string],
	talk: [string, string],
	make: [string, string],
	song: [string, string]
): TemplateWeek {
	return week('theme', en, es, [
		arrive,
		['grounding', 5, ...still],
		['check-in', 15, 'How is the weather inside you today?', '¿Qué tiempo hace hoy dentro de ti?'],
		['theme', 25, ...talk],
		snack,
		['craft', 30, ...make],
		['energiser', 10, ...song]
	]);
}

const me: TemplateBlock = {
	key: 'me',
	title: { en: 'All of me', es: 'Toda yo' },
	weeks: [
		together(
			['Hello, this is me', 'Hola, aquí estoy'],
			['Listen for five sounds', 'Escuchar cinco sonidos'],
			['What would make you want to come back next week?', '¿Qué haría que quisieras volver la semana que viene?'],
			['Paint a mug or a cup that is yours here', 'Pintar una taza que aquí será la tuya'],
			['A hello song, with every name in it', 'Una canción de hola, con el nombre de cada quien']
		),
		together(
			['Tired, and that is allowed', 'Con sueño, y está permitido'],
			['Shoulders up, shoulders down', 'Hombros arriba, hombros abajo'],
			['Where does rest hide in a day like yours?', '¿Dónde se esconde el descanso en un día como el tuyo?'],
			['Fill a small bag for the next hard night', 'Llenar una bolsita para la próxima noche difícil'],
			['A slow song, lights low', 'Una canción lenta, con poca luz']
		),
		together(
			['My body has done a lot', 'Mi cuerpo ha hecho mucho'],
			['One hand on the belly, one on the heart', 'Una mano en la barriga y otra en el corazón'],
			['Three things to thank your body for', 'Tres cosas por las que dar las gracias a tu cuerpo'],
			['Move gently on chairs, babies on laps', 'Movernos despacio en la silla, bebés en el regazo'],
			['Shake it all out', 'Sacudirlo todo']
		),
		together(
			['Saying no kindly', 'Decir que no con cariño'],
			['Feet on the floor, one long breath', 'Los pies en el suelo, una respiración larga'],
			['Who asks a lot of you, and what could you say?', '¿Quién te pide mucho y qué podrías decir?'],
			['Draw your circle of yes', 'Dibujar tu círculo del sí'],
			['Say no in six silly voices', 'Decir que no con seis voces divertidas']
		),
		together(
			['When the worries are loud', 'Cuando las preocupaciones gritan'],
			['Look for four blue things', 'Buscar cuatro cosas azules'],
			['What has helped before, even a little?', '¿Qué te ayudó antes, aunque fuera un poco?'],
			['Make a jar that keeps worries until later', 'Hacer un tarro que guarda preocupaciones para luego'],
			['Pop bubbles, the little ones first', 'Explotar pompas, los peques primero']
		),
		together(
			['What I am good at', 'Lo que se me da bien'],
			['Hold something warm', 'Sostener algo calentito'],
			[
				'Tell one thing you did this year that took courage',
				'Contar una cosa de este año para la que hizo falta valor'
			],
			['Make a medal for the person next to you', 'Hacer una medalla para quien tienes al lado'],
			['Silent applause for everybody', 'Un aplauso en silencio para cada quien']
		)
	]
};

const baby: TemplateBlock = {
	key: 'baby',
	title: { en: 'My little one and me', es: 'Mi peque y yo' },
	weeks: [
		together(
			['How we met', 'Cómo nos conocimos'],
			['Watch a little one breathe', 'Mirar cómo respira tu peque'],
			[
				'The story of how the two of you met, as much as you like',
				'La historia de cómo se conocieron, lo que quieras contar'
			],
			['A hand and a foot in paint, on one sheet', 'Una mano y un pie con pintura, en la misma hoja'],
			['A rhyme from somebody’s home', 'Una rima de la casa de alguien']
		),
		together(
			['What are you telling me?', '¿Qué me estás diciendo?'],
			['Follow the gaze of a little one', 'Seguir la mirada de un peque'],
			[
				'Cries, signs and looks: what have you learnt to read?',
				'Llantos, señales y miradas: ¿qué has aprendido a leer?'
			],
			['Make a rattle out of what is in the cupboard', 'Hacer un sonajero con lo que hay en el armario'],
			['Copy the babies, all together', 'Imitar a los bebés, todo el grupo']
		),
		together(
			['Play that needs nothing', 'Jugar sin nada'],
			['Ten slow blinks', 'Diez parpadeos lentos'],
			['What did you play when you were small?', '¿A qué jugabas de pequeña o de pequeño?'],
			['Boxes, spoons and scarves on the floor', 'Cajas, cucharas y pañuelos en el suelo'],
			['Peekaboo in a big circle', 'Cucú en un gran corro']
		),
		together(
			['Warm hands', 'Manos calentitas'],
			['Rub your hands until they are warm', 'Frotarse las manos hasta que estén calientes'],
			['Which touch does your little one like, and which do you?', '¿Qué caricias le gustan a tu peque y cuáles a ti?'],
			['Stroke arms, legs and feet, if the little one agrees', 'Acariciar brazos, piernas y pies, si el peque quiere'],
			['A lullaby in every language of the room', 'Una nana en cada idioma de la sala']
		),
		together(
			['Big feelings, small people', 'Emociones grandes, personas pequeñas'],
			['Breathe out longer than in', 'Soltar el aire más despacio que al tomarlo'],
			['What do you do when both of you cry?', '¿Qué haces cuando lloran los dos?'],
			['Faces on paper plates: glad, cross, sleepy', 'Caras en platos de papel: alegre, enfadada, con sueño'],
			['Stamp, roar, and be a mouse', 'Pisar fuerte, rugir y ser un ratón']
		),
		together(
			['Outside together', 'Juntos afuera'],
			['Two minutes of sky', 'Dos minutos de cielo'],
			['Where near here is it good to be with a child?', '¿Dónde se está bien por aquí con un peque?'],
			['Walk to the nearest tree and bring something back', 'Caminar hasta el árbol más cercano y traer algo'],
			['Sing like the weather of today', 'Cantar como el tiempo que hace hoy']
		)
	]
};

const people: TemplateBlock = {
	key: 'people',
	title: { en: 'My people, my place', es: 'Mi gente, mi barrio' },
	weeks: [
		together(
			['Who is around me', 'Quién hay a mi alrededor'],
			['Name the room: door, window, faces', 'Nombrar la sala: puerta, ventana, caras'],
			['Draw who is near you and who is far', 'Dibujar a quién tienes cerca y a quién lejos'],
			['A thread between two pictures', 'Un hilo entre dos dibujos'],
			['Pass a smile round', 'Pasar una sonrisa en el corro']
		),
		together(
			['Asking for one thing', 'Pedir una cosa'],
			['Both hands open on your knees', 'Las dos manos abiertas sobre las rodillas'],
			['What could somebody do for you this week?', '¿Qué podría hacer alguien por ti esta semana?'],
			['Write the message and, if you like, send it', 'Escribir el mensaje y, si quieres, enviarlo'],
			['Silly orchestra', 'Orquesta divertida']
		),
		together(
			['Streets that welcome us', 'Calles que nos acogen'],
			['Feel the chair under you', 'Sentir la silla debajo'],
			['Which places here are kind to buggies, and to you?', '¿Qué lugares tratan bien a los carritos y a ti?'],
			['Make a map of them for who comes next', 'Hacer un mapa de ellos para quien venga después'],
			['Walk like your street sounds', 'Caminar como suena tu calle']
		),
		together(
			['Somebody comes to visit', 'Viene alguien de visita'],
			['Three easy breaths', 'Tres respiraciones tranquilas'],
			['A guest whom the group chose; ask her anything', 'Una visita que eligió el grupo: pregúntale lo que quieras'],
			['Write down what each takes home', 'Apuntar lo que cada quien se lleva a casa'],
			['A clap that travels', 'Una palmada que viaja']
		),
		together(
			['What I could show others', 'Lo que yo podría enseñar'],
			['Stretch like a cat', 'Estirarse como un gato'],
			['A table of skills: hair, bread, forms, football', 'Una mesa de habilidades: pelo, pan, papeleo, fútbol'],
			['Somebody of the group shows hers', 'Alguien del grupo enseña la suya'],
			['Everybody learns one step', 'Todo el grupo aprende un paso']
		),
		together(
			['And now?', '¿Y ahora?'],
			['One long breath for the way behind you', 'Una respiración larga por el camino hecho'],
			['What do you take along, and what would you change here?', '¿Qué te llevas y qué cambiarías aquí?'],
			['A letter from the group to whoever comes next', 'Una carta del grupo a quien venga después'],
			['The song that everybody asked for', 'La canción que pidió todo el grupo']
		)
	]
};

/** A weekly group with an open door, in three blocks of six weeks that come round: me, my little one and me, my people. */
export const threeBlockGroup = {
	key: 'three-block-group',
	kind: 'group',
	wayIn: 'open',
	children: 'with-parent',
	name: { en: 'The weekly group', es: 'El grupo de cada semana' },
	promise: {
		en: 'Parents and little ones in one warm room. Come when you can. You never have to talk.',
		es: 'Madres, padres y peques en una sala cálida. Ven cuando puedas. Nunca hace falta hablar.'
	},
	isNot: {
		en: 'No lessons, no treatment and no list to be on. Nobody checks what kind of parent you are.',
		es: 'No son clases ni un tratamiento, y no hay que apuntarse. Nadie mira qué tipo de madre o padre eres.'
	},
	weeks: me.weeks,
	blocks: [me, baby, people]
} as const satisfies Template;
