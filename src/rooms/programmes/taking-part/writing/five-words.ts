/** The languages in which there are lists of 2,048 words. */
export const wordLanguages = ['en', 'es'] as const;
export type WordLanguage = (typeof wordLanguages)[number];

/** The words that may be drawn in a language; fetched only while words are typed. */
export async function listOf(language: WordLanguage): Promise<readonly string[]> {
	const list =
		language === 'es'
			? await import('@scure/bip39/wordlists/spanish.js')
			: await import('@scure/bip39/wordlists/english.js');
	return list.wordlist.map((word) => word.normalize('NFC'));
}

// Words that nobody should be given to learn by heart in a house like this.
const unkind = new Set(
	bareAll(
		'abuse afraid baby blame blood child crime cruel cry damage danger fatal ghost grief guilt gun hurt infant kill knife lose mother murder ' +
			'orphan pain panic pill poison punish sad scare shoot sick suffer tragic trauma ugly victim violin weapon worry wrong ' +
			'aborto abuso acoso arma ataque bala bebé bomba culpa cuna dolor droga feo fiebre golpe grito herida hijo infierno llanto luto madre matar ' +
			'morir muerte nacer niño odio pánico parto pecado pena pistola rabia robo sangre sufrir temor tumba vacuna veneno víctima'
	)
);

/** Five words, drawn evenly by the browser's own chance. */
export function drawFive(list: readonly string[]): string[] {
	const words: string[] = [];
	while (words.length < 5) {
		const [number = 0] = crypto.getRandomValues(new Uint16Array(1));
		const word = list[number % list.length] ?? ''; // 2,048 goes into 65,536 without a rest
		if (!unkind.has(bare(word)) && !words.includes(word)) words.push(word);
	}
	return words;
}

/** The words as they stand in the list, however they were typed: capitals, accents, commas; four letters are enough. Nothing where one is no word of it. */
export function readFive(list: readonly string[], typed: string): string[] | undefined {
	const known = new Map(list.map((word) => [bare(word), word]));
	const words = bareAll(typed).map(
		(one) => known.get(one) ?? (one.length >= 4 ? list.find((word) => bare(word).startsWith(one)) : undefined)
	);
	return words.length === 5 && words.every((word) => word !== undefined) ? words : undefined;
}

/** Two of the five places, to be asked back. */
export function twoPlaces(): [number, number] {
	const [first = 0, step = 0] = crypto.getRandomValues(new Uint8Array(2));
	const [one, other] = [first % 5, (first + 1 + (step % 4)) % 5];
	return one < other ? [one, other] : [other, one];
}

function bare(word: string): string {
	return word
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase();
}

function bareAll(words: string): string[] {
	return bare(words)
		.split(/[^\p{L}]+/u)
		.filter(Boolean);
}
