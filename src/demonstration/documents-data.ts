/** What the people who meet in the room want to hold to, in its first version. */
export const principles = {
	title: { en: 'How we are together in our room', es: 'Cómo estamos juntas en nuestra sala' },
	paragraphs: [
		{ en: 'Everybody should be on time.', es: 'Todas deberían llegar puntuales.' },
		{ en: 'We listen before we give advice.', es: 'Escuchamos antes de dar consejos.' },
		{ en: 'We only give advice when somebody asks for it.', es: 'Solo damos consejos cuando alguien los pide.' },
		{
			en: 'What is said in the room stays in the room, unless somebody is in danger.',
			es: 'Lo que se dice en la sala se queda en la sala, salvo que alguien esté en peligro.'
		},
		{
			en: 'Babies may cry, feed and sleep as they like.',
			es: 'Los bebés pueden llorar, comer y dormir cuando quieran.'
		},
		{ en: 'Phones should be off.', es: 'Los móviles deberían estar apagados.' }
	]
};

/** What was said to a version: by which of the two parents, about which paragraph, and whether somebody who runs the project has read it. */
export interface SaidToVersion {
	by: 0 | 1;
	paragraph: number;
	language: 'en' | 'es';
	words: string;
	/** Not read yet, or why it was left out. */
	unread?: true;
	leftOut?: string;
}

export const saidToFirst: SaidToVersion[] = [
	{
		by: 0,
		paragraph: 1,
		language: 'en',
		words: 'Nobody with a newborn is on time. I would stay at home rather than be late.'
	},
	{ by: 1, paragraph: 1, language: 'es', words: 'Depende del autobús.' },
	{ by: 1, paragraph: 6, language: 'en', words: 'My mother must be able to reach me.' },
	{ by: 0, paragraph: 6, language: 'en', words: 'I look at mine when I feed. Is that not allowed?' },
	{ by: 0, paragraph: 5, language: 'en', words: 'And their mothers too, please.' },
	{
		by: 1,
		paragraph: 4,
		language: 'en',
		words: 'The woman from flat nine tells everything.',
		leftOut: 'It speaks of one person. We talked about it with you.'
	}
];

export const saidToSecond: SaidToVersion[] = [
	{ by: 0, paragraph: 2, language: 'en', words: 'This and the next are the same thing said twice.' },
	{ by: 1, paragraph: 3, language: 'es', words: 'Se parece mucho al de arriba.' },
	{ by: 1, paragraph: 4, language: 'en', words: 'Could we leave out the part about danger? It frightens people.' },
	{ by: 0, paragraph: 1, language: 'en', words: 'Much better.' }
];

export const saidToThird: SaidToVersion[] = [
	{ by: 0, paragraph: 2, language: 'en', words: 'Yes. That is how I would say it to a friend.' },
	{ by: 1, paragraph: 5, language: 'es', words: 'Falta decir quién recoge al final.', unread: true }
];

/** Why each paragraph of the second version is as it is; what is about phones became a paragraph about each other. */
export const second = {
	onTime: {
		words: {
			en: 'It is good to be on time, and fine to be late.',
			es: 'Está bien llegar puntual, y no pasa nada por llegar tarde.'
		},
		why: {
			en: 'A rule that keeps somebody at home is no help. “Should” became “is good”.',
			es: 'Una regla que deja a alguien en casa no ayuda. «Deberían» pasó a ser «está bien».'
		}
	},
	babies: {
		words: {
			en: 'Babies and their mothers may cry, feed and sleep as they like.',
			es: 'Los bebés y sus madres pueden llorar, comer y dormir cuando quieran.'
		},
		why: {
			en: 'One of you asked for it, and everybody laughed and said yes.',
			es: 'Una de vosotras lo pidió, y todas se rieron y dijeron que sí.'
		}
	},
	phones: {
		why: {
			en: 'People must be able to reach you. Nobody needs a rule for it.',
			es: 'Os tienen que poder localizar. Para eso no hace falta ninguna regla.'
		}
	},
	tea: {
		words: { en: 'Whoever comes first puts the kettle on.', es: 'Quien llega primero pone el agua a hervir.' },
		why: {
			en: 'Said in the room when we read the first version aloud.',
			es: 'Se dijo en la sala cuando leímos en voz alta la primera versión.'
		}
	}
};

/** What the third version made of two, and what stayed although somebody wished otherwise. */
export const third = {
	advice: {
		words: {
			en: 'We listen first, and give advice when somebody asks for it.',
			es: 'Primero escuchamos, y damos consejos cuando alguien los pide.'
		},
		why: {
			en: 'Two of you said that these were one. Now they are.',
			es: 'Dos de vosotras dijisteis que eran lo mismo. Ahora lo son.'
		}
	},
	danger: {
		why: {
			en: 'It stays. If a child or one of you is in danger, we can’t keep it to ourselves, and you should know that before you say it.',
			es: 'Se queda. Si una criatura o una de vosotras está en peligro no podemos callarlo, y es mejor que lo sepáis antes de contarlo.'
		}
	}
};
