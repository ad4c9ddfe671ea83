/** A paper is worth this many units before any of it has moved on: votes are counted in whole hundred-thousandths. */
export const onePaper = 100_000;

/** Units as votes with five decimals. */
export function votesOf(units: number): string {
	const rest = units % onePaper;
	return `${(units - rest) / onePaper}.${String(rest).padStart(5, '0')}`;
}

/**
 * What a paper is worth when a surplus moves on: surplus × its value when received ÷ all votes of the option, all in units,
 * the rest dropped. The product passes 2^53 from 900,720 votes of surplus on, so this one is reckoned without a bound.
 */
export const movedValue = (surplus: number, value: number, votes: number): number =>
	Number((BigInt(surplus) * BigInt(value)) / BigInt(votes));
