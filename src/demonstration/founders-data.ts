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
