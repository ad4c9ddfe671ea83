import type { Leaflet, Poster } from './pdf.server.ts';

/** A poster as a small charity would pin it up. */
export const englishPoster: Poster = {
	organisation: 'Willow Lane',
	badge: 'Free',
	heading: 'Seven Tuesdays for you, not just for mum',
	lead: 'A small group of parents. Tea, talking, and things that help. Your little one plays next door.',
	drawing:
		'Parents of many backgrounds sit around a table with a teapot. One holds a baby, a small child builds with blocks.',
	facts: [
		{ icon: 'when', title: 'Tuesdays, 10 to 12', note: 'From 12 January, for seven weeks' },
		{ icon: 'where', title: 'St Luke’s hall, Peckham', note: 'No steps. Buses 12 and 36. Room for buggies' },
		{ icon: 'creche', title: 'Crèche next door', note: 'For children up to 4. In week one you stay and play together' },
		{ icon: 'free', title: 'Come when you can', note: 'Miss a week? That is fine. You need no letter' }
	],
	invitation: {
		heading: 'Come, or ask us first',
		note: 'Point your phone’s camera at the square, or go to',
		url: 'https://willowlane.example/seven-tuesdays',
		address: 'willowlane.example/seven-tuesdays',
		square: 'A square code that opens willowlane.example/seven-tuesdays'
	},
	foot: 'Ask us: 0113 496 0100, ask@willowlane.example (Monday to Thursday, 9 to 3) · También en español'
};

export const spanishPoster: Poster = {
	organisation: 'Willow Lane',
	badge: 'Gratis',
	heading: 'Siete martes para ti, no solo para mamá',
	lead: 'Un grupo pequeño de madres y padres. Té, conversación y cosas que ayudan. Tu peque juega al lado.',
	drawing:
		'Madres y padres de muchos orígenes alrededor de una mesa con una tetera. Una lleva un bebé y una niña juega con bloques.',
	facts: [
		{ icon: 'when', title: 'Martes, de 10 a 12', note: 'Desde el 12 de enero, siete semanas' },
		{ icon: 'where', title: 'Salón St Luke’s, Peckham', note: 'Sin escalones. Autobuses 12 y 36. Sitio para carritos' },
		{ icon: 'creche', title: 'Guardería al lado', note: 'Hasta los 4 años. La primera semana juegan juntos' },
		{ icon: 'free', title: 'Ven cuando puedas', note: '¿Faltas una semana? No pasa nada. No hace falta carta' }
	],
	invitation: {
		heading: 'Ven, o pregúntanos primero',
		note: 'Apunta al cuadro con la cámara del teléfono, o entra en',
		url: 'https://willowlane.example/es/siete-martes',
		address: 'willowlane.example/es/siete-martes',
		square: 'Un código cuadrado que abre willowlane.example/es/siete-martes'
	},
	foot: 'Also in English · Willow Lane Parents, organización benéfica registrada'
};

export const arabicPoster: Poster = {
	organisation: 'Willow Lane',
	badge: 'مجاناً',
	heading: 'سبعة أيام ثلاثاء لكِ أنتِ',
	lead: 'مجموعة صغيرة من الآباء والأمهات. شاي وحديث وأشياء تساعد. وطفلك يلعب في الغرفة المجاورة.',
	drawing: 'آباء وأمهات يجلسون حول طاولة عليها إبريق شاي، وطفل يلعب بالمكعبات.',
	facts: [
		{ icon: 'when', title: 'الثلاثاء من 10 إلى 12', note: 'ابتداءً من 12 يناير، لمدة سبعة أسابيع' },
		{ icon: 'where', title: 'قاعة St Luke’s في Peckham', note: 'بلا درجات. الحافلتان 12 و36. مكان لعربات الأطفال' },
		{ icon: 'creche', title: 'رعاية الأطفال في الغرفة المجاورة', note: 'حتى سن 4 سنوات. في الأسبوع الأول تلعبون معاً' },
		{ icon: 'free', title: 'تعالي عندما تستطيعين', note: 'إن فاتك أسبوع فلا بأس. لا تحتاجين إلى رسالة' }
	],
	invitation: {
		heading: 'تعالي، أو اسألينا أولاً',
		note: 'وجّهي كاميرا هاتفك نحو المربع، أو افتحي',
		url: 'https://willowlane.example/ar/seven-tuesdays',
		address: 'willowlane.example/ar/seven-tuesdays',
		square: 'رمز مربع يفتح willowlane.example/ar/seven-tuesdays'
	},
	foot: 'Also in English · También en español'
};

/** What stands inside the English leaflet. */
export const englishLeaflet: Leaflet = {
	...englishPoster,
	isNot: 'No lessons and no treatment. Nobody checks what kind of parent you are.',
	days: [
		{ day: 'Tuesday 12 January, 10:00 to 12:00', title: 'Settling in together' },
		{ day: 'Tuesday 19 January, 10:00 to 12:00', title: 'Sleep, or what there is of it' },
		{ day: 'Tuesday 26 January, 10:00 to 12:00', title: 'A morning outdoors' },
		{ day: 'Tuesday 2 February, 10:00 to 12:00', title: 'Feelings that come in the night' }
	],
	like: ['You choose what you share. Listening is enough.', 'Come with any name you like.', 'Late, tired: come in.'],
	words: {
		about: 'What it is',
		isNot: 'What it is not',
		dates: 'When we meet',
		more: 'and 3 more',
		like: 'What it is like'
	}
};
