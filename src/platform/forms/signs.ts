// One rule for addresses, numbers and codes: whatever keyboard or address book wrote them, they are read by what a person sees.

/** Marks that phones' address books and messengers put around what they copy: nobody typed them, and they say nothing. */
const wrapping = /[\u202A-\u202C\u2066-\u2069\uFEFF]/g;

/** A text without the marks of direction that come along when it is copied; marks that a script needs stay. */
export function withoutWrapping(text: string): string {
	return text.replace(wrapping, '');
}

/**
 * An address, a number or a code by its plain signs: digits of any script as 0 to 9, every dash as a hyphen, wide letters as
 * narrow ones, every gap as a space, and nothing that nobody sees.
 */
export function plainSigns(text: string): string {
	return plainDigits(text.normalize('NFKC').replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, ''))
		.replace(/\p{Dash}/gu, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Digits of any script as 0 to 9. */
export function plainDigits(text: string): string {
	return text.replace(/\p{Nd}/gu, (digit) => String(valueOf(digit)));
}

/** A name by which it is compared and looked for: case, accents, gaps and marks that nobody sees make no other name. */
export function nameKey(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\u0300-\u036F\u064B-\u065F\u0640]/gu, '')
		.toLowerCase()
		.replace(/['’‘`´ʼ]/g, '')
		.replace(/[ßæœøłđıþð]/g, (letter) => plainLetters[letter] ?? letter)
		.replace(/[\s\p{Dash}]+/gu, ' ')
		.trim()
		.normalize('NFC');
}

const plainLetters: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ı: 'i',
	þ: 'th',
	ð: 'd'
};

// The decimal digits of a script stand together, from zero to nine.
function valueOf(digit: string): number {
	const point = digit.codePointAt(0) ?? 0;
	let value = 0;
	while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
	return value;
}
