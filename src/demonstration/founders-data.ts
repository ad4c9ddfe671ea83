import type { NeedFields } from '#rooms/coproduction/need/form.ts';
import type { WordFields } from '#rooms/coproduction/word/form.ts';

/** What founders wrote down who are half-way through the second stage: all of the first, and three questions of the second. */
export const foundOut: readonly (readonly [question: string, words: string])[] = [
	[
		'for-whom',
		'Mothers and fathers of babies in the flats behind the station. Many came from somewhere else. Most have no garden and no car.'
	],
	['what-is-hard', '“From four o’clock it is only me and her and the wall.” “I talk to nobody all day who answers.”'],
	['when-is-it-hard', 'Weekdays from four until somebody comes home. January is the worst.'],
	[
		'what-is-there',
		'A toddler morning at the church on Tuesdays (full). Story time at the library. The drop-in of Willow Lane.'
	],
	['why-not-there', 'Twenty minutes with a pram, uphill. “You need to know somebody.” All of it is in the morning.'],
	[
		'what-numbers-say',
		'The health visitors count 140 babies a year in these streets. The council says one home in three has no car.'
	],
	['what-is-good', 'The laundry room: everybody meets there. Farida, who knows all the prams by name.'],
	['who-is-missing', 'Fathers. And the three families on the top floor, who never come down together.'],
	[
		'who-has-a-say',
		'The parents. The caretaker, who has the key to the common room. Our health visitor. The housing office.'
	],
	['who-is-glad', 'The health visitor is glad. The housing office worries about noise after six, and who locks up.'],
	['how-to-come', 'After four, not upstairs, something to eat that is warm. Nobody wants a register on the first day.']
];

/** What they did, and what they said they don't need here: the name of a task, and a why where there is one. */
export const foundersTasks: readonly (readonly [
	task: string,
	state: 'needed' | 'not-needed' | 'done',
	why?: string
])[] = [
	['ask-ten-parents', 'done', 'Fourteen, most of them in the laundry room'],
	['visit-what-is-there', 'done'],
	['find-numbers', 'done'],
	['say-in-two-sentences', 'done'],
	['tell-them-back', 'not-needed', 'They are the same people, and they were there'],
	['list-who-has-a-say', 'done'],
	['talk-to-health-workers', 'done'],
	['talk-to-the-worried', 'needed', 'The housing office has the last word on the room'],
	['hold-first-meeting', 'needed']
];

/** What is needed there, and how they know: who counted what, and when somebody looked, so many days ago. */
export const foundersNeeds: readonly (Pick<NeedFields, 'statement' | 'figure' | 'area' | 'year' | 'source'> & {
	looked: number | null;
	isSaid: boolean;
})[] = [
	{
		statement: {
			en: 'Somebody to talk to between four and six',
			es: 'Alguien con quien hablar entre las cuatro y las seis'
		},
		...{ figure: null, area: null, year: null, source: null, looked: null, isSaid: true }
	},
	{
		statement: { en: 'A place that one reaches without a car', es: 'Un sitio al que se llegue sin coche' },
		...{ figure: 'one home in three has no car', area: 'the flats behind the station', year: 2021 },
		...{ source: 'the council', looked: 20, isSaid: true }
	},
	{
		statement: { en: 'Room for more than one group', es: 'Sitio para más de un grupo' },
		...{ figure: '140 babies a year', area: 'these streets', year: 2024 },
		...{ source: 'the health visitors', looked: 400, isSaid: false }
	},
	{
		statement: { en: 'Something warm to eat', es: 'Algo caliente para comer' },
		...{ figure: null, area: null, year: null, source: null, looked: null, isSaid: false }
	}
];

/** What parents of Willow Lane want to be called and want said of them. */
export const wordsWeSay: readonly WordFields[] = [
	{
		say: { en: 'parent', es: 'madre o padre' },
		notThis: { en: 'service user, client, beneficiary', es: 'usuaria, beneficiaria' },
		why: {
			en: 'It is what we are, also on the days on which we need help.',
			es: 'Es lo que somos, también los días en que necesitamos ayuda.'
		},
		...{ decided: 'Second workshop, winter', isPublic: true }
	},
	{
		say: { en: 'we have not reached her yet', es: 'todavía no hemos llegado a ella' },
		notThis: { en: 'hard to reach, hard-to-reach', es: 'difícil de alcanzar' },
		why: {
			en: 'We are at home. It is you who have not come by.',
			es: 'Estamos en casa. Sois vosotras quienes no habéis pasado.'
		},
		...{ decided: 'Second workshop, winter', isPublic: true }
	},
	{
		say: { en: 'a hard day', es: 'un día difícil' },
		notThis: { en: 'not coping', es: 'no puede con todo' },
		why: { en: 'A day passes.', es: 'Un día se pasa.' },
		...{ decided: null, isPublic: false }
	}
];
