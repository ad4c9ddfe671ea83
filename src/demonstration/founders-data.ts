import type { BudgetFields } from '#rooms/coproduction/budget-line/form.ts';
import type { NeedFields } from '#rooms/coproduction/need/form.ts';
import type { StakeholderFields } from '#rooms/coproduction/stakeholder/form.ts';
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

/** What they would call a success, because of the first need. */
export const foundersSuccess = {
	words: {
		en: 'On a bad day I have talked to somebody before six.',
		es: 'En un mal día he hablado con alguien antes de las seis.'
	},
	becomes: 'value',
	why: {}
} as const;

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

/** Who has a say, as they see it: when they talk next, in so many days, and when they talked last, so many days ago. */
export const foundersStakeholders: readonly (Omit<StakeholderFields, 'talkOn' | 'talkedOn'> & {
	next: number | null;
	last: number | null;
})[] = [
	{
		...{ name: 'The housing office', kind: 'organisation', attitude: 'rather-against', influence: 'last-word' },
		...{ gives: 'The common room on the ground floor', fears: 'Noise after six, and who locks up' },
		...{
			notes: 'They ask for the name of one person who answers for the key.',
			talkBy: 'Two of us, with the caretaker'
		},
		...{ next: -1, last: null }
	},
	{
		...{ name: 'The caretaker', kind: 'person', attitude: 'rather-for', influence: 'much' },
		...{ gives: 'The key, and a word with the housing office', fears: 'That he has to clean up after us' },
		...{ notes: 'We sweep, and we say so at the door.', talkBy: 'Rosa', next: 4, last: 9 }
	},
	{
		...{ name: 'Our health visitor', kind: 'person', attitude: 'for', influence: 'some' },
		...{ gives: 'Tells families who have just moved in', fears: null, notes: null, talkBy: null, next: null, last: 16 }
	},
	{
		...{ name: 'The families on the top floor', kind: 'group', attitude: 'open', influence: 'some' },
		...{ gives: null, fears: 'Not having the language', notes: null, talkBy: 'Whoever meets them at the lift' },
		...{ next: null, last: null }
	},
	{
		...{ name: 'The bakery on the corner', kind: 'organisation', attitude: 'for', influence: 'little' },
		...{ gives: 'Bread of the day before', fears: null, notes: null, talkBy: null, next: null, last: 21 }
	},
	{
		...{ name: 'The neighbour above the room', kind: 'person', attitude: 'against', influence: 'some' },
		...{ gives: null, fears: 'Prams in the stairway', notes: null, talkBy: null, next: null, last: null }
	}
];

/** What twelve afternoons cost. */
export const foundersBudget: readonly BudgetFields[] = [
	{ what: 'Two of us open and lock up, hours', kind: 'parents', howMany: 48, each: 1250, paidBy: 'Willow Lane' },
	{ what: 'Planning together, hours', kind: 'parents', howMany: 12, each: 1250, paidBy: null },
	{ what: 'Bus for two families', kind: 'expenses', howMany: 24, each: 400, paidBy: 'Willow Lane' },
	{ what: 'Somebody with the little ones, hours', kind: 'creche', howMany: 24, each: 1300, paidBy: null },
	{
		what: 'Interpreter for the first two afternoons',
		kind: 'interpreter',
		howMany: 2,
		each: 6000,
		paidBy: 'the council'
	},
	{ what: 'Soup, toast and fruit', kind: 'food', howMany: 12, each: 2200, paidBy: 'the bakery, and us' },
	{ what: 'The common room', kind: 'venue', howMany: 12, each: 500, paidBy: null }
];
