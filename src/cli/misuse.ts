/** A request that can't be carried out as it was written: exit 2, and a sentence that says what was expected. */
export class Misuse extends Error {
	override name = 'Misuse';
}
