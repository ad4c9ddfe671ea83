/** Who booked the two workshops: neighbours and people of other groups, without an account. */
export const neighbours = [
	...['Amal', 'Bryony', 'Chidi', 'Dorota', 'Esther', 'Farida', 'Gwen', 'Hodan', 'Ines', 'Jasmin', 'Kerry', 'Leila'],
	...['Marta', 'Nia', 'Olu', 'Priya', 'Rukhsana', 'Shanice', 'Tamar', 'Una', 'Vera', 'Wanjiru', 'Yewande', 'Zofia']
] as const;

interface PlannedStep {
	what: string;
	minutes?: number;
	/** Somebody in a word, or which parent of the project. */
	by?: string | number;
}

/** A workshop that has been: how long ago, how many booked and came, what it was for, and its plan. */
export interface HeldWorkshop {
	ago: number;
	booked: number;
	came: number;
	purpose: Record<'en' | 'es', string>;
	label: Record<'en' | 'es', string>;
	steps: readonly PlannedStep[];
}

/** The two workshops between what was heard and the course. */
export const workshopsHeld: readonly HeldWorkshop[] = [
	{
		...{ ago: 147, booked: 24, came: 15 },
		purpose: { en: 'What makes a hard week lighter', es: 'Qué hace más ligera una semana difícil' },
		label: { en: 'Shaping it together: what helps', es: 'Darle forma entre todas: lo que ayuda' },
		steps: [
			{ what: 'good-week-hard-week', by: 0 },
			{ what: 'bus-stop', by: 'Amina' },
			{ what: 'break' },
			{ what: 'two-ends-of-a-rope', by: 1 },
			{ what: 'empty-chairs', minutes: 10 },
			{ what: 'eyes-closed', by: 'Amina' },
			{ what: 'out-on-a-high', by: 0 }
		]
	},
	{
		...{ ago: 133, booked: 20, came: 16 },
		purpose: { en: 'How two hours should go, and who leads them', es: 'Cómo deben ser dos horas, y quién las lleva' },
		label: { en: 'Shaping it together: the two hours', es: 'Darle forma entre todas: las dos horas' },
		steps: [
			{ what: 'door-and-chair', by: 2 },
			{ what: 'paper-strips', minutes: 35, by: 'Amina' },
			{ what: 'break' },
			{ what: 'who-stands-at-the-front', by: 1 },
			{ what: 'dots-on-the-wall' },
			{ what: 'out-on-a-high', by: 0 }
		]
	}
];

/** What lets people come to a workshop. */
export const workshopCare = {
	interpreter: { en: 'Spanish and English, whispered by Beatriz', es: 'Español e inglés, al oído, con Beatriz' },
	expenses: { en: 'Bus and taxi, paid back on the day', es: 'Autobús y taxi, pagados ese mismo día' },
	thanks: { en: 'A voucher of £20 and lunch', es: 'Un vale de 20 libras y la comida' }
};
