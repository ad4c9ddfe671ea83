/** What stood on the board of the workshop from which the course came, in its two columns. */
export const keptBoard = {
	question: { en: 'What lets you come, and what keeps you away?', es: '¿Qué te deja venir y qué te lo impide?' },
	columns: [
		{ en: 'Lets me come', es: 'Me deja venir' },
		{ en: 'Keeps me away', es: 'Me lo impide' }
	],
	cards: [
		{ column: 1, came: 'phone', language: 'en', words: 'Somebody who texts me the day before, by name' },
		{ column: 1, came: 'room', language: 'en', words: 'That I may be late and nobody turns round' },
		{ column: 1, came: 'paper', language: 'es', words: 'Que haya té y que alguien hable mi idioma' },
		{ column: 1, came: 'phone', language: 'en', words: 'The crèche is in the next room and the door stays open' },
		{ column: 2, came: 'phone', language: 'en', words: 'Two buses with a pram' },
		{ column: 2, came: 'paper', language: 'en', words: 'I do not know anybody there and they all know each other' },
		{ column: 2, came: 'phone', language: 'es', words: 'El formulario pregunta demasiado' },
		{ column: 2, came: 'room', language: 'en', words: 'Nights. By ten I have been up for six hours.' }
	],
	/** Which card was put right while it was read back, and how. */
	corrected: ['Two buses with a pram', 'Two buses with a pram, and the second is often full'],
	/** Which card leads to a theme that there was, and which to a new one. */
	leads: 'Nights. By ten I have been up for six hours.',
	leadsToNew: 'That I may be late and nobody turns round'
} as const;

/** What stands on the board that is open now. */
export const fillingBoard = {
	question: { en: 'What should the wall of our room show?', es: '¿Qué debería mostrar la pared de nuestra sala?' },
	columns: [
		{ en: 'Yes please', es: 'Sí, por favor' },
		{ en: 'Rather not', es: 'Mejor no' },
		{ en: 'Who could paint it', es: 'Quién podría pintarla' }
	],
	cards: [
		{ column: 1, came: 'phone', language: 'en', words: 'Something low down that the babies can look at' },
		{ column: 1, came: 'phone', language: 'es', words: 'Un árbol con muchas ramas' },
		{ column: 1, came: 'room', language: 'en', words: 'Words in all our languages' },
		{ column: 2, came: 'paper', language: 'en', words: 'No slogans' },
		{ column: 3, came: 'phone', language: 'en', words: 'The art students from the college' }
	]
} as const;

/** Which cards of it somebody reported, why, and what was answered to the first. */
export const reportedCards = [
	{
		card: 'No slogans',
		why: 'other',
		words: 'I wanted one. Can we talk?',
		answer: 'It stays: it is a wish like yours. We talk about it on Thursday.'
	},
	{
		card: 'The art students from the college',
		why: 'names',
		words: 'One of them is my niece, and everybody knows.',
		answer: null
	}
] as const;

/** The board that comes next: nobody has opened it yet. */
export const nextBoard = {
	question: {
		en: 'What should stand on the first page of the flyer?',
		es: '¿Qué debería poner en la portada del folleto?'
	},
	columns: [
		{ en: 'Words', es: 'Palabras' },
		{ en: 'Pictures', es: 'Imágenes' }
	]
} as const;
