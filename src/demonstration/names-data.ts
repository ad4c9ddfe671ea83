import type { SuggestionWay } from '#rooms/coproduction/suggestion/form.ts';

/** Names for the corner with the cushions, as they came in; the first is that of which the demonstration shows the receipt. */
export const cornerNames: readonly {
	words: string;
	meaning: string;
	way: SuggestionWay;
	name: string;
	language: 'en' | 'es';
	/** By the parent whose page the demonstration opens, under her account. */
	isHers?: true;
}[] = [
	{
		...{ words: 'Little Cloud', meaning: 'You sink in and somebody brings tea', language: 'en' },
		...{ way: 'anonymous', name: '' }
	},
	{
		words: 'The Cloud',
		meaning: 'Soft, and it floats a bit above the noise',
		way: 'known',
		name: 'Bethan',
		language: 'en'
	},
	{
		...{ words: 'The Raft', meaning: 'There is room for one more', way: 'signed', name: 'Maya', language: 'en' },
		isHers: true
	},
	{
		words: 'El nido',
		meaning: 'Donde se descansa antes de volver a volar',
		way: 'signed',
		name: 'Carmen',
		language: 'es'
	},
	{ words: 'Chez Dave', meaning: '', way: 'anonymous', name: '', language: 'en' }
];
