import type { SuggestionWay } from '#rooms/coproduction/suggestion/form.ts';

/** A name that parents suggested for the course, how they wanted to be named, and why it was left out, or with which it was joined. */
export interface CourseName {
	words: string;
	language?: 'es';
	way?: SuggestionWay;
	name?: string;
	out?: string;
	into?: string;
}

const taken = 'Thank you. Another group in the town is called so, and people would ring them.';
const long = 'Thank you. It does not fit on the small poster, and we tried.';
const cold = 'Thank you. Two of us heard a clinic in it, and we want people to come in.';
const inside = 'Thank you. One has to have been there to understand it.';

/** Beside the six on the list: what was joined with one of them, and what was left out. */
export const otherCourseNames: readonly CourseName[] = [
	{ words: 'Warm Cup', way: 'known', name: 'Farah', into: 'The Warm Cup' },
	{ words: 'A warm cup', way: 'signed', name: 'Gwen', into: 'The Warm Cup' },
	{ words: 'El porchecito', language: 'es', way: 'signed', name: 'Carmen', into: 'The Porch' },
	{ words: 'Second Breath', way: 'known', name: 'Irene', into: 'Second Wind' },
	...['Parent Support Pathway', 'Wellbeing Steps', 'Family Hub Group', 'Early Help Circle', 'Minds and Mums'].map(
		(words) => ({ words, out: cold })
	),
	...['Tea and Talk', 'Little Acorns', 'The Nest', 'Stepping Stones', 'Sunbeams', 'First Steps'].map((words) => ({
		words,
		out: taken
	})),
	...[
		'The place where you may cry and eat cake',
		'Nobody has slept and that is all right',
		'Come as you are on a Tuesday'
	].map((words) => ({ words, out: long })),
	...['Gladys', 'Odd Socks', 'The 42', 'Biscuit Club', 'Room 3', 'Kettle’s On', 'El tercero sin ascensor'].map(
		(words) => ({
			words,
			out: inside
		})
	)
];

/** Who suggested the six on the list, where they said so. */
export const listedBy: readonly { way: SuggestionWay; name: string }[] = [
	{ way: 'signed', name: 'Asha' },
	{ way: 'anonymous', name: '' },
	{ way: 'signed', name: 'Leila' },
	{ way: 'known', name: 'Ewa' },
	{ way: 'signed', name: 'Dilys' },
	{ way: 'anonymous', name: '' }
];

/** What came in the no-go round: the sixth has seven against it, and some wrote why. */
export const noGoPapers: readonly { ticked: readonly number[]; reason?: string }[] = [
	{ ticked: [6], reason: 'My mornings are not slow. They are five o’clock.' },
	{ ticked: [6], reason: 'It sounds like people who have help at home.' },
	{ ticked: [6] },
	{ ticked: [6, 4] },
	{ ticked: [6] },
	{ ticked: [6], reason: 'De lento nada, con dos.' },
	{ ticked: [6] },
	{ ticked: [4] },
	...Array.from({ length: 19 }, () => ({ ticked: [] }))
];
