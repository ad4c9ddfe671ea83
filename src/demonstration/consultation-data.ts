import type { QuestionKind } from '#rooms/coproduction/consultation/form.ts';
import type { Words } from '../platform/forms/words.ts';

/** Whom the people of the room want to hear about their principles, and how many of each. */
export const sought: { label: Words; aim: number }[] = [
	{ label: { en: 'Mothers with a baby under one', es: 'Madres con un bebé de menos de un año' }, aim: 20 },
	{ label: { en: 'Mothers of twins or more', es: 'Madres de mellizos o más' }, aim: 5 },
	{ label: { en: 'Fathers and partners', es: 'Padres y parejas' }, aim: 8 },
	{ label: { en: 'Grandparents who look after a child', es: 'Abuelas y abuelos que cuidan' }, aim: 5 },
	{ label: { en: 'Volunteers and facilitators', es: 'Voluntarias y facilitadoras' }, aim: 6 }
];

/** What they ask, and about which paragraph of the third version. */
export const askedOfMany: { kind: QuestionKind; paragraph?: number; asks?: Words; choices?: Words }[] = [
	{ kind: 'agree', paragraph: 2 },
	{ kind: 'comfortable', paragraph: 3 },
	{ kind: 'term', paragraph: 3, asks: { en: 'danger', es: 'peligro' } },
	{ kind: 'agree' },
	{
		kind: 'own',
		asks: { en: 'Where should these hang?', es: '¿Dónde deberían colgarse?' },
		choices: {
			en: 'By the door\nAbove the kettle\nIn everybody’s booklet\nNowhere: we say them aloud',
			es: 'Junto a la puerta\nSobre el hervidor\nEn el cuaderno de cada una\nEn ningún sitio: se dicen en voz alta'
		}
	},
	{ kind: 'own', asks: { en: 'What is missing?', es: '¿Qué falta?' } }
];

/** What somebody replied: to which groups she belongs, what she chose in the first five questions (0: left out), and what she wrote to which. */
export interface DemonstrationReply {
	groups: number[];
	chose: [number, number, number, number, number];
	language?: 'es';
	came?: 'paper' | 'account';
	wrote?: Record<number, string>;
	who?: string;
	/** Nobody has read it yet, or it was left out. */
	unread?: true;
	leftOut?: true;
}

/** Forty replies, in the order in which they came. */
export const replies: DemonstrationReply[] = [
	{ groups: [1], chose: [1, 1, 1, 1, 1], wrote: { 6: 'That older children are welcome in the holidays.' } },
	{ groups: [1], chose: [1, 2, 2, 1, 2], wrote: { 3: 'Serious worry. Danger sounds like the police.' } },
	{ groups: [], chose: [1, 1, 0, 1, 1] },
	{ groups: [3], chose: [2, 1, 1, 2, 1], wrote: { 1: 'Sometimes I do not know that I need advice until I hear it.' } },
	{ groups: [1], language: 'es', chose: [1, 1, 2, 1, 3], wrote: { 3: 'Diría «daño».' } },
	{ groups: [1, 2], chose: [1, 3, 2, 2, 3], wrote: { 2: 'Tell me who would be told, and that I hear it first.' } },
	{ groups: [5], chose: [1, 1, 1, 1, 4], who: 'I make the tea on Thursdays' },
	{ groups: [1], chose: [1, 1, 1, 1, 1], came: 'paper' },
	{
		groups: [4],
		chose: [3, 1, 1, 1, 1],
		wrote: { 1: 'We had no advice at all in my day. Give it freely, kindly.' },
		came: 'paper'
	},
	{ groups: [1], language: 'es', chose: [1, 2, 3, 1, 1] },
	{ groups: [2], chose: [1, 1, 0, 1, 2] },
	{ groups: [1], chose: [1, 2, 2, 1, 1], wrote: { 3: 'Harm', 6: 'What we do when two of us do not get on.' } },
	{ groups: [3], chose: [1, 1, 1, 1, 3] },
	{ groups: [1], chose: [1, 1, 1, 1, 1], came: 'account' },
	{
		groups: [],
		chose: [0, 3, 2, 2, 0],
		wrote: { 2: 'I was reported once for asking for help. Say what happens, step by step.' }
	},
	{ groups: [1], chose: [1, 1, 3, 1, 2] },
	{ groups: [1], language: 'es', chose: [1, 1, 2, 1, 1], wrote: { 3: '«Riesgo» asusta menos.' } },
	{
		groups: [5],
		chose: [2, 1, 1, 1, 1],
		wrote: { 1: 'As a volunteer I would like to be allowed to ask: do you want advice?' }
	},
	{ groups: [1, 2], chose: [1, 2, 1, 1, 1] },
	{ groups: [1], chose: [1, 1, 1, 1, 4], wrote: { 6: 'Silence is fine too.' } },
	{ groups: [4], chose: [1, 1, 0, 1, 1], came: 'paper', who: 'Gran of three' },
	{
		groups: [1],
		chose: [1, 1, 2, 2, 2],
		wrote: { 4: 'Shorter. Five lines that I can remember with a baby on my arm.' }
	},
	{ groups: [3], chose: [1, 2, 2, 1, 1], wrote: { 2: 'Fathers are mothers’ husbands in this text. We talk too.' } },
	{ groups: [1], chose: [1, 1, 1, 1, 1] },
	{ groups: [], language: 'es', chose: [1, 1, 1, 1, 3], wrote: { 6: 'Que alguien traduzca cuando hace falta.' } },
	{ groups: [1], chose: [2, 3, 2, 3, 4], wrote: { 4: 'No rules at all. I come to get away from them.' } },
	{ groups: [1], chose: [1, 1, 1, 1, 1], came: 'paper' },
	{ groups: [5], chose: [1, 1, 3, 1, 1] },
	{ groups: [1], chose: [1, 2, 2, 1, 3], wrote: { 3: 'If somebody could get hurt' } },
	{ groups: [2], chose: [1, 1, 1, 1, 1], wrote: { 6: 'A seat near the plug for the pump, with a curtain.' } },
	{ groups: [1], language: 'es', chose: [1, 1, 1, 1, 1] },
	{
		groups: [3],
		chose: [1, 1, 0, 1, 2],
		wrote: { 6: 'The tall one with the red coat should read number two.' },
		leftOut: true
	},
	{ groups: [1], chose: [1, 1, 2, 1, 1] },
	{ groups: [], chose: [2, 2, 2, 2, 1] },
	{ groups: [1], chose: [1, 1, 1, 1, 3] },
	{ groups: [5], chose: [1, 1, 1, 2, 4], wrote: { 4: 'The last one belongs on the kettle, not here.' } },
	{ groups: [1], chose: [1, 2, 1, 1, 1], came: 'paper' },
	{
		groups: [1],
		language: 'es',
		chose: [1, 1, 2, 1, 2],
		wrote: { 2: 'Me ayudaría saber a quién se lo contaríais.' },
		unread: true
	},
	{ groups: [4], chose: [1, 1, 1, 1, 1] },
	{ groups: [1], chose: [1, 1, 1, 1, 1], wrote: { 6: 'Nothing. Thank you for asking us.' }, unread: true }
];
